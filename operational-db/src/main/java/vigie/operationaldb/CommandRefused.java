package vigie.operationaldb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The core refused a command: nothing of it was written.
 *
 * <p>The code is one of {@code ledger.refusal_reasons} (for example {@code INSUFFICIENT_STOCK}); both sentences are
 * meant for
 * people; the params are the values the sentences were built from. The connection stays usable.
 */
public final class CommandRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String fr;
    private final String en;
    private final transient @Nullable JsonNode params;

    public CommandRefused(String code, String fr, String en, JsonNode params, @Nullable Throwable cause) {
        super(code + ": " + en, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.fr = Objects.requireNonNull(fr, "fr");
        this.en = Objects.requireNonNull(en, "en");
        this.params = Objects.requireNonNull(params, "params");
    }

    /** Reason code, stable across versions and languages. */
    public String code() {
        return code;
    }

    /** What was refused and why, in French. */
    public String fr() {
        return fr;
    }

    /** What was refused and why, in English. */
    public String en() {
        return en;
    }

    /** Values named by the sentences; a missing node after Java serialization. */
    public JsonNode params() {
        return params == null ? MissingNode.getInstance() : params;
    }
}
