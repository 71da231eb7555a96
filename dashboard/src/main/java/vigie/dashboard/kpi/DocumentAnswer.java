package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document as the facts know it: sale lines, stock moves, margin, entries, and the documents linked to it.
 *
 * @param type one of the ledger's document types, for instance {@code CUSTOMER_INVOICE}
 */
public record DocumentAnswer(
        QueryAnswer.Meta meta,
        String type,
        String number,
        @Nullable LocalDate effectiveOn,
        LadderAnswer.@Nullable Member customer,
        List<SaleLine> saleLines,
        List<Move> moves,
        List<OpenItem> openItems,
        List<EntryAnswer.PostingLine> postings,
        List<Linked> linked) {

    /** What is answered where there is no such document, or none for this reader: the two must look alike. */
    static BadQuery unknown(String type, String number, long position) {
        return BadQuery.notFound(
                "UNKNOWN_DOCUMENT",
                "La pièce " + type + " « " + number + " » n'existe pas à l'écriture " + position + ".",
                "There is no document " + type + " '" + number + "' at entry " + position + ".");
    }

    /** The same with other linked documents. */
    DocumentAnswer withLinked(List<Linked> others) {
        return new DocumentAnswer(
                meta, type, number, effectiveOn, customer, saleLines, moves, openItems, postings, others);
    }

    /** A sale line this document touched: revenue and cost recognised by this document. */
    public record SaleLine(
            long orderLineId,
            @Nullable String orderNumber,
            @Nullable Integer lineNumber,
            LadderAnswer.Member product,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal revenue,
            BigDecimal cost,
            BigDecimal margin) {}

    /** A stock move of this document, one line per warehouse side; move 0 is a line counted without difference. */
    public record Move(
            long moveId,
            String kind,
            LadderAnswer.Member product,
            LadderAnswer.Member warehouse,
            BigDecimal quantity,
            BigDecimal value) {}

    /** A change of the customer's open items or money on account. */
    public record OpenItem(
            String kind,
            @Nullable String invoiceNumber,
            BigDecimal open,
            BigDecimal onAccount,
            @Nullable LocalDate dueOn,
            LocalDate effectiveOn) {}

    /** Another document about the same sale lines, stock moves or open items. */
    public record Linked(
            String type, String number, @Nullable LocalDate effectiveOn) {}
}
