/** The transactional core: migration, and the one typed door to its commands. */
@NullMarked
package vigie.operationaldb;

import org.jspecify.annotations.NullMarked;
