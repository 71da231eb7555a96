/** What shows to others that the sealed ledger is what it was. */
@NullMarked
package vigie.operationaldb.audit;

import org.jspecify.annotations.NullMarked;
