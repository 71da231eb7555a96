/** What travels from the ledger: tables, rows, envelope and the only codec. */
@NullMarked
package vigie.ledgerevents;

import org.jspecify.annotations.NullMarked;
