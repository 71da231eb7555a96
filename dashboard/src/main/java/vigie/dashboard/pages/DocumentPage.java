package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.DocumentAnswer;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Piece;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** One document: its sale lines with margin, stock moves, open items, entries, and the documents it is linked to. */
final class DocumentPage {
    private final Frame frame;
    private final Texts t;
    private final Numbers numbers;
    private final DocumentAnswer document;

    private DocumentPage(Frame frame, DocumentAnswer document) {
        this.frame = frame;
        this.t = frame.t();
        this.numbers = frame.numbers();
        this.document = document;
    }

    static Detail of(Frame frame, PageData data, String type, String number) {
        return new DocumentPage(frame, data.document(type, number, frame.request())).detail();
    }

    private Detail detail() {
        String name = t.ofCode("document", document.type()) + " " + document.number();
        List<Detail.Block> blocks = new ArrayList<>();
        if (!document.linked().isEmpty()) {
            blocks.add(Detail.Block.chain(t.of("document.linked"), chain()));
        }
        if (!document.saleLines().isEmpty()) {
            blocks.add(Detail.Block.table(saleLinesTitle(), saleLines()));
        }
        if (!document.moves().isEmpty()) {
            blocks.add(Detail.Block.table(t.of("document.moves"), moves()));
        }
        if (!document.openItems().isEmpty()) {
            blocks.add(Detail.Block.table(t.of("document.open-items"), openItems()));
        }
        if (!document.postings().isEmpty()) {
            blocks.add(Detail.Block.table(t.of("proof.lines"), DetailCells.postings(frame, document.postings(), true)));
        }
        LocalDate on = document.effectiveOn();
        List<Piece> equation = new ArrayList<>();
        equation.add(Piece.plain(t.ofCode("document", document.type())));
        Member customer = document.customer();
        if (customer != null) {
            equation.add(Piece.plain(" · "));
            equation.add(new Piece(
                    customer.label(), DetailCells.memberHref(frame, Dimension.CUSTOMER, customer.code()), ""));
        }
        return new Detail(
                frame,
                name,
                List.of(
                        new View.Crumb(
                                t.of("page.today"), frame.address().at("/").toString()),
                        new View.Crumb(name, null)),
                document.number(),
                equation,
                null,
                List.of(Piece.plain(
                        on == null
                                ? t.of(
                                        "document.at",
                                        numbers.count(document.meta().position()))
                                : t.of(
                                        "document.on",
                                        frame.dates().day(on),
                                        numbers.count(document.meta().position())))),
                blocks);
    }

    private List<View.Link> chain() {
        List<View.Link> links = new ArrayList<>();
        boolean placed = false;
        LocalDate own = document.effectiveOn();
        View.Link here = new View.Link(DetailCells.name(frame, document.type(), document.number()), "", true);
        for (DocumentAnswer.Linked linked : document.linked()) {
            LocalDate on = linked.effectiveOn();
            if (!placed && own != null && on != null && on.isAfter(own)) {
                links.add(here);
                placed = true;
            }
            links.add(new View.Link(
                    DetailCells.name(frame, linked.type(), linked.number()),
                    DetailCells.href(frame, linked.type(), linked.number()),
                    false));
        }
        if (!placed) {
            links.add(here);
        }
        return links;
    }

    private Table saleLines() {
        String symbol = numbers.symbol();
        List<Head> heads = List.of(
                Head.text(t.of("word.product")),
                Head.number(t.of("word.units")),
                Head.number(t.of("word.revenue") + ", " + symbol),
                Head.number(t.of("word.cost") + ", " + symbol),
                Head.number(t.of("word.margin") + ", " + symbol),
                Head.number(t.of("word.rate") + ", %"),
                Head.text(t.of("proof.head.layers")));
        List<Row> rows = new ArrayList<>();
        BigDecimal revenue = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (DocumentAnswer.SaleLine line : document.saleLines()) {
            revenue = revenue.add(line.revenue());
            cost = cost.add(line.cost());
            String ladder = frame.address().at("/couches/" + line.orderLineId()).toString();
            rows.add(new Row(
                    String.valueOf(line.orderLineId()),
                    "",
                    List.of(
                            DetailCells.member(frame, Dimension.PRODUCT, line.product()),
                            Cell.number(numbers.quantity(line.quantity())),
                            Cell.number(numbers.amount(line.revenue())),
                            Cell.number(numbers.amount(line.cost())),
                            Cell.number(
                                    numbers.amount(line.margin()), line.margin().signum() < 0 ? "bad" : ""),
                            Cell.number(rate(line.margin(), line.revenue())),
                            Cell.link(t.of("proof.layers"), ladder, true))));
        }
        BigDecimal margin = revenue.subtract(cost);
        Row total = new Row(
                "total",
                "total",
                List.of(
                        Cell.text(t.of("entry.total")),
                        Cell.text(""),
                        Cell.number(numbers.amount(revenue)),
                        Cell.number(numbers.amount(cost)),
                        Cell.number(numbers.amount(margin)),
                        Cell.number(rate(margin, revenue)),
                        Cell.text("")));
        return new Table("sale-lines", saleLinesTitle(), heads, rows, total);
    }

    private String saleLinesTitle() {
        return t.of(document.type().equals("CUSTOMER_INVOICE") ? "document.sale-lines.whole" : "document.sale-lines");
    }

    private String rate(BigDecimal margin, BigDecimal revenue) {
        BigDecimal rate = Series.ratio(margin, revenue);
        return rate == null ? "\u2013" : numbers.percentNumber(rate);
    }

    private Table moves() {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (DocumentAnswer.Move move : document.moves()) {
            rows.add(new Row(
                    "m" + number++,
                    "",
                    List.of(
                            DetailCells.member(frame, Dimension.PRODUCT, move.product()),
                            Cell.text(t.ofCode("move", move.kind())),
                            Cell.text(move.warehouse().label()),
                            Cell.number(numbers.quantity(move.quantity())),
                            Cell.number(numbers.amount(move.value())))));
        }
        return new Table(
                "moves",
                t.of("document.moves"),
                List.of(
                        Head.text(t.of("word.product")),
                        Head.text(t.of("document.move")),
                        Head.text(t.of("word.warehouse")),
                        Head.number(t.of("word.units")),
                        Head.number(t.of("word.value") + ", " + numbers.symbol())),
                rows,
                null);
    }

    private Table openItems() {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (DocumentAnswer.OpenItem item : document.openItems()) {
            String invoice = item.invoiceNumber();
            LocalDate due = item.dueOn();
            rows.add(new Row(
                    "o" + number++,
                    "",
                    List.of(
                            Cell.text(t.ofCode("receivable", item.kind())),
                            DetailCells.document(frame, invoice == null ? null : "CUSTOMER_INVOICE", invoice),
                            Cell.muted(frame.dates().day(item.effectiveOn())),
                            Cell.muted(due == null ? "" : frame.dates().day(due)),
                            Cell.number(numbers.amount(item.open())),
                            Cell.number(numbers.amount(item.onAccount())))));
        }
        String symbol = numbers.symbol();
        return new Table(
                "open-items",
                t.of("document.open-items"),
                List.of(
                        Head.text(t.of("document.kind")),
                        Head.text(t.of("document.invoice")),
                        Head.text(t.of("word.date")),
                        Head.text(t.of("document.due")),
                        Head.number(t.of("document.open") + ", " + symbol),
                        Head.number(t.of("document.on-account") + ", " + symbol)),
                rows,
                null);
    }
}
