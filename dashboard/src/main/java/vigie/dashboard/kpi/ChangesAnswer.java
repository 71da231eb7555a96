package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moved a figure between two positions, over the same absolute period.
 *
 * @param before figure at position {@code from}
 * @param after figure at position {@code to}
 * @param sum sum of all changes; equals {@code after - before}
 */
public record ChangesAnswer(
        QueryAnswer.Meta meta,
        String metric,
        long from,
        long to,
        BigDecimal before,
        BigDecimal after,
        BigDecimal sum,
        long totalChanges,
        List<Change> changes) {

    /** One fact that came in between. */
    public record Change(
            long position,
            @Nullable String measure,
            LocalDate effectiveOn,
            String documentType,
            String documentNumber,
            @Nullable Long orderLineId,
            @Nullable String product,
            @Nullable String customer,
            BigDecimal amount) {}
}
