package vigie.operationaldb.demo;

import java.util.Objects;

/**
 * A source row that is not in the ledger, and why.
 *
 * @param table table of the source
 * @param row its key in that table, for example {@code 11150/S18_1749}
 * @param reason why it could not be loaded
 */
public record RejectedRow(String table, String row, Remark reason) {
    public RejectedRow {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(reason, "reason");
    }
}
