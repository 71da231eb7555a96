package vigie.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.people.SignIn;

/**
 * The cookie that carries a session: out of reach of scripts, not sent with other sites' forms, gone with the browser.
 * Behind TLS its name binds it to this host and to encrypted connections; on this machine alone there is no TLS.
 */
public final class SessionCookie {
    private static final String HERE = "vigie-session";
    private static final String BEHIND_TLS = "__Host-vigie-session";
    private static final String LEAVING = "vigie-leaving";
    private static final int LEAVING_SECONDS = 600;
    private static final int WITH_THE_BROWSER = -1;

    private SessionCookie() {}

    static @Nullable String read(Context context, SignIn signIn) {
        return context.cookie(name(signIn));
    }

    /** Gives the browser a session. */
    public static void give(Context context, SignIn signIn, String secret) {
        context.cookie(cookie(name(signIn), secret, WITH_THE_BROWSER, signIn));
    }

    /** Takes the session from the browser and gives its secret, null when there is none. */
    public static @Nullable String take(Context context, SignIn signIn) {
        String secret = read(context, signIn);
        context.cookie(cookie(name(signIn), "", 0, signIn));
        return secret;
    }

    /** Notes the state a browser leaves with for the identity provider. */
    public static void leave(Context context, SignIn signIn, String state) {
        context.cookie(cookie(LEAVING, state, LEAVING_SECONDS, signIn));
    }

    /** The state this browser left with, once. */
    public static @Nullable String returned(Context context, SignIn signIn) {
        String state = context.cookie(LEAVING);
        context.cookie(cookie(LEAVING, "", 0, signIn));
        return state;
    }

    private static Cookie cookie(String name, String value, int seconds, SignIn signIn) {
        Cookie cookie = new Cookie(name, value, "/", seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(signIn.publicAddress() != null);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }

    private static String name(SignIn signIn) {
        URI address = signIn.publicAddress();
        return address == null ? HERE : BEHIND_TLS;
    }
}
