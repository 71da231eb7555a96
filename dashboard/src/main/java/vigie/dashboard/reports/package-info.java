/** Pages on paper: charts drawn by the server as pictures, paginated documents. */
@NullMarked
package vigie.dashboard.reports;

import org.jspecify.annotations.NullMarked;
