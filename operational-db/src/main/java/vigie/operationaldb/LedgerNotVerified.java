package vigie.operationaldb;

import java.util.List;

/** A verification query found rows that must not exist: the ledger contradicts itself. Nothing was repaired. */
public final class LedgerNotVerified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerNotVerified(List<String> findings) {
        super("the ledger does not verify: " + String.join("; ", findings));
    }
}
