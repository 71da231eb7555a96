package vigie.dashboard.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.LivePageData;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.pages.Texts;

/** Charts that fail: the engine goes on, documents do without them. The scripts here stand for broken builders. */
class DrawChartsTest {
    private static final Map<String, List<String>> YEAR = Map.of("p", List.of("2004"));

    private static DrawCharts engine(String builder, Duration patience) {
        return new DrawCharts("globalThis.prepare = () => " + builder, patience);
    }

    private static DrawCharts.Chart chart(String kind) {
        return new DrawCharts.Chart(kind, "{}", Language.FR, "EUR", 400, 300, "");
    }

    @Test
    void aChartThatNeverEndsIsGivenUpAndTheNextIsDrawn() throws Exception {
        DrawCharts charts = engine(
                "(kind) => { if (kind === 'endless') for (;;); return '<svg>' + kind + '</svg>' }",
                Duration.ofSeconds(60));
        assertThat(charts.svg(chart("bars"))).isEqualTo("<svg>bars</svg>");
        assertThatThrownBy(() -> charts.svg(chart("endless"), Duration.ofMillis(200)))
                .isInstanceOf(ChartNotDrawn.class)
                .hasMessageContaining("endless");
        assertThat(charts.svg(chart("lines"))).isEqualTo("<svg>lines</svg>");
    }

    @Test
    void aDocumentDoesWithoutAChartThatFailsAndSaysSo() throws Exception {
        WarehouseFixture fixture = WarehouseFixture.shared();
        LivePageData data = new LivePageData(
                fixture.warehouse(),
                fixture.data().catalogue(),
                fixture.data()::freshness,
                Clock.systemUTC(),
                () -> Reader.ANYBODY);
        DashboardConfig config = new DashboardConfig(
                "127.0.0.1",
                0,
                "none:0",
                "facts",
                Path.of("unused"),
                Path.of("unused"),
                "Négoce",
                List.of(),
                null,
                null);
        Reports reports =
                new Reports(data, config, engine("() => { throw new Error('no axis') }", Duration.ofSeconds(60)));
        ReportFile file = reports.pdf("today", YEAR, Language.FR, "https://vigie.example.org");
        try (PDDocument document = Loader.loadPDF(file.content())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Ce graphique n’a pas pu être dessiné",
                            Texts.in(Language.FR).of("know.title"));
        }
        BadQuery refused = refusal(reports);
        for (int again = 0; again < 4 && refused.code().equals("BLOCK_FAILED"); again++) {
            refused = refusal(reports); // a busy machine takes too long to read
        }
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("CHART_FAILED");
    }

    private static BadQuery refusal(Reports reports) {
        return catchThrowableOfType(BadQuery.class, () -> reports.picture("today", "months", "svg", YEAR, Language.FR));
    }
}
