package vigie.dashboard.warehouse;

/** The warehouse file cannot be used; the message is one sentence that says what to do. */
public final class WarehouseDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WarehouseDamaged(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
