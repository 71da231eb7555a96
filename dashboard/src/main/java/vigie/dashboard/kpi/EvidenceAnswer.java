package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines behind one figure; their sum over all pages equals the figure.
 *
 * @param metric metric the lines prove; for a ratio its upper term, see {@code terms}
 * @param asked metric that was asked for
 * @param figure the figure to prove, same as the tile
 * @param sum sum of all lines
 * @param difference {@code figure - sum}
 * @param basis {@code postings} when ledger lines prove it, {@code facts} when the filters cannot be carried by ledger
 * lines
 * @param basisReason sentence that says why facts are listed, null for postings
 * @param control agreement with the accounts for the whole company, null when the metric has no accounts
 * @param terms for a ratio, the metrics of its upper and lower term, else empty
 * @param nextCursor passed as {@code cursor} to get the next lines, null on the last page
 */
public record EvidenceAnswer(
        QueryAnswer.Meta meta,
        String metric,
        String asked,
        Figure figure,
        BigDecimal sum,
        BigDecimal difference,
        String basis,
        @Nullable String basisReason,
        @Nullable Control control,
        List<String> terms,
        List<Line> lines,
        long totalLines,
        @Nullable String nextCursor) {

    /**
     * One line of evidence.
     *
     * @param kind {@code POSTED}, {@code PREPARED} (valuation entry not posted yet) or {@code FACT} (no ledger line)
     * @param entryNumber journal entry, null for a fact
     * @param account account number, null for a fact
     * @param measure kind of fact, null for a posting
     * @param amount contribution to the figure, signed
     * @param runningSum sum of this line and all before it, over all pages
     */
    public record Line(
            long position,
            String kind,
            @Nullable String entryNumber,
            @Nullable String account,
            @Nullable String measure,
            @Nullable LocalDate effectiveOn,
            @Nullable String documentType,
            @Nullable String documentNumber,
            @Nullable Long orderLineId,
            @Nullable String product,
            @Nullable String customer,
            @Nullable String label,
            BigDecimal amount,
            BigDecimal runningSum) {}
}
