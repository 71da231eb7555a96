package vigie.operationaldb;

import java.util.Objects;

/** One sentence for people, in both languages of the product. */
public record Sentence(String fr, String en) {
    public Sentence {
        Objects.requireNonNull(fr, "fr");
        Objects.requireNonNull(en, "en");
    }
}
