/** Tests of the package of the same name. */
@NullMarked
package vigie.localstack.parts;

import org.jspecify.annotations.NullMarked;
