/** How the whole path stands, for people, programs and Prometheus: one answer, cut to what its reader may see. */
@NullMarked
package vigie.dashboard.health;

import org.jspecify.annotations.NullMarked;
