@NullMarked
package vigie.dashboard.reports;

import org.jspecify.annotations.NullMarked;
