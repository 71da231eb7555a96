/** Tests of the launcher, of the parts and of the borders between modules. */
@NullMarked
package vigie.localstack;

import org.jspecify.annotations.NullMarked;
