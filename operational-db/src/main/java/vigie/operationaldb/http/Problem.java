package vigie.operationaldb.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.Sentence;

/**
 * The one shape of everything that goes wrong (RFC 9457). The code never changes its meaning; the sentence is for
 * people, in the language they ask for.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Sentence REFUSED = new Sentence("Commande refusée", "Command refused");
    private static final Sentence NOT_DONE = new Sentence("Demande impossible", "Request not possible");

    private final int status;
    private final String code;
    private final transient Sentence title;
    private final transient Sentence sentence;
    private final transient @Nullable JsonNode params;

    private Problem(int status, String code, Sentence title, Sentence sentence, @Nullable JsonNode params) {
        super(code + ": " + sentence.en(), null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.sentence = sentence;
        this.params = params;
    }

    /** Something the request itself lacks or gets wrong. */
    static Problem of(int status, String code, String fr, String en) {
        return new Problem(status, code, NOT_DONE, new Sentence(fr, en), null);
    }

    /** A refusal of the core, under its own code. */
    static Problem of(CommandRefused refused) {
        int status = switch (refused.code()) {
            case "MALFORMED_COMMAND" -> 400;
            case "NOT_PERMITTED" -> 403;
            default -> 422;
        };
        return new Problem(status, refused.code(), REFUSED, new Sentence(refused.fr(), refused.en()), refused.params());
    }

    int status() {
        return status;
    }

    /** The document, in French or English. */
    ObjectNode body(boolean french, @Nullable String instance) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:vigie:problem:" + code);
        body.put("title", french ? title.fr() : title.en());
        body.put("status", status);
        body.put("detail", french ? sentence.fr() : sentence.en());
        body.put("code", code);
        if (params != null && !params.isMissingNode()) {
            body.set("params", params);
        }
        if (instance != null) {
            body.put("instance", instance);
        }
        return body;
    }
}
