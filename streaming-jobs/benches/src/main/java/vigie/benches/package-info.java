/** Benches of the pure code, each beside a reference. */
@NullMarked
package vigie.benches;

import org.jspecify.annotations.NullMarked;
