package vigie.dashboard.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.delivery.ReportSchedule;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.PagePrint.Printed;
import vigie.dashboard.pages.View.Cell;
import vigie.dashboard.pages.View.Head;
import vigie.dashboard.pages.View.Row;
import vigie.dashboard.pages.View.Table;
import vigie.dashboard.warehouse.Freshness;

/** Puts pages on paper: asks and draws them as the screen does, pinned to one position. */
public final class PagePrints {
    private final PageData data;
    private final Frames frames;

    public PagePrints(PageData data, DashboardConfig config) {
        this.data = data;
        this.frames = new Frames(data, config, "");
    }

    /**
     * A page.
     *
     * @param page id, as in the address of its export
     * @param query parameters of its address; without {@code asof}, what is applied now is printed
     * @throws BadQuery for an unknown page or a wrong question
     */
    public PagePrint of(String page, Map<String, List<String>> query, Language language) {
        Texts t = Texts.in(language);
        Freshness freshness = data.freshness();
        Map<String, List<String>> pinned = new LinkedHashMap<>(query);
        pinned.putIfAbsent("asof", List.of("pos:" + freshness.applied()));
        String path = BoardRoutes.pathOf(page, language)
                .or(() -> pathOfMember(page, language, pinned))
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_PAGE",
                        "La page « " + page + " » n'existe pas ou ne s'imprime pas.",
                        "Page '" + page + "' does not exist or cannot be printed."));
        Frame frame = frames.of(path, pinned, language, "light", true);
        boolean everything = query.getOrDefault("rows", List.of()).contains("all");
        Print print = new Print(page, frame, freshness);
        if (freshness.businessOn() == null) {
            return print.empty(EmptyState.ofNoFact(t));
        }
        return switch (page) {
            case "today" -> print.today(TodayPage.of(frame, data));
            case "margin" -> print.margin(MarginPage.of(frame, data, everything));
            default -> print.board(BoardPage.of(frame, data, page, everything));
        };
    }

    /** The page of the member that the question filters on, which then is no filter any more. */
    private static Optional<String> pathOfMember(String page, Language language, Map<String, List<String>> query) {
        return BoardRoutes.OF_MEMBERS.stream()
                .filter(member -> member.board().id().equals(page))
                .map(member -> {
                    String start = member.board().path(language);
                    String parameter = member.dimension().parameter();
                    List<String> codes = query.getOrDefault(parameter, List.of());
                    if (codes.size() != 1) {
                        return start; // nobody's page: the answer says what is missing
                    }
                    query.remove(parameter);
                    return start + "/" + Address.encoded(codes.getFirst());
                })
                .findFirst();
    }

    /**
     * The page at an address as people copy it, with or without the name of the site.
     *
     * @throws BadQuery when there is no such page, it cannot be printed, its question is wrong, or it shows a fixed
     *     position
     */
    public static ReportSchedule.Page at(String address) {
        String[] parts = address.strip().replaceFirst("^https?://[^/]+", "").split("\\?", 2);
        String id = BoardRoutes.idAt(parts[0])
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_PAGE",
                        "La page « " + address
                                + " » n'existe pas ou ne s'imprime pas ; copier l'adresse d'une page, par"
                                + " exemple /marge?p=mtd.",
                        "Page '" + address + "' does not exist or cannot be printed; copy the address of a page, for"
                                + " instance /margin?p=mtd."));
        Map<String, List<String>> query =
                parts.length == 1 ? new LinkedHashMap<>() : new LinkedHashMap<>(Address.query(parts[1]));
        BoardRoutes.Subject subject = BoardRoutes.subjectAt(parts[0]);
        if (subject != null) {
            query.put(subject.dimension().parameter(), List.of(subject.code()));
        }
        if (query.containsKey("asof")) {
            throw BadQuery.malformed(
                    "FIXED_POSITION",
                    "L'adresse a une position fixe (asof) : copier le lien en direct, sans asof.",
                    "The address has a fixed position (asof): copy the live link, without asof.");
        }
        List<String> ignored = Frames.question(query, Language.EN).ignored();
        if (!ignored.isEmpty()) {
            throw BadQuery.malformed(
                    "UNKNOWN_PARAMETER",
                    "L'adresse a un paramètre inconnu : " + String.join(", ", ignored) + " ; le retirer.",
                    "The address has an unknown parameter: " + String.join(", ", ignored) + "; leave it out.");
        }
        return new ReportSchedule.Page(id, address.strip(), query);
    }

    /** What all pages have in common on paper. */
    private record Print(String page, Frame frame, Freshness freshness) {

        PagePrint empty(View.State state) {
            return print(frame.t().of(titled()), "", List.of(), List.of(), List.of(), List.of(), state);
        }

        PagePrint today(TodayPage today) {
            List<View.Card> cards = Stream.of(today.months(), today.stock())
                    .filter(Objects::nonNull)
                    .toList();
            List<Printed> tables = new ArrayList<>();
            if (today.moves() != null) {
                tables.add(moves(today.moves()));
            }
            if (!today.checks().isEmpty()) {
                tables.add(checks(today.checks()));
            }
            String title = frame.t().of(titled());
            return print(title, today.subtitle(), today.sentence(), today.tiles(), cards, tables, today.state());
        }

        PagePrint margin(MarginPage margin) {
            Table table = margin.table();
            List<Printed> tables = table == null
                    ? List.of()
                    : List.of(new Printed(table.caption(), margin.tableSubtitle(), table, margin.tableFoot(), null));
            return print(
                    frame.t().of(titled()),
                    margin.subtitle(),
                    margin.sentence(),
                    margin.tiles(),
                    margin.cards(),
                    tables,
                    margin.state());
        }

        PagePrint board(BoardPage board) {
            List<Printed> tables = new ArrayList<>();
            if (!board.head().isEmpty()) {
                tables.add(head(board));
            }
            board.tables().stream()
                    .map(shown ->
                            new Printed(shown.title(), shown.subtitle(), shown.table(), shown.foot(), shown.empty()))
                    .forEach(tables::add);
            return print(
                    board.title(),
                    board.subtitle(),
                    board.sentence(),
                    board.tiles(),
                    board.cards(),
                    tables,
                    board.state());
        }

        private Printed head(BoardPage board) {
            Texts t = frame.t();
            List<Row> rows = board.head().stream()
                    .map(fact -> new Row("", "", List.of(Cell.text(fact.getKey()), fact.getValue())))
                    .toList();
            List<Head> heads = List.of(Head.text(t.of("report.head.figure")), Head.text(t.of("word.value")));
            String title = t.of(titled());
            return new Printed(title, "", new Table("head", title, heads, rows, null), "", null);
        }

        private String titled() {
            return page.equals("today") ? "today.title" : page.equals("margin") ? "margin.title" : "board." + page;
        }

        private PagePrint print(
                String title,
                String subtitle,
                List<View.Piece> sentence,
                List<View.Tile> tiles,
                List<View.Card> cards,
                List<Printed> tables,
                View.@Nullable State state) {
            return new PagePrint(
                    frame,
                    page,
                    title,
                    subtitle,
                    Long.parseLong(frame.asOfPosition()),
                    reconciled(),
                    frame.frozenHref(),
                    sentence,
                    tiles,
                    cards,
                    tables,
                    state);
        }

        private String reconciled() {
            Texts t = frame.t();
            return switch (freshness.state()) {
                case GAP, STOPPED -> t.of("report.not-reconciled");
                default -> t.of("report.reconciled", frame.numbers().count(freshness.reconciled()));
            };
        }

        private Printed moves(View.Moves moves) {
            List<Row> rows = new ArrayList<>();
            Stream.of(moves.up(), moves.down()).flatMap(List::stream).forEach(move -> rows.add(row(move)));
            if (moves.rest() != null) {
                rows.add(row(moves.rest()));
            }
            Texts t = frame.t();
            return new Printed(
                    moves.title(),
                    moves.subtitle(),
                    new Table(
                            "moves",
                            moves.title(),
                            List.of(Head.text(t.of("report.head.who")), Head.number(t.of("word.change"))),
                            rows,
                            moves.total() == null ? null : row(moves.total())),
                    "",
                    moves.empty());
        }

        private static Row row(View.Move move) {
            return new Row("", "", List.of(Cell.text(move.label()), Cell.number(move.amount(), move.css())));
        }

        private Printed checks(List<View.Check> checks) {
            Texts t = frame.t();
            List<Row> rows = checks.stream()
                    .map(check -> new Row(
                            "",
                            "",
                            List.of(
                                    Cell.text(check.label()).withDetail(check.detail()),
                                    Cell.text(t.of(check.ok() ? "check.ok" : "check.gap")),
                                    Cell.number(check.amount()))))
                    .toList();
            return new Printed(
                    t.of("know.title"),
                    t.of("know.sub"),
                    new Table(
                            "checks",
                            t.of("know.title"),
                            List.of(
                                    Head.text(t.of("report.head.figure")),
                                    Head.text(t.of("report.head.state")),
                                    Head.number(t.of("word.change"))),
                            rows,
                            null),
                    "",
                    null);
        }
    }
}
