package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Control;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.EvidenceAnswer;
import vigie.dashboard.kpi.Grain;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.kpi.Unit;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Piece;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** The evidence of a figure: the lines that make it, with their running sum, and the control against the accounts. */
final class ProofPage {
    private static final int LINES = 100;

    private final Frame frame;
    private final Texts t;
    private final Numbers numbers;
    private final Metric asked;
    private final Unit unit;
    private final EvidenceAnswer answer;
    private final @Nullable String cursor;

    private ProofPage(Frame frame, Metric asked, Unit unit, EvidenceAnswer answer, @Nullable String cursor) {
        this.frame = frame;
        this.t = frame.t();
        this.numbers = frame.numbers();
        this.asked = asked;
        this.unit = unit;
        this.answer = answer;
        this.cursor = cursor;
    }

    static Detail of(Frame frame, PageData data, String metric, @Nullable String cursor) {
        Metric asked = data.catalogue().metric(metric);
        QueryRequest request = frame.request().asking(List.of(metric), null, Grain.NONE);
        EvidenceAnswer answer = data.evidence(request, cursor, LINES);
        Unit unit = data.catalogue().metric(answer.metric()).unit();
        return new ProofPage(frame, asked, unit, answer, cursor).detail(data);
    }

    private Detail detail(PageData data) {
        String label = asked.label().in(t.language());
        boolean whole = answer.difference().signum() == 0;
        List<Piece> equation = new ArrayList<>();
        equation.add(Piece.plain(t.of("proof.equation." + answer.basis(), answer.totalLines())));
        Control control = answer.control();
        View.Badge badge = control != null
                ? Tiles.badge(frame, control.gap(), List.of())
                : whole
                        ? new View.Badge("ok", t.of("badge.sum"), "", t.of("badge.sum.title"))
                        : new View.Badge("broken", t.of("badge.gap", numbers.money(answer.difference())), "", "");
        List<Detail.Block> blocks = new ArrayList<>();
        blocks.add(new Detail.Block("", terms(data), List.of(), List.of(), null, definition(), null, "", null));
        if (control != null) {
            blocks.add(Detail.Block.table(t.of("proof.control"), controlTable(control)));
        }
        blocks.add(lines());
        return new Detail(
                frame,
                t.of("proof.title", label),
                List.of(
                        new View.Crumb(
                                t.of("page.margin"),
                                frame.address().at("/marge").toString()),
                        new View.Crumb(label, null)),
                numbers.exact(asked.unit(), answer.figure().value()),
                equation,
                badge,
                verify(label, whole),
                blocks);
    }

    private String definition() {
        String formula = asked.formula().in(t.language());
        String reason = answer.basisReason();
        return asked.label().in(t.language()) + " = " + formula + (reason == null ? "" : ". " + reason);
    }

    private List<View.Option> terms(PageData data) {
        List<View.Option> options = new ArrayList<>();
        for (String term : answer.terms()) {
            options.add(new View.Option(
                    data.catalogue().metric(term).label().in(t.language()),
                    "",
                    frame.address().at("/preuve").with("m", term).toString(),
                    term.equals(answer.metric())));
        }
        return options;
    }

    private List<Piece> verify(String label, boolean whole) {
        String period = frame.dates().range(answer.meta().effectivePeriod());
        String key = whole ? "proof.verify" : "proof.verify.gap";
        BigDecimal figure =
                answer.terms().isEmpty() ? Series.orZero(answer.figure().value()) : answer.sum();
        return Sentence.of(
                t,
                key,
                List.of(
                        Piece.plain(label),
                        Piece.plain(period),
                        Piece.plain(numbers.count(answer.meta().position())),
                        Piece.plain(amount(figure)),
                        Piece.plain(amount(answer.difference()))));
    }

    private String amount(BigDecimal value) {
        return numbers.exact(unit, value);
    }

    private Table controlTable(Control control) {
        String symbol = numbers.symbol();
        String accounts = String.join(", ", control.accounts());
        List<Row> rows = List.of(
                row("figure", t.of("proof.control.figure"), control.figure(), ""),
                row(
                        "unposted",
                        t.of("proof.control.unposted"),
                        control.unposted().negate(),
                        ""),
                row(
                        "ledger",
                        t.of("proof.control.ledger", accounts),
                        control.ledgerValue().negate(),
                        ""));
        Row gap = row(
                "gap", t.of("proof.control.gap"), control.gap(), control.gap().signum() == 0 ? "t-ok" : "t-crit");
        return new Table(
                "control",
                t.of("proof.control"),
                List.of(Head.text(t.of("proof.control.head")), Head.number(t.of("word.amount") + ", " + symbol)),
                rows,
                gap);
    }

    private Row row(String key, String label, BigDecimal amount, String css) {
        return new Row(key, "", List.of(Cell.text(label), Cell.number(numbers.amount(amount), css)));
    }

    private Detail.Block lines() {
        boolean facts = answer.basis().equals("facts");
        String symbol = numbers.symbol();
        List<Head> heads = new ArrayList<>();
        heads.add(Head.text(t.of(facts ? "proof.head.fact" : "proof.head.entry")));
        heads.add(Head.text(t.of("word.date")));
        if (!facts) {
            heads.add(Head.text(t.of("proof.head.account")));
        }
        heads.add(Head.text(t.of("proof.head.document")));
        heads.add(Head.text(t.of("word.customer")));
        heads.add(Head.text(t.of("word.product")));
        heads.add(Head.number(
                switch (unit) {
                    case CURRENCY -> t.of("word.amount") + ", " + symbol;
                    case QUANTITY -> t.of("word.units");
                    case RATIO, COUNT, DAYS, TIMES -> t.of("word.value");
                }));
        heads.add(Head.number(t.of("proof.head.running")));
        heads.add(Head.text(t.of("proof.head.layers")));
        List<Row> rows = new ArrayList<>();
        if (cursor != null && !answer.lines().isEmpty()) {
            EvidenceAnswer.Line first = answer.lines().getFirst();
            rows.add(carried(first.runningSum().subtract(first.amount()), heads.size()));
        }
        int number = 0;
        for (EvidenceAnswer.Line line : answer.lines()) {
            rows.add(line(line, facts, number));
            number++;
        }
        String next = answer.nextCursor();
        Row total = next == null ? total(heads.size()) : null;
        Table table = new Table("lines", t.of("proof.lines"), heads, rows, total);
        String nextHref = next == null
                ? null
                : frame.address().at("/preuve").with("m", asked.id()) + "&cursor=" + Address.encoded(next);
        return new Detail.Block(
                t.of(facts ? "proof.facts" : "proof.lines"),
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                table,
                t.of("proof.foot", answer.lines().size(), answer.totalLines()),
                nextHref);
    }

    private Row carried(BigDecimal sum, int columns) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(t.of("proof.carried")));
        while (cells.size() < columns - 2) {
            cells.add(Cell.text(""));
        }
        cells.add(Cell.number(shown(sum)));
        cells.add(Cell.text(""));
        return new Row("carried", "carry", cells);
    }

    private Row total(int columns) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(t.of("proof.total")));
        while (cells.size() < columns - 3) {
            cells.add(Cell.text(""));
        }
        cells.add(Cell.number(shown(answer.sum())));
        cells.add(Cell.number(shown(answer.sum())));
        cells.add(Cell.text(""));
        return new Row("total", "total", cells);
    }

    /** What a fact measures, or why it changed the stock. */
    private String word(String measure) {
        String word = t.ofCode("measure", measure);
        return word.equals(measure) ? t.ofCode("cause", measure) : word;
    }

    private Row line(EvidenceAnswer.Line line, boolean facts, int number) {
        List<Cell> cells = new ArrayList<>();
        String entry = line.entryNumber();
        if (entry == null) {
            String measure = line.measure();
            cells.add(Cell.text(measure == null ? t.ofCode("kind", line.kind()) : word(measure)));
        } else {
            Cell cell = Cell.link(
                    entry,
                    frame.address().at("/ecriture/" + Address.encoded(entry)).toString(),
                    true);
            cells.add(line.kind().equals("PREPARED") ? cell.withDetail(t.of("kind.PREPARED")) : cell);
        }
        cells.add(Cell.muted(line.effectiveOn() == null ? "" : frame.dates().day(line.effectiveOn())));
        if (!facts) {
            cells.add(Cell.text(String.valueOf(line.account() == null ? "" : line.account())));
        }
        cells.add(DetailCells.document(frame, line.documentType(), line.documentNumber()));
        cells.add(DetailCells.member(frame, Dimension.CUSTOMER, line.customer()));
        cells.add(DetailCells.member(frame, Dimension.PRODUCT, line.product()));
        cells.add(Cell.number(shown(line.amount())));
        cells.add(Cell.number(shown(line.runningSum()), "muted"));
        Long sale = line.orderLineId();
        cells.add(
                sale == null
                        ? Cell.text("")
                        : Cell.link(
                                t.of("proof.layers"),
                                frame.address().at("/couches/" + sale).toString(),
                                true));
        return new Row("l" + number, "", cells);
    }

    private String shown(BigDecimal value) {
        return numbers.cell(unit, value);
    }
}
