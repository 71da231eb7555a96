package vigie.jobs.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.facts.AuditFact;
import vigie.facts.AuditStatus;
import vigie.facts.FactCodec;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.facts.MoveKind;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.ReceivableFact;
import vigie.facts.ReceivableKind;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.testledger.WrittenLedger;
import vigie.ledgerevents.HashChain;
import vigie.ledgerevents.Operation;
import vigie.ledgerevents.TransactionSummary;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.StockMoveRow;

class LedgerAuditorTest {

    private static final long UNIT = 1_000_000;

    private static PostingRow posting(String account, String role, long debitMinor, long creditMinor) {
        return new PostingRow(
                1,
                1,
                "E-1",
                1,
                account,
                role,
                debitMinor,
                creditMinor,
                10,
                "OD",
                "JOURNAL_ENTRY",
                "D-1",
                5L,
                null,
                3L,
                null,
                "label",
                0);
    }

    private static StockMoveRow receipt(long quantityMicro, long valueMinor) {
        return new StockMoveRow(
                1,
                "RECEIPT",
                3,
                null,
                1L,
                quantityMicro,
                valueMinor,
                10,
                "GOODS_RECEIPT",
                1,
                "GR-1",
                1,
                null,
                null,
                null,
                0);
    }

    private static StockValueFact stock(long quantityMicro, long valueMinor, long shortageMinor) {
        return new StockValueFact(
                1,
                MoveKind.RECEIPT,
                ValuationCause.ENTRY,
                3,
                1,
                quantityMicro,
                valueMinor,
                shortageMinor,
                10,
                "GOODS_RECEIPT",
                "GR-1");
    }

    private static PostingFact prepared(String account, String role, long debitMinor, long creditMinor) {
        return new PostingFact(
                null,
                "STK-1",
                PostingStatus.PREPARED,
                account,
                role,
                debitMinor,
                creditMinor,
                10,
                "STK",
                "GOODS_RECEIPT",
                "GR-1",
                1L,
                null,
                null,
                3L,
                null,
                "label");
    }

    private static ReceivableFact receivable(long openMinor, long onAccountMinor) {
        return new ReceivableFact(
                5, 7L, "INV-7", "CUSTOMER_INVOICE", "INV-7", ReceivableKind.INVOICE, openMinor, onAccountMinor, 40, 10);
    }

    private static MarginFact margin(MarginMeasure measure, long amountMinor) {
        return new MarginFact(
                9, measure, "CUSTOMER_INVOICE", "INV-7", 1, null, amountMinor, 0, 3, 1, 5, 1, null, 1, 1, 10, false);
    }

    private static PositionContent content(WrittenLedger.Transaction transaction, Record... facts) {
        return content(transaction, UnaryOperator.identity(), transaction.summary(), facts);
    }

    private static PositionContent content(
            WrittenLedger.Transaction transaction,
            UnaryOperator<List<LedgerChange>> tamper,
            TransactionSummary summary,
            Record... facts) {
        var content = new PositionContent();
        List<LedgerChange> rows = new ArrayList<>();
        transaction
                .rows()
                .forEach(row -> rows.add(new LedgerChange(
                        row.epoch(),
                        row.position(),
                        row.index(),
                        row.table().tableName(),
                        row.operation().name(),
                        row.row())));
        tamper.apply(rows).forEach(row -> content.addRow(row, null));
        content.addSummary(WrittenLedger.EPOCH, summary);
        for (Record fact : facts) {
            content.addFact(KeyedFact.of(
                    summary.position(), FactOrigin.VALUATION, 1, content.facts().size(), fact, new FactCodec()));
        }
        return content;
    }

    static Stream<Arguments> oneCheckBreaksAtATime() {
        return Stream.of(
                Arguments.of(
                        Check.ENTRIES_BALANCE,
                        List.of(posting("512", "BANK", 100, 0), posting("758", "OTHER", 0, 99)),
                        List.of()),
                Arguments.of(
                        Check.ENTRIES_BALANCE,
                        List.of(new ClockTickRow(1, 10, 0, 0)),
                        List.of(prepared("512", "BANK", 5, 0))),
                Arguments.of(Check.STOCK_VALUE, List.of(receipt(UNIT, 100)), List.of(stock(UNIT, 100, 0))),
                Arguments.of(Check.STOCK_QUANTITY, List.of(receipt(UNIT, 100)), List.of(stock(UNIT - 1, 0, 0))),
                Arguments.of(
                        Check.RECEIVABLES,
                        List.of(posting("411", "CUST", 100, 0), posting("512", "BANK", 0, 100)),
                        List.of(receivable(99, 0))),
                Arguments.of(Check.RECEIVABLES, List.of(new ClockTickRow(1, 10, 0, 0)), List.of(receivable(1, 0))),
                Arguments.of(
                        Check.ON_ACCOUNT,
                        List.of(posting("4191", "CUST_ADVANCE", 0, 100), posting("512", "BANK", 100, 0)),
                        List.of(receivable(0, 101))),
                Arguments.of(
                        Check.REVENUE,
                        List.of(posting("707", "SALES", 0, 100), posting("512", "BANK", 100, 0)),
                        List.of(margin(MarginMeasure.REV_INVOICED, 90))),
                Arguments.of(
                        Check.REVENUE,
                        List.of(posting("7097", "RRR_SALES", 10, 0), posting("512", "BANK", 0, 10)),
                        List.of(margin(MarginMeasure.CREDIT_PRICE, 10))),
                Arguments.of(
                        Check.COST,
                        List.of(new ClockTickRow(1, 10, 0, 0)),
                        List.of(margin(MarginMeasure.COGS_ISSUE, 10))),
                Arguments.of(
                        Check.PURCHASES,
                        List.of(posting("607", "PURCH", 10, 0), posting("4081", "GRNI", 0, 10)),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void oneCheckBreaksAtATime(Check check, List<Record> rows, List<Record> facts) {
        var ledger = new WrittenLedger().commit(rows);
        var auditor = new LedgerAuditor();
        List<AuditFact> audits =
                auditor.audit(1, content(ledger.transactions().getFirst(), facts.toArray(Record[]::new)));
        assertThat(auditor.halted()).isFalse();
        assertThat(audits.stream()
                        .filter(audit -> audit.status() == AuditStatus.BROKEN)
                        .map(AuditFact::checkName))
                .containsExactly(check.id());
    }

    @Test
    void theTableOfBrokenChecksLeavesNoneOut() {
        Set<Check> provoked = EnumSet.noneOf(Check.class);
        oneCheckBreaksAtATime().forEach(row -> provoked.add((Check) row.get()[0]));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(provoked))).containsExactly(Check.MANIFEST);
    }

    @Test
    void aReceiptThatIsValuedHoldsEveryCheck() {
        var ledger = new WrittenLedger()
                .commit(receipt(UNIT, 100), posting("607", "PURCH", 100, 0), posting("4081", "GRNI", 0, 100));
        var auditor = new LedgerAuditor();
        assertThat(auditor.audit(
                        1,
                        content(
                                ledger.transactions().getFirst(),
                                stock(UNIT, 100, 0),
                                prepared("37", "STOCK", 100, 0),
                                prepared("60371", "VAR_IN", 0, 100))))
                .isEmpty();
        assertThat(auditor.totals().expected(Check.STOCK_VALUE)).isEqualTo(100);
        assertThat(auditor.totals().found(Check.PURCHASES)).isEqualTo(100);
    }

    @Test
    void aBusinessDayReportsEveryCheckAndABreakOrItsHealingReportsOne() {
        var ledger = new WrittenLedger()
                .commit(new ClockTickRow(1, 20_000, 0, 0))
                .commit(new ClockTickRow(2, 20_000, 60, 0))
                .commit(new ClockTickRow(3, 20_000, 120, 0))
                .commit(new ClockTickRow(4, 20_001, 180, 0));
        var auditor = new LedgerAuditor();
        List<WrittenLedger.Transaction> told = ledger.transactions();
        assertThat(auditor.audit(1, content(told.get(0))))
                .hasSameSizeAs(Check.values())
                .allSatisfy(audit -> assertThat(audit.status()).isEqualTo(AuditStatus.OK))
                .allSatisfy(audit -> assertThat(audit.businessOnEpochDay()).isEqualTo(20_000));
        assertThat(auditor.audit(2, content(told.get(1), receivable(250, 0))))
                .singleElement()
                .isEqualTo(new AuditFact(
                        "receivables-vs-411",
                        AuditStatus.BROKEN,
                        0,
                        250,
                        250,
                        20_000,
                        "open items against account 411; differs for customer 5 by 250"));
        assertThat(auditor.audit(3, content(told.get(2), receivable(-250, 0))))
                .singleElement()
                .satisfies(audit -> assertThat(audit.status()).isEqualTo(AuditStatus.OK));
        assertThat(auditor.audit(4, content(told.get(3)))).hasSameSizeAs(Check.values());
    }

    @Test
    void differencesOfTwoCustomersThatCancelAreStillBroken() {
        var totals = new ControlTotals();
        totals.find(Check.RECEIVABLES, "customer 1", 100);
        totals.find(Check.RECEIVABLES, "customer 2", -100);
        assertThat(totals.expected(Check.RECEIVABLES)).isEqualTo(totals.found(Check.RECEIVABLES));
        assertThat(totals.broken(Check.RECEIVABLES)).isTrue();
        assertThat(ControlTotals.of(totals.lines()).differences(Check.RECEIVABLES))
                .isEqualTo(totals.differences(Check.RECEIVABLES));
    }

    private static LedgerChange with(LedgerChange row, String operation, byte[] bytes) {
        return new LedgerChange(row.epoch(), row.position(), row.index(), row.table(), operation, bytes);
    }

    private static TransactionSummary with(TransactionSummary of, int rowCount, long debitMinor, byte[] hash) {
        return new TransactionSummary(
                of.position(),
                of.transactionId(),
                of.endLsn(),
                of.committedAtMicros(),
                rowCount,
                debitMinor,
                of.creditMinor(),
                of.quantityMicro(),
                of.valueMinor(),
                hash);
    }

    static Stream<Arguments> refusals() {
        UnaryOperator<List<LedgerChange>> asWritten = UnaryOperator.identity();
        UnaryOperator<TransactionSummary> asAnnounced = UnaryOperator.identity();
        UnaryOperator<List<LedgerChange>> withoutFirst = rows -> rows.subList(1, rows.size());
        UnaryOperator<List<LedgerChange>> withoutManifest = rows -> rows.subList(0, rows.size() - 1);
        return Stream.of(
                Arguments.of("mark counts 3 rows, 2 arrived", withoutFirst, asAnnounced),
                Arguments.of("row 1 is missing", withoutFirst, (UnaryOperator<TransactionSummary>)
                        of -> with(of, 2, of.debitMinor(), of.hash())),
                Arguments.of("its mark says", asWritten, (UnaryOperator<TransactionSummary>)
                        of -> with(of, 3, of.debitMinor() + 1, of.hash())),
                Arguments.of("hash does not follow", asWritten, (UnaryOperator<TransactionSummary>)
                        of -> with(of, 3, of.debitMinor(), new byte[32])),
                Arguments.of(
                        "append-only",
                        (UnaryOperator<List<LedgerChange>>) rows -> Stream.concat(
                                        Stream.of(with(
                                                rows.getFirst(),
                                                Operation.UPDATE.name(),
                                                rows.getFirst().row())),
                                        rows.stream().skip(1))
                                .toList(),
                        asAnnounced),
                Arguments.of(
                        "cannot be read",
                        (UnaryOperator<List<LedgerChange>>) rows -> Stream.concat(
                                        Stream.of(with(rows.getFirst(), "CREATE", new byte[] {1})),
                                        rows.stream().skip(1))
                                .toList(),
                        asAnnounced),
                Arguments.of("has no manifest", withoutManifest, (UnaryOperator<TransactionSummary>)
                        of -> with(of, 2, of.debitMinor(), new byte[0])));
    }

    @ParameterizedTest
    @MethodSource
    void refusals(String reason, UnaryOperator<List<LedgerChange>> rows, UnaryOperator<TransactionSummary> summary) {
        var transaction = new WrittenLedger()
                .commit(posting("512", "BANK", 100, 0), posting("758", "OTHER", 0, 100))
                .transactions()
                .getFirst();
        TransactionSummary announced = summary.apply(transaction.summary());
        if (announced.hash().length == 0) {
            announced = with(announced, announced.rowCount(), announced.debitMinor(), hashOf(rows, transaction));
        }
        var auditor = new LedgerAuditor();
        assertThat(auditor.audit(1, content(transaction, rows, announced))).isEmpty();
        assertThat(auditor.halted()).isTrue();
        assertThat(auditor.progress().haltReason())
                .startsWith("position 1 refused")
                .contains(reason);
        assertThat(auditor.progress().lastPosition()).as("last good position").isEqualTo(-1);
    }

    private static byte[] hashOf(UnaryOperator<List<LedgerChange>> rows, WrittenLedger.Transaction transaction) {
        var chain = new HashChain(HashChain.beforeFirst());
        rows.apply(content(transaction).rows()).forEach(row -> chain.add(row.row()));
        return chain.finish();
    }

    @Test
    void aPositionThatNeverCameOrContradictsItselfIsRefused() {
        assertThat(refusal(null)).contains("nothing arrived");
        var ledger = new WrittenLedger().commit(new ClockTickRow(1, 1, 1, 1));
        WrittenLedger.Transaction first = ledger.transactions().getFirst();

        PositionContent forked = content(first);
        forked.addSummary(1, with(first.summary(), 9, 0, first.summary().hash()));
        assertThat(refusal(forked)).contains("announced twice");

        PositionContent altered = content(first);
        LedgerChange row = altered.rows().getFirst();
        altered.addRow(with(row, row.operation(), Arrays.copyOf(row.row(), 2)), null);
        assertThat(refusal(altered)).contains("arrived twice with different content");

        var unannounced = new PositionContent();
        content(first).rows().forEach(each -> unannounced.addRow(each, null));
        assertThat(refusal(unannounced)).contains("no mark announced it");
    }

    private static String refusal(@Nullable PositionContent content) {
        var auditor = new LedgerAuditor();
        auditor.audit(1, content);
        return auditor.progress().haltReason();
    }
}
