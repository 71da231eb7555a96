@NullMarked
package vigie.capture;

import org.jspecify.annotations.NullMarked;
