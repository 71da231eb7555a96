@NullMarked
package vigie.dashboard.delivery;

import org.jspecify.annotations.NullMarked;
