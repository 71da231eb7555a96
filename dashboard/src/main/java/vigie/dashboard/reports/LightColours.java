package vigie.dashboard.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours of the pages in their light theme, read from the style sheet browsers get. */
final class LightColours {
    private static final Pattern TOKEN =
            Pattern.compile("--([\\w-]+):\\s*(?:light-dark\\(\\s*)?(#[0-9a-fA-F]{3,6}|var\\(--([\\w-]+)\\))");
    private static final Pattern USE = Pattern.compile("var\\(--([\\w-]+)\\)");
    private static final Map<String, String> COLOURS = read();

    private LightColours() {}

    private static Map<String, String> read() {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher tokens = TOKEN.matcher(resource("/web/vigie.css"));
        while (tokens.find()) {
            String same = tokens.group(3);
            String colour = same == null ? rgb(tokens.group(2)) : colours.get(same);
            if (colour != null) {
                colours.putIfAbsent(tokens.group(1), colour);
            }
        }
        return colours;
    }

    /** {@code #abc} or {@code #aabbcc} as {@code rgb(r, g, b)}. */
    private static String rgb(String hex) {
        String digits = hex.length() == 4 ? hex.substring(1).replaceAll("(.)", "$1$1") : hex.substring(1);
        int value = Integer.parseInt(digits, 16);
        return "rgb(" + (value >> 16) + ", " + (value >> 8 & 255) + ", " + (value & 255) + ")";
    }

    /** All of them by token name. */
    static Map<String, String> all() {
        return COLOURS;
    }

    /** One of them, {@code rgb(r, g, b)}. */
    static String of(String token) {
        return Objects.requireNonNull(COLOURS.get(token), token);
    }

    /** A style sheet with its {@code var(--token)} written out, for readers that know no variables. */
    static String writtenInto(String css) {
        return USE.matcher(css).replaceAll(use -> of(use.group(1)));
    }

    /** Text of a file that comes with the program. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LightColours.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
