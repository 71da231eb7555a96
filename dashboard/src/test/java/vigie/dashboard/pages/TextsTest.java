package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.dashboard.kpi.Language;

/** Words on screen: same keys and same places in both languages, none of them written in a template. */
class TextsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[,}]");
    private static final Pattern MARKUP = Pattern.compile("(?s)<script.*?</script>|<[^>]*>");
    private static final Pattern CODE = Pattern.compile("@(import|param)[^\\n]*|(!|\\$|\\$unsafe)\\{|@[a-z.]+\\(?");
    /** Names and signs that are the same in every language. */
    private static final List<String> SAME_EVERYWHERE = List.of("Vigie", "SVG", "PNG", "XLSX", "CSV");

    @Test
    void hasTheSameKeysInBothLanguages() {
        assertThat(Texts.in(Language.FR).keys()).isEqualTo(Texts.in(Language.EN).keys());
    }

    @Test
    void hasTheSamePlacesInBothLanguages() {
        for (String key : Texts.in(Language.FR).keys()) {
            assertThat(places(Texts.in(Language.FR).of(key)))
                    .as(key)
                    .isEqualTo(places(Texts.in(Language.EN).of(key)));
        }
    }

    @Test
    void wordsPlurals() {
        assertThat(Texts.in(Language.FR).of("proof.equation.postings", 1L)).isEqualTo("= une écriture");
        assertThat(Texts.in(Language.EN).of("proof.equation.postings", 8214L)).isEqualTo("= sum of 8,214 postings");
    }

    @Test
    void givesTheCodeItselfWhenItHasNoText() {
        assertThat(Texts.in(Language.EN).ofCode("document", "SOMETHING_NEW")).isEqualTo("SOMETHING_NEW");
    }

    @Test
    void keepsWordsOutOfTemplates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                String left =
                        MARKUP.matcher(withoutCode(Files.readString(file))).replaceAll(" ");
                for (String name : SAME_EVERYWHERE) {
                    left = left.replace(name, "");
                }
                assertThat(left.replaceAll("[^\\p{L}]+", " ").trim())
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    /** Leaves only markup and words: expressions and control structures go, with their balanced brackets. */
    private static String withoutCode(String template) {
        StringBuilder left = new StringBuilder();
        Matcher matcher = CODE.matcher(template);
        int from = 0;
        while (from < template.length() && matcher.find(from)) {
            left.append(template, from, matcher.start());
            String found = matcher.group();
            from = matcher.end();
            if (found.startsWith("@template.layout")) {
                from = template.indexOf('`', from) + 1;
            } else if (found.endsWith("(") || found.endsWith("{")) {
                from = closing(template, from);
            }
        }
        return left.append(template.substring(from)).toString();
    }

    private static int closing(String template, int from) {
        int open = 1;
        int at = from;
        while (open > 0 && at < template.length()) {
            char letter = template.charAt(at++);
            open += letter == '(' || letter == '{' ? 1 : letter == ')' || letter == '}' ? -1 : 0;
        }
        return at;
    }

    private static SortedSet<String> places(String pattern) {
        SortedSet<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(pattern);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }
}
