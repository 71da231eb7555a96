package vigie.dashboard.pages;

import java.util.List;
import java.util.Map;
import vigie.dashboard.kpi.EntryAnswer;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.View.Piece;

/** One journal entry: its lines, and that debit equals credit. */
final class EntryPage {
    private EntryPage() {}

    static Detail of(Frame frame, PageData data, String number) {
        EntryAnswer entry = data.entry(number, frame.request());
        Texts t = frame.t();
        Numbers numbers = frame.numbers();
        boolean balanced = entry.debit().compareTo(entry.credit()) == 0;
        String document = t.ofCode("document", entry.documentType()) + " " + entry.documentNumber();
        View.Badge badge = balanced
                ? new View.Badge("ok", t.of("entry.balanced"), "", t.of("entry.balanced"))
                : new View.Badge(
                        "broken",
                        t.of("badge.gap", numbers.money(entry.debit().subtract(entry.credit()))),
                        "",
                        t.of("entry.unbalanced"));
        return new Detail(
                frame,
                t.of("entry.title", number),
                List.of(
                        new View.Crumb(
                                t.of("page.today"), frame.address().at("/").toString()),
                        new View.Crumb(t.of("entry.title", number), null)),
                number,
                List.of(Piece.plain(t.of("entry.amount", numbers.money(entry.debit())))),
                badge,
                Sentence.of(
                        t,
                        "entry.verify." + entry.status(),
                        List.of(
                                Piece.plain(frame.dates().day(entry.effectiveOn())),
                                Piece.plain(entry.journal()),
                                new Piece(
                                        document,
                                        DetailCells.href(frame, entry.documentType(), entry.documentNumber()),
                                        ""))),
                List.of(
                        Detail.Block.facts(List.of(
                                Map.entry(t.of("entry.status"), t.of("kind." + entry.status())),
                                Map.entry(t.of("word.date"), frame.dates().day(entry.effectiveOn())),
                                Map.entry(t.of("entry.journal"), entry.journal()),
                                Map.entry(
                                        t.of("entry.lines"),
                                        numbers.count(entry.lines().size())))),
                        Detail.Block.table(t.of("proof.lines"), DetailCells.postings(frame, entry.lines(), false))));
    }
}
