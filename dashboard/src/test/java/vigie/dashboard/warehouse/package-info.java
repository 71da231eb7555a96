@NullMarked
package vigie.dashboard.warehouse;

import org.jspecify.annotations.NullMarked;
