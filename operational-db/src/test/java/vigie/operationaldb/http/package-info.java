/** The command API, over real HTTP and a real ledger. */
@NullMarked
package vigie.operationaldb.http;

import org.jspecify.annotations.NullMarked;
