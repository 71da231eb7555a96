/** The ledger as the files an import reads, and those files empty. */
@NullMarked
package vigie.operationaldb.exporting;

import org.jspecify.annotations.NullMarked;
