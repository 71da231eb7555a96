@NullMarked
package vigie.operationaldb.importing;

import org.jspecify.annotations.NullMarked;
