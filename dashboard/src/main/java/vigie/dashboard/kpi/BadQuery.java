package vigie.dashboard.kpi;

/** A question that cannot be answered as asked; carries a stable code and a sentence in both languages. */
public final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String fr;
    private final String en;
    private final int status;

    private BadQuery(int status, String code, String fr, String en) {
        super(en);
        this.status = status;
        this.code = code;
        this.fr = fr;
        this.en = en;
    }

    /** The question itself is wrong (HTTP 400). */
    public static BadQuery malformed(String code, String fr, String en) {
        return new BadQuery(400, code, fr, en);
    }

    /** What is asked for does not exist at that position (HTTP 404). */
    public static BadQuery notFound(String code, String fr, String en) {
        return new BadQuery(404, code, fr, en);
    }

    /** The answer took too long or is not available now (HTTP 503). */
    public static BadQuery unavailable(String code, String fr, String en) {
        return new BadQuery(503, code, fr, en);
    }

    /** HTTP status that fits. */
    public int status() {
        return status;
    }

    /** Stable code in upper case, for programs. */
    public String code() {
        return code;
    }

    /** Sentence for people. */
    public String sentence(Language language) {
        return language.pick(fr, en);
    }
}
