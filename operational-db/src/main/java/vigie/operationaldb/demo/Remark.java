package vigie.operationaldb.demo;

import java.util.Objects;

/** One sentence for people, in both languages. */
public record Remark(String fr, String en) {
    public Remark {
        Objects.requireNonNull(fr, "fr");
        Objects.requireNonNull(en, "en");
    }
}
