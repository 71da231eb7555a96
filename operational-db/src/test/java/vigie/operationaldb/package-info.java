/** Tests of the transactional core. */
@NullMarked
package vigie.operationaldb;

import org.jspecify.annotations.NullMarked;
