/** Files of JSON lines that only grow: what the dashboard remembers of itself. */
@NullMarked
package vigie.dashboard.logs;

import org.jspecify.annotations.NullMarked;
