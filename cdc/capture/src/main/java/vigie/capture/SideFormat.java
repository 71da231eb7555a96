package vigie.capture;

import java.util.Locale;

/** In what form, beside the contract's own, changes are published for other consumers. */
public enum SideFormat {
    /** In none. */
    NONE,
    /** As standard Debezium envelopes in JSON, without schemas, on topic {@code <topic>-json}. */
    DEBEZIUM_JSON;

    /** The name used in settings, {@code none} or {@code debezium-json}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format of a name.
     *
     * @throws IllegalArgumentException naming what there is
     */
    public static SideFormat of(String word) {
        for (SideFormat format : values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw new IllegalArgumentException("format is '" + word + "'; there are none and debezium-json");
    }
}
