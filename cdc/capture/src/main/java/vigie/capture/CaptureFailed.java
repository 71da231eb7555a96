package vigie.capture;

/** PostgreSQL or Kafka cannot be reached or is not set up as needed; another attempt may succeed. */
public final class CaptureFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaptureFailed(String message) {
        super(message);
    }

    CaptureFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
