package vigie.dashboard.pages;

import java.util.List;

/**
 * How to read the same figures from people's own tools.
 *
 * @param recipes one per tool, ready to copy
 */
public record ConnectPage(Frame frame, List<Recipe> recipes) {
    private static final String QUESTION = "m=net-revenue,gross-margin&by=customer&p=ytd";

    /** A tool, what to do, and the text to copy. */
    public record Recipe(String tool, String text, String code) {}

    /** Recipes whose addresses start with {@code base}, for instance {@code http://localhost:7070}. */
    static ConnectPage of(Frame frame, String base) {
        Texts t = frame.t();
        String csv = base + "/api/v1/exports/query.csv?" + QUESTION;
        String snapshot = base + "/api/v1/snapshots/latest.duckdb";
        return new ConnectPage(
                frame,
                List.of(
                        new Recipe("Excel, Power BI", t.of("connect.excel"), """
                                let
                                    Source = Csv.Document(
                                        Web.Contents("%s",
                                            [Query = [m = "net-revenue,gross-margin", by = "customer", p = "ytd"]]),
                                        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
                                    Headed = Table.PromoteHeaders(Source)
                                in
                                    Headed
                                """.formatted(
                                        base + "/api/v1/exports/query.csv")),
                        new Recipe("DBeaver", t.of("connect.dbeaver"), "curl -o vigie.duckdb " + snapshot),
                        new Recipe("DuckDB", t.of("connect.duckdb"), """
                                attach '%s' as vigie (read_only);
                                select * from vigie.current_members limit 5;
                                """.formatted(snapshot)),
                        new Recipe("Python", t.of("connect.python"), """
                                import csv, io, urllib.request

                                with urllib.request.urlopen("%s") as answer:
                                    position = answer.headers["X-Position"]
                                    rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))
                                print(position, len(rows), rows[0])
                                """.formatted(csv)),
                        new Recipe("R", t.of("connect.r"), """
                                figures <- read.csv("%s", encoding = "UTF-8")
                                head(figures)
                                """.formatted(csv)),
                        new Recipe(
                                "curl",
                                t.of("connect.curl"),
                                "curl -OJ \"" + base + "/api/v1/exports/margin.xlsx?p=ytd\"")));
    }
}
