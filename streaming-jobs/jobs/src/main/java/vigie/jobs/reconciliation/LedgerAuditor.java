package vigie.jobs.reconciliation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigie.facts.AuditFact;
import vigie.facts.AuditStatus;
import vigie.facts.FactCodec;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.TransactionSummary;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.StockMoveRow;
import vigie.ledgerevents.rows.TransactionManifestRow;

/**
 * Takes one complete position after the other, says whether it may be published, and keeps the control totals.
 *
 * <p>A position that does not match its mark, its manifest or the hash chain is refused, and with it all that follow:
 * the last good one stays. A figure that differs from the books is reported, not refused. Pure: the answer depends on
 * the positions given so far and on nothing else.
 */
final class LedgerAuditor {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int DIFFERENCES_SHOWN = 5;

    private record DecodedRows(
            List<@Nullable Record> records,
            TransactionCheck.Sums sums,
            @Nullable TransactionManifestRow manifest) {}

    private final LedgerEventCodec rowCodec = new LedgerEventCodec();
    private final FactCodec factCodec = new FactCodec();
    private final ControlTotals totals;
    private final Set<Check> broken = EnumSet.noneOf(Check.class);
    private AuditProgress progress;

    /** An auditor before the first position of an epoch. */
    LedgerAuditor() {
        this(AuditProgress.beforeFirst(), new ControlTotals());
    }

    /** An auditor that goes on from saved state. */
    LedgerAuditor(AuditProgress progress, ControlTotals totals) {
        this.progress = progress;
        this.totals = totals;
        broken.addAll(brokenNow());
    }

    AuditProgress progress() {
        return progress;
    }

    ControlTotals totals() {
        return totals;
    }

    boolean halted() {
        return !progress.haltReason().isEmpty();
    }

    /**
     * Audits the next position.
     *
     * @param position number expected next, or 0 or 1 for the first
     * @param content what arrived for it, null when nothing did
     * @return the audit rows to publish with it; empty when it is refused, and the auditor is halted then
     */
    List<AuditFact> audit(long position, @Nullable PositionContent content) {
        TransactionSummary summary = content == null ? null : content.summary();
        String violation;
        if (content == null) {
            violation = "nothing arrived for it";
        } else if (content.contradiction() != null) {
            violation = content.contradiction();
        } else if (summary == null) {
            violation = "no mark announced it";
        } else if (progress.epoch() != 0 && content.epoch() != progress.epoch()) {
            violation = "it belongs to epoch " + content.epoch() + ", the ones before to " + progress.epoch();
        } else {
            DecodedRows rows;
            try {
                rows = decoded(content.rows());
            } catch (IllegalArgumentException | ArithmeticException unreadable) {
                return refuse(position, "a row of it cannot be read: " + unreadable.getMessage());
            }
            Optional<String> found = violationOf(content, summary, rows);
            if (found.isEmpty()) {
                return admit(content, summary, rows.records());
            }
            violation = found.get();
        }
        return refuse(position, violation);
    }

    private List<AuditFact> refuse(long position, String violation) {
        halt("position " + position + " refused: " + violation);
        return List.of();
    }

    private void halt(String reason) {
        progress = new AuditProgress(
                progress.epoch(), progress.lastPosition(), progress.hash(), progress.businessOnEpochDay(), reason);
    }

    /** What is wrong with a position whose rows can be read, if anything. */
    private Optional<String> violationOf(PositionContent content, TransactionSummary summary, DecodedRows rows) {
        return TransactionCheck.againstSummary(
                        content.rows(), content.published(), rows.sums(), summary, progress.hash())
                .or(() -> TransactionCheck.againstManifest(content.rows(), rows.sums(), summary, rows.manifest()))
                .or(() -> TransactionCheck.againstAppendOnly(content.rows()));
    }

    /** Rows of a position: decoded where a check reads them, else null. */
    private DecodedRows decoded(List<LedgerChange> rows) {
        List<@Nullable Record> records = new ArrayList<>();
        TransactionManifestRow manifest = null;
        long debitMinor = 0;
        long creditMinor = 0;
        long quantityMicro = 0;
        long valueMinor = 0;
        for (LedgerChange change : rows) {
            Record read = decoded(change);
            records.add(read);
            switch (read) {
                case PostingRow row -> {
                    debitMinor = Math.addExact(debitMinor, row.debitMinor());
                    creditMinor = Math.addExact(creditMinor, row.creditMinor());
                }
                case StockMoveRow row -> {
                    quantityMicro = Math.addExact(quantityMicro, row.quantityMicro());
                    Long value = row.valueAmountMinor();
                    valueMinor = Math.addExact(valueMinor, value == null ? 0 : value);
                }
                case TransactionManifestRow row -> manifest = row;
                case null, default -> {
                    // Counted and hashed, not summed.
                }
            }
        }
        return new DecodedRows(
                records, new TransactionCheck.Sums(debitMinor, creditMinor, quantityMicro, valueMinor), manifest);
    }

    private List<AuditFact> admit(PositionContent content, TransactionSummary summary, List<@Nullable Record> decoded) {
        int businessDay = progress.businessOnEpochDay();
        for (Record read : decoded) {
            switch (read) {
                case PostingRow row -> ControlRules.posting(row, totals);
                case StockMoveRow row -> ControlRules.stockMove(row, totals);
                case TransactionManifestRow row -> {
                    if (summary.position() > 0) {
                        totals.expect(Check.MANIFEST, "", row.rowCount());
                        totals.find(Check.MANIFEST, "", decoded.size() - 1L);
                    }
                }
                case ClockTickRow row -> businessDay = row.businessOnEpochDay();
                case null, default -> {
                    // No check reads the other tables.
                }
            }
        }
        for (KeyedFact fact : content.facts()) {
            switch (fact.table()) {
                case STOCK_VALUES, POSTINGS, MARGINS, RECEIVABLES ->
                    ControlRules.fact(factCodec.decodeRow(fact.table(), fact.row()), totals);
                default -> {
                    // No check reads the other facts.
                }
            }
        }
        boolean dayChanged = businessDay != progress.businessOnEpochDay();
        progress = new AuditProgress(content.epoch(), summary.position(), summary.hash(), businessDay, "");
        int auditedOn = businessDay == AuditProgress.NO_BUSINESS_DAY
                ? Math.toIntExact(Math.floorDiv(summary.committedAtMicros(), MICROS_PER_DAY))
                : businessDay;
        return auditsDue(dayChanged, auditedOn);
    }

    /** All checks when the business day changed, else those that broke or healed at this position. */
    private List<AuditFact> auditsDue(boolean dayChanged, int auditedOn) {
        List<AuditFact> due = new ArrayList<>();
        Set<Check> brokenNow = brokenNow();
        for (Check check : Check.values()) {
            if (dayChanged || broken.contains(check) != brokenNow.contains(check)) {
                due.add(auditOf(check, brokenNow.contains(check), auditedOn));
            }
        }
        broken.clear();
        broken.addAll(brokenNow);
        return due;
    }

    private Set<Check> brokenNow() {
        Set<Check> now = EnumSet.noneOf(Check.class);
        for (Check check : Check.values()) {
            if (totals.broken(check)) {
                now.add(check);
            }
        }
        return now;
    }

    private AuditFact auditOf(Check check, boolean isBroken, int auditedOn) {
        long expected = check.inHundredths(totals.expected(check));
        long found = check.inHundredths(totals.found(check));
        return new AuditFact(
                check.id(),
                isBroken ? AuditStatus.BROKEN : AuditStatus.OK,
                expected,
                found,
                found - expected,
                auditedOn,
                isBroken ? check.description() + "; differs for " + differences(check) : check.description());
    }

    private String differences(Check check) {
        Map<String, Long> all = totals.differences(check);
        String first = all.entrySet().stream()
                .limit(DIFFERENCES_SHOWN)
                .map(difference -> difference.getKey() + " by " + difference.getValue())
                .collect(Collectors.joining(", "));
        return all.size() <= DIFFERENCES_SHOWN ? first : first + " and " + (all.size() - DIFFERENCES_SHOWN) + " more";
    }

    private @Nullable Record decoded(LedgerChange change) {
        LedgerTable table = LedgerTable.named(change.table()).orElseThrow();
        return switch (table) {
            case POSTINGS, STOCK_MOVES, TRANSACTION_MANIFESTS, CLOCK_TICKS -> rowCodec.decodeRow(table, change.row());
            default -> null;
        };
    }
}
