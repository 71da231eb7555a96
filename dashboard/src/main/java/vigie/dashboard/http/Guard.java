package vigie.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.people.SignInConfig;

/**
 * Keeps other web sites out: only loopback names and the public one in the Host header (a site that rebinds its DNS
 * name to 127.0.0.1 is refused), no cross-origin writes, and headers that forbid inline script and framing.
 */
public final class Guard {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private Guard() {}

    /**
     * Refuses to listen where others could reach, unless people sign in and a proxy encrypts what they send.
     *
     * @throws IllegalArgumentException with one sentence
     */
    public static void requireProtected(String host, @Nullable SignInConfig signIn) {
        try {
            boolean protectedThere = signIn != null && signIn.publicAddress() != null;
            if (!protectedThere && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "The dashboard listens on this machine only (127.0.0.1) unless people"
                                + " sign in and reach it at a public https address; '" + host
                                + "' is reachable from elsewhere.");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + host + "' is not an address of this machine.", e);
        }
    }

    /**
     * Registers the checks and headers for every route.
     *
     * @param publicAddress where people reach this server through a proxy, null when they do not
     */
    public static void register(RoutesConfig routes, @Nullable URI publicAddress) {
        String publicName = publicAddress == null ? null : publicAddress.getAuthority();
        routes.before(context -> {
            context.header("Content-Security-Policy", POLICY);
            context.header("X-Content-Type-Options", "nosniff");
            context.header("X-Frame-Options", "DENY");
            context.header("Referrer-Policy", "same-origin");
            context.header("Cross-Origin-Opener-Policy", "same-origin");
            context.header("Cross-Origin-Resource-Policy", "same-origin");
            if (publicName != null) {
                context.header("Strict-Transport-Security", "max-age=31536000");
            }
            String host = context.header("Host");
            if (!isLoopbackName(host) && (publicName == null || !publicName.equalsIgnoreCase(host))) {
                refuse(context, "BAD_HOST", "Nom d'hôte refusé : utiliser localhost.", "Host refused: use localhost.");
            } else if (changesSomething(context) && !sameOrigin(context)) {
                refuse(
                        context,
                        "OTHER_ORIGIN",
                        "Demande d'un autre site refusée.",
                        "A request from another site is refused.");
            }
        });
    }

    private static void refuse(Context context, String code, String fr, String en) {
        new Problem(403, code, fr, en).write(context);
        context.skipRemainingHandlers();
    }

    static boolean changesSomething(Context context) {
        return !context.method().equals(HandlerType.GET) && !context.method().equals(HandlerType.HEAD);
    }

    private static boolean sameOrigin(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = context.header("Origin");
        if (origin == null) {
            return true;
        }
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(context.header("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopbackName(@Nullable String header) {
        if (header == null) {
            return false;
        }
        String host = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
