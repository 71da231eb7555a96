package vigie.dashboard.warehouse;

/** A read passed its deadline and was ended. */
public final class ReadTimedOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadTimedOut(String message, Throwable cause) {
        super(message, cause);
    }
}
