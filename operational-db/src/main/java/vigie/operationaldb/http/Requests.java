package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests: what is wrong with one is a {@link Problem} that says how to mend it. */
final class Requests {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern KEY = Pattern.compile("[\\x21\\x23-\\x7e]{1,200}");

    private Requests() {}

    /** True for French, the language of who does not ask for another one. */
    static boolean french(Context context) {
        String header = context.header("Accept-Language");
        if (header == null || header.isBlank()) {
            return true;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.FRENCH, Locale.ENGLISH));
            return !Locale.ENGLISH.equals(best);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** The body as it came, refused when it has more bytes than allowed. */
    static byte[] bytes(Context context, int mostBytes) {
        try {
            byte[] bytes = context.bodyInputStream().readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw Problem.of(
                        413,
                        "BODY_TOO_LARGE",
                        "Le corps dépasse " + mostBytes + " octets ; répartir la demande en plusieurs.",
                        "The body has more than " + mostBytes + " bytes; split the request.");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.of(
                    400,
                    "BODY_INCOMPLETE",
                    "Le corps n'est pas arrivé en entier ; renvoyer la demande avec la même clé.",
                    "The body did not arrive whole; send the request again with the same key.");
        }
    }

    /** JSON text as a tree; a name twice in one object, or anything after the value, is refused. */
    static JsonNode json(byte[] text, String place) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw notJson(place, e.getOriginalMessage());
        } catch (IOException e) {
            throw notJson(place, String.valueOf(e.getMessage()));
        }
        throw notJson(place, "empty");
    }

    private static Problem notJson(String place, String reason) {
        return Problem.of(
                400,
                "BODY_NOT_JSON",
                "JSON illisible (" + place + ") : " + reason + ".",
                "Not valid JSON (" + place + "): " + reason + ".");
    }

    /** The idempotency key of the header, bare or in quotation marks as a structured field has it; null without one. */
    static @Nullable String key(Context context) {
        String header = context.header("Idempotency-Key");
        if (header == null || header.isBlank()) {
            return null;
        }
        String key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        return checked(key);
    }

    /** A key that can be kept: up to 200 visible characters. */
    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.of(
                    400,
                    "KEY_UNFIT",
                    "Une clé d'idempotence a de 1 à 200 caractères ASCII visibles, sans guillemets.",
                    "An idempotency key has 1 to 200 visible ASCII characters, no quotation marks.");
        }
        return key;
    }
}
