package vigie.dashboard.pages;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import vigie.dashboard.kpi.Language;

/** Words on screen in one language, from {@code i18n/<language>.properties}; patterns are ICU messages. */
public final class Texts {
    private static final Map<Language, Texts> ALL =
            Map.of(Language.FR, load(Language.FR), Language.EN, load(Language.EN));

    private final Language language;
    private final Properties patterns;

    private Texts(Language language, Properties patterns) {
        this.language = language;
        this.patterns = patterns;
    }

    /** The words of a language. */
    public static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("no texts for language " + language);
        }
        return texts;
    }

    public Language language() {
        return language;
    }

    /** Keys, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(patterns.stringPropertyNames());
    }

    /** True when the key exists. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * The text of a key, with arguments at {@code {0}}, {@code {1}}.
     *
     * @throws IllegalArgumentException when the key does not exist
     */
    public String of(String key, Object... arguments) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for key " + key + " in " + language.tag());
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** The text of {@code prefix.code}, or the code itself when it has none (a code from the data). */
    public String ofCode(String prefix, String code) {
        String key = prefix + "." + code;
        return has(key) ? of(key) : code;
    }

    private static Texts load(Language language) {
        String path = "i18n/" + language.tag() + ".properties";
        try (InputStream in = Texts.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            Properties patterns = new Properties();
            patterns.load(reader);
            return new Texts(language, patterns);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + path + " cannot be read", e);
        }
    }
}
