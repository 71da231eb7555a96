/** Starts and stops the dashboard; its parts live in the packages below. */
@NullMarked
package vigie.dashboard;

import org.jspecify.annotations.NullMarked;
