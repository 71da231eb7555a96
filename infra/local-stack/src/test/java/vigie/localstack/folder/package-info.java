/** Tests of the package of the same name. */
@NullMarked
package vigie.localstack.folder;

import org.jspecify.annotations.NullMarked;
