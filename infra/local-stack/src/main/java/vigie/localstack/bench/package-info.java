/** The benches of the whole path: each figure beside a reference measured in the same run. */
@NullMarked
package vigie.localstack.bench;

import org.jspecify.annotations.NullMarked;
