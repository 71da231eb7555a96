@NullMarked
package vigie.dashboard.sql;

import org.jspecify.annotations.NullMarked;
