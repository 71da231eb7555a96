/** The DuckDB file: its one owner, the materializer that fills it, freshness, and published snapshots. */
@NullMarked
package vigie.dashboard.warehouse;

import org.jspecify.annotations.NullMarked;
