package vigie.dashboard.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import vigie.dashboard.kpi.Language;

/**
 * The one shape of errors (RFC 9457): status, stable code, title in the reader's language.
 *
 * @param code upper case, for programs; never changes its meaning
 */
record Problem(int status, String code, String fr, String en) {

    /** Answers with this problem. */
    void write(Context context) {
        Language language = Requests.language(context);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", language.pick(fr, en));
        body.put("status", status);
        body.put("code", code);
        body.put("instance", context.path());
        context.status(status);
        context.header("Content-Language", language.tag());
        context.header("Cache-Control", "no-store");
        context.result(Json.bytes(body));
        context.contentType("application/problem+json; charset=utf-8");
    }
}
