/**
 * Demo data: the real Steel Wheels history, a seeded simulator for tests and benches, and the clock that posts new
 * days.
 */
@NullMarked
package vigie.operationaldb.demo;

import org.jspecify.annotations.NullMarked;
