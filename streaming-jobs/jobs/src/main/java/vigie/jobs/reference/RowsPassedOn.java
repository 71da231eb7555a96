package vigie.jobs.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertActionFact;
import vigie.facts.AlertActionKind;
import vigie.facts.AlertComparison;
import vigie.facts.AlertEntity;
import vigie.facts.AlertMetric;
import vigie.facts.AlertRuleFact;
import vigie.facts.AlertSeverity;
import vigie.facts.ClockTickFact;
import vigie.facts.DimensionFact;
import vigie.facts.PayableFact;
import vigie.facts.PayableKind;
import vigie.facts.PeriodFact;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.QuotationEvent;
import vigie.facts.QuotationFact;
import vigie.facts.StockCountFact;
import vigie.ledgerevents.rows.AccountRow;
import vigie.ledgerevents.rows.AlertActionRow;
import vigie.ledgerevents.rows.AlertRuleRow;
import vigie.ledgerevents.rows.ChannelRow;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.CustomerRow;
import vigie.ledgerevents.rows.CustomerSegmentRow;
import vigie.ledgerevents.rows.PeriodRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.ProductFamilyRow;
import vigie.ledgerevents.rows.ProductRow;
import vigie.ledgerevents.rows.QuotationLineRow;
import vigie.ledgerevents.rows.QuotationOutcomeRow;
import vigie.ledgerevents.rows.QuotationRow;
import vigie.ledgerevents.rows.SalespersonRow;
import vigie.ledgerevents.rows.StockCountLineRow;
import vigie.ledgerevents.rows.SupplierCreditNoteRow;
import vigie.ledgerevents.rows.SupplierInvoiceRow;
import vigie.ledgerevents.rows.SupplierPaymentAllocationRow;
import vigie.ledgerevents.rows.SupplierRow;
import vigie.ledgerevents.rows.WarehouseRow;

/**
 * The fact a ledger row becomes unchanged: one version of a dimension member or period, one posting, one tick, one
 * change of what we owe a supplier, one product counted, one step of a quotation. Pure.
 *
 * <p>A name that exists once serves both languages; a product's parent is its family, a customer's its segment.
 */
public final class RowsPassedOn {

    private RowsPassedOn() {}

    /** The fact of a row, none when rows of its table are not passed on. */
    public static Optional<Record> factOf(Record row) {
        return switch (row) {
            case PostingRow posting -> Optional.of(posting(posting));
            case ClockTickRow tick -> Optional.of(new ClockTickFact(tick.businessOnEpochDay(), tick.tickedAtMicros()));
            case AlertRuleRow rule -> Optional.of(alertRule(rule));
            case AlertActionRow action -> Optional.of(alertAction(action));
            case SupplierInvoiceRow invoice -> Optional.of(payable(invoice));
            case SupplierCreditNoteRow note -> Optional.of(payable(note));
            case SupplierPaymentAllocationRow part -> Optional.of(payable(part));
            case StockCountLineRow line -> Optional.of(counted(line));
            case QuotationRow version -> Optional.of(quoted(version));
            case QuotationLineRow line -> Optional.of(quoted(line));
            case QuotationOutcomeRow outcome -> Optional.of(decided(outcome));
            case PeriodRow period -> Optional.of(version(period));
            case ProductFamilyRow family ->
                member("family", family.id(), family.code(), family.nameFr(), family.nameEn(), null);
            case CustomerSegmentRow segment ->
                member("segment", segment.id(), segment.code(), segment.nameFr(), segment.nameEn(), null);
            case ChannelRow channel ->
                member("channel", channel.id(), channel.code(), channel.nameFr(), channel.nameEn(), null);
            case AccountRow account ->
                member("account", account.id(), account.code(), account.nameFr(), account.nameEn(), null);
            case ProductRow product ->
                member("product", product.id(), product.sku(), product.name(), product.name(), product.familyId());
            case CustomerRow customer ->
                member(
                        "customer",
                        customer.id(),
                        customer.code(),
                        customer.name(),
                        customer.name(),
                        customer.segmentId());
            case SalespersonRow person ->
                member("salesperson", person.id(), person.code(), person.name(), person.name(), null);
            case WarehouseRow warehouse ->
                member("warehouse", warehouse.id(), warehouse.code(), warehouse.name(), warehouse.name(), null);
            case SupplierRow supplier ->
                member("supplier", supplier.id(), supplier.code(), supplier.name(), supplier.name(), null);
            default -> Optional.empty();
        };
    }

    private static Optional<Record> member(
            String dimension, long id, String code, String nameFr, String nameEn, @Nullable Long parentId) {
        return Optional.of(new DimensionFact(dimension, id, code, nameFr, nameEn, parentId));
    }

    private static AlertRuleFact alertRule(AlertRuleRow row) {
        return new AlertRuleFact(
                row.code(),
                row.nameFr(),
                row.nameEn(),
                AlertMetric.valueOf(row.metric()),
                AlertEntity.valueOf(row.entity()),
                row.windowDays(),
                AlertComparison.valueOf(row.comparison()),
                row.thresholdMicro(),
                row.recoveryThresholdMicro(),
                row.durationDays(),
                row.minimumStakeMinor(),
                AlertSeverity.valueOf(row.severity()),
                row.recipients(),
                row.withdrawn());
    }

    private static AlertActionFact alertAction(AlertActionRow row) {
        return new AlertActionFact(
                row.alertKey(),
                AlertActionKind.valueOf(row.action()),
                row.actor(),
                row.assignee(),
                row.snoozedUntilEpochDay(),
                row.note(),
                row.recordedAtMicros());
    }

    private static PayableFact payable(SupplierInvoiceRow row) {
        return new PayableFact(
                row.supplierId(),
                row.id(),
                "SUPPLIER_INVOICE",
                row.number(),
                PayableKind.INVOICE,
                row.grossAmountMinor(),
                row.dueOnEpochDay(),
                row.invoicedOnEpochDay());
    }

    private static PayableFact payable(SupplierCreditNoteRow row) {
        return new PayableFact(
                row.supplierId(),
                row.invoiceId(),
                "SUPPLIER_CREDIT_NOTE",
                row.number(),
                PayableKind.CREDIT_NOTE,
                -row.grossAmountMinor(),
                null,
                row.creditedOnEpochDay());
    }

    /** A discount taken for paying early is owed no more than what was paid. */
    private static PayableFact payable(SupplierPaymentAllocationRow row) {
        return new PayableFact(
                row.supplierId(),
                row.invoiceId(),
                "SUPPLIER_PAYMENT",
                row.paymentNumber(),
                PayableKind.ALLOCATION,
                -Math.addExact(row.amountMinor(), row.cashDiscountAmountMinor()),
                null,
                row.allocatedOnEpochDay());
    }

    private static StockCountFact counted(StockCountLineRow row) {
        return new StockCountFact(
                row.productId(),
                row.warehouseId(),
                row.number(),
                row.lineNo(),
                row.countedQuantityMicro(),
                row.bookQuantityMicro(),
                row.countedOnEpochDay());
    }

    private static QuotationFact quoted(QuotationRow row) {
        return new QuotationFact(
                row.id(),
                row.number(),
                QuotationEvent.QUOTED,
                row.version(),
                row.customerId(),
                null,
                row.salespersonId(),
                row.channelId(),
                row.warehouseId(),
                null,
                null,
                0,
                0,
                row.validUntilEpochDay(),
                null,
                row.quotedOnEpochDay());
    }

    private static QuotationFact quoted(QuotationLineRow row) {
        return new QuotationFact(
                row.quotationId(),
                row.number(),
                QuotationEvent.LINE,
                null,
                row.customerId(),
                row.segmentId(),
                null,
                null,
                null,
                row.productId(),
                row.familyId(),
                row.quantityMicro(),
                row.netAmountMinor(),
                null,
                null,
                row.quotedOnEpochDay());
    }

    private static QuotationFact decided(QuotationOutcomeRow row) {
        return new QuotationFact(
                row.quotationId(),
                row.number(),
                QuotationEvent.valueOf(row.kind()),
                null,
                row.customerId(),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                row.reason(),
                row.decidedOnEpochDay());
    }

    private static PeriodFact version(PeriodRow row) {
        return new PeriodFact(
                row.id(), row.startsOnEpochDay(), row.endsOnEpochDay(), row.closed(), row.recordedAtMicros());
    }

    private static PostingFact posting(PostingRow row) {
        return new PostingFact(
                row.id(),
                row.entryNumber(),
                PostingStatus.POSTED,
                row.accountCode(),
                row.role(),
                row.debitMinor(),
                row.creditMinor(),
                row.effectiveOnEpochDay(),
                row.journalCode(),
                row.documentType(),
                row.documentNumber(),
                null,
                row.customerId(),
                row.supplierId(),
                row.productId(),
                row.orderLineId(),
                row.label());
    }
}
