package vigie.dashboard.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vigie.dashboard.kpi.Scope;

/** Answers that stay equal at one position: the ETag is position, scope and normalised question, 304 when unchanged. */
final class Conditional {
    private Conditional() {}

    /**
     * Writes an answer, or 304 when the reader has it.
     *
     * @param version changes with definitions and warehouse run
     * @param scope rows the reader sees: what one may see is never taken for what another may
     */
    static void write(Context context, long position, String version, Scope scope, Object answer) {
        String tag = "\"" + position + "-" + hash(version + "\n" + scope + "\n" + Requests.normalised(context)) + "\"";
        context.header("ETag", tag);
        context.header("Cache-Control", "private, no-cache");
        context.header("Vary", "Accept-Language, Cookie, Authorization");
        context.header("Content-Language", Requests.language(context).tag());
        context.header("X-Position", String.valueOf(position));
        String known = context.header("If-None-Match");
        if (known != null && (known.equals(tag) || known.contains(tag))) {
            context.status(304);
            return;
        }
        context.result(Json.bytes(answer));
        context.contentType("application/json; charset=utf-8");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
