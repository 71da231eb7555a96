/** Alerts by mail and webhook: who is told of what, when, and whether it arrived. */
@NullMarked
package vigie.dashboard.delivery;

import org.jspecify.annotations.NullMarked;
