package vigie.localstack;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words shown on the console, in French or English (any other language reads English). Files {@code words_fr} and
 * {@code words_en} hold the same keys; a value is a {@link String#format} pattern.
 */
public final class Words {
    private static final ResourceBundle.Control NO_SYSTEM_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    public Words(Locale wanted) {
        this.locale = wanted.getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK;
        this.bundle = ResourceBundle.getBundle("vigie.localstack.words", locale, NO_SYSTEM_FALLBACK);
    }

    /** The words of {@code --lang fr|en} among the arguments, else those of the machine's locale. */
    public static Words of(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return new Words(Locale.of(arguments[i].substring("--lang=".length())));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return new Words(Locale.of(arguments[i + 1]));
            }
        }
        return new Words(Locale.getDefault());
    }

    public String text(String key, Object... details) {
        return String.format(locale, bundle.getString(key), details);
    }

    public boolean french() {
        return locale.getLanguage().equals("fr");
    }

    public Locale locale() {
        return locale;
    }

    public ResourceBundle bundle() {
        return bundle;
    }
}
