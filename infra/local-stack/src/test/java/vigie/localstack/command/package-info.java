/** Tests of the package of the same name. */
@NullMarked
package vigie.localstack.command;

import org.jspecify.annotations.NullMarked;
