package vigie.operationaldb.demo;

import java.util.Objects;
import vigie.operationaldb.Sentence;

/**
 * A source row that is not in the ledger, and why.
 *
 * @param table table of the source
 * @param row its key in that table, for example {@code 11150/S18_1749}
 * @param reason why it could not be loaded
 */
public record RejectedRow(String table, String row, Sentence reason) {
    public RejectedRow {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(reason, "reason");
    }
}
