/** Metrics: their definitions, the period grammar, the query builder and the answers people and programs read. */
@NullMarked
package vigie.dashboard.kpi;

import org.jspecify.annotations.NullMarked;
