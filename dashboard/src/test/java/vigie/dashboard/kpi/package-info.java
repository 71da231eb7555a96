@NullMarked
package vigie.dashboard.kpi;

import org.jspecify.annotations.NullMarked;
