@NullMarked
package vigie.dashboard;

import org.jspecify.annotations.NullMarked;
