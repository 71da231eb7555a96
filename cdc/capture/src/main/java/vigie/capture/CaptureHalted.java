package vigie.capture;

/**
 * What came from the ledger cannot be proved complete or cannot be read: nothing further may be published. Only a
 * person, or a restart that receives something better, goes on from here.
 */
final class CaptureHalted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    CaptureHalted(String fr, String en) {
        this(new Reason(fr, en));
    }

    CaptureHalted(Reason reason) {
        super(reason.en());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
