/** What accountants take out of the ledger: the audit file of a year. */
@NullMarked
package vigie.operationaldb.accounting;

import org.jspecify.annotations.NullMarked;
