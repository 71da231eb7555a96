package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One journal entry with its lines.
 *
 * @param status {@code POSTED} or {@code PREPARED} (valuation entry not posted yet)
 */
public record EntryAnswer(
        QueryAnswer.Meta meta,
        String entryNumber,
        String status,
        String journal,
        LocalDate effectiveOn,
        String documentType,
        String documentNumber,
        BigDecimal debit,
        BigDecimal credit,
        List<PostingLine> lines) {

    /** What is answered where there is no such entry, or none for this reader. */
    static BadQuery unknown(String entryNumber, long position) {
        return BadQuery.notFound(
                "UNKNOWN_ENTRY",
                "L'écriture « " + entryNumber + " » n'existe pas à la position " + position + ".",
                "There is no journal entry '" + entryNumber + "' at position " + position + ".");
    }

    /** One debit or credit line. */
    public record PostingLine(
            long position,
            String entryNumber,
            String status,
            String account,
            @Nullable String accountLabel,
            @Nullable String role,
            BigDecimal debit,
            BigDecimal credit,
            @Nullable String product,
            @Nullable String customer,
            @Nullable String supplier,
            @Nullable Long orderLineId,
            @Nullable String label) {}
}
