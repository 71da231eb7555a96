package vigie.operationaldb;

/**
 * The ledger did not answer a command: connection lost, statement failed, or a constraint hit directly. A system
 * error.
 */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
