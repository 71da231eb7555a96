package vigie.dashboard.kpi;

import java.util.Locale;

/** A language the dashboard speaks. */
public enum Language {
    FR(Locale.FRANCE),
    EN(Locale.UK);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** Locale used for numbers and dates. */
    public Locale locale() {
        return locale;
    }

    /** BCP 47 tag: {@code fr} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** Picks the sentence of this language. */
    public String pick(String fr, String en) {
        return this == FR ? fr : en;
    }
}
