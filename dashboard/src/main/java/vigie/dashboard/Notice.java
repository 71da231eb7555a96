package vigie.dashboard;

import java.util.Objects;

/** A sentence every page shows about its data, for instance that receipts are generated. Both languages, plain text. */
public record Notice(String fr, String en) {
    public Notice {
        Objects.requireNonNull(fr, "fr");
        Objects.requireNonNull(en, "en");
    }
}
