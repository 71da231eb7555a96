package vigie.dashboard.delivery;

/** A message that was not taken; the sentence says why and holds no secret. */
final class SendFailed extends Exception {
    private static final long serialVersionUID = 1L;

    SendFailed(String message, Throwable cause) {
        super(message, cause);
    }

    SendFailed(String message) {
        super(message);
    }
}
