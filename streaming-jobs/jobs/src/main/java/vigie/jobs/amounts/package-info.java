/** Arithmetic of amounts: one rounding, and shares that sum to the whole. Plain Java, integers only. */
@NullMarked
package vigie.jobs.amounts;

import org.jspecify.annotations.NullMarked;
