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
