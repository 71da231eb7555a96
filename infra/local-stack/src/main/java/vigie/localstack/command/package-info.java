/** One class per command of {@code ./vigie}. */
@NullMarked
package vigie.localstack.command;

import org.jspecify.annotations.NullMarked;
