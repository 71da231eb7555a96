package vigie.operationaldb.accounting;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What an audit file holds: its entries are numbered from 1 to {@code entries}, and its debits equal its credits.
 *
 * @param file where it was written
 * @param debit sum of the debits, two decimals
 * @param credit sum of the credits, two decimals
 */
public record FecReport(Path file, long entries, long lines, BigDecimal debit, BigDecimal credit) {
    public FecReport {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(debit, "debit");
        Objects.requireNonNull(credit, "credit");
    }
}
