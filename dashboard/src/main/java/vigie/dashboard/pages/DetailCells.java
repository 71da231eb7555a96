package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.EntryAnswer;
import vigie.dashboard.kpi.LadderAnswer.Member;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;

/** Cells and tables that several detail pages share the look of. */
final class DetailCells {
    private DetailCells() {}

    /** A document as a link: its kind in short and its number. */
    static Cell document(Frame frame, @Nullable String type, @Nullable String number) {
        if (type == null || number == null) {
            return Cell.text("");
        }
        return Cell.link(name(frame, type, number), href(frame, type, number), true);
    }

    /** A member whose name leads to its page; a product says its code too. */
    static Cell member(Frame frame, Dimension dimension, @Nullable Member member) {
        if (member == null) {
            return Cell.text("");
        }
        Cell cell = Cell.link(member.label(), memberHref(frame, dimension, member.code()), false);
        return dimension == Dimension.PRODUCT ? cell.withDetail(member.code()) : cell;
    }

    /** A member of which a line gives the code only. */
    static Cell member(Frame frame, Dimension dimension, @Nullable String code) {
        return code == null ? Cell.text("") : Cell.link(code, memberHref(frame, dimension, code), false);
    }

    /** Where the page of a member is. */
    static String memberHref(Frame frame, Dimension dimension, String code) {
        String path =
                BoardRoutes.ofMembers(dimension).orElseThrow().path(frame.t().language());
        return frame.address().ofMember(path, code).toString();
    }

    /** {@code BL-20348}; a bare number gets the kind in front: {@code CDE 10100}. */
    static String name(Frame frame, String type, String number) {
        boolean bare = !number.isEmpty() && Character.isDigit(number.charAt(0));
        return bare ? frame.t().ofCode("document.short", type) + "\u00a0" + number : number;
    }

    static String href(Frame frame, String type, String number) {
        return frame.address()
                .at("/document/" + Address.encoded(type) + "/" + Address.encoded(number))
                .toString();
    }

    /** The lines of entries: account, label, debit, credit. */
    static Table postings(Frame frame, List<EntryAnswer.PostingLine> lines, boolean withEntry) {
        Texts t = frame.t();
        Numbers numbers = frame.numbers();
        List<Head> heads = new ArrayList<>();
        if (withEntry) {
            heads.add(Head.text(t.of("proof.head.entry")));
        }
        heads.add(Head.text(t.of("proof.head.account")));
        heads.add(Head.text(t.of("entry.account")));
        heads.add(Head.text(t.of("entry.about")));
        heads.add(Head.number(t.of("entry.debit") + ", " + numbers.symbol()));
        heads.add(Head.number(t.of("entry.credit") + ", " + numbers.symbol()));
        List<Row> rows = new ArrayList<>();
        BigDecimal debit = BigDecimal.ZERO;
        BigDecimal credit = BigDecimal.ZERO;
        int number = 0;
        for (EntryAnswer.PostingLine line : lines) {
            debit = debit.add(line.debit());
            credit = credit.add(line.credit());
            rows.add(new Row("p" + number, "", posting(frame, line, withEntry)));
            number++;
        }
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(t.of("entry.total"))));
        while (cells.size() < heads.size() - 2) {
            cells.add(Cell.text(""));
        }
        cells.add(Cell.number(numbers.amount(debit)));
        cells.add(Cell.number(numbers.amount(credit)));
        return new Table("postings", t.of("proof.lines"), heads, rows, new Row("total", "total", cells));
    }

    private static List<Cell> posting(Frame frame, EntryAnswer.PostingLine line, boolean withEntry) {
        Numbers numbers = frame.numbers();
        List<Cell> cells = new ArrayList<>();
        if (withEntry) {
            Cell entry = Cell.link(
                    line.entryNumber(),
                    frame.address()
                            .at("/ecriture/" + Address.encoded(line.entryNumber()))
                            .toString(),
                    true);
            cells.add(
                    line.status().equals("PREPARED")
                            ? entry.withDetail(frame.t().of("kind.PREPARED"))
                            : entry);
        }
        cells.add(Cell.text(line.account()));
        cells.add(Cell.text(line.accountLabel() == null ? "" : line.accountLabel()));
        cells.add(about(frame, line));
        cells.add(Cell.number(line.debit().signum() == 0 ? "" : numbers.amount(line.debit())));
        cells.add(Cell.number(line.credit().signum() == 0 ? "" : numbers.amount(line.credit())));
        return cells;
    }

    private static Cell about(Frame frame, EntryAnswer.PostingLine line) {
        String party = line.customer() == null ? line.supplier() : line.customer();
        List<String> known = new ArrayList<>();
        if (party != null) {
            known.add(party);
        }
        if (line.product() != null) {
            known.add(line.product());
        }
        if (known.isEmpty() && line.label() != null) {
            known.add(line.label());
        }
        String text = String.join(" · ", known);
        Long sale = line.orderLineId();
        if (sale == null && party != null) {
            Dimension dimension = line.customer() == null ? Dimension.SUPPLIER : Dimension.CUSTOMER;
            return Cell.link(text, memberHref(frame, dimension, party), false);
        }
        if (sale == null && line.product() != null) {
            return member(frame, Dimension.PRODUCT, line.product());
        }
        return sale == null || text.isEmpty()
                ? Cell.muted(text)
                : Cell.link(text, frame.address().at("/couches/" + sale).toString(), true);
    }
}
