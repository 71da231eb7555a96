/** Users' own SQL, in a separate locked process over a published snapshot. */
@NullMarked
package vigie.dashboard.sql;

import org.jspecify.annotations.NullMarked;
