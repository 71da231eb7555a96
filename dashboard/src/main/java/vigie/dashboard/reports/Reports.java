package vigie.dashboard.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.PagePrint;
import vigie.dashboard.pages.PagePrints;
import vigie.dashboard.pages.View;

/** Pages as documents and their charts as pictures, drawn from what the screen draws from. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    /** Inside of a page of A4 in pixels: the page less its margins. */
    private static final int WHOLE_WIDTH = 682;

    private static final int HALF_WIDTH = 332;
    private static final String CSS = LightColours.writtenInto(LightColours.resource("/print/report.css"));

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final PagePrints pages;
    private final ChartPicture pictures;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    public Reports(PageData data, DashboardConfig config) {
        this(data, config, DrawCharts.shared());
    }

    Reports(PageData data, DashboardConfig config, DrawCharts charts) {
        this.pages = new PagePrints(data, config);
        this.pictures = new ChartPicture(charts);
    }

    /**
     * A page as a PDF document. A chart that cannot be drawn is left out and said so.
     *
     * @param query parameters of its address
     * @param site address of this site, for the link to the same figures
     */
    public ReportFile pdf(String page, Map<String, List<String>> query, Language language, String site) {
        PagePrint print = pages.of(page, query, language);
        List<Report.Drawn> charts = new ArrayList<>();
        for (View.Card card : print.cards()) {
            charts.add(drawn(print, card));
        }
        StringOutput html = new StringOutput(64 * 1024);
        templates.render("report.jte", new Report(print, CSS, site + print.link(), charts), html);
        boolean whole = charts.stream()
                .allMatch(chart -> chart.svg() != null || chart.card().empty() != null);
        return new ReportFile(
                page + ".pdf", "application/pdf", print, whole, pdf(PrintFonts.printable(html.toString())));
    }

    private Report.Drawn drawn(PagePrint page, View.Card card) {
        boolean wide = ChartPicture.wide(card);
        String empty = card.empty();
        if (empty != null) {
            return new Report.Drawn(card, null, empty, wide);
        }
        try {
            String svg = pictures.onPaper(page.frame(), card, wide ? WHOLE_WIDTH : HALF_WIDTH);
            return new Report.Drawn(card, svg, "", wide);
        } catch (ChartNotDrawn e) {
            LOG.warn("chart {} of page {} is left out", card.id(), page.page(), e);
            return new Report.Drawn(card, null, page.frame().t().of("report.chart.failed"), wide);
        }
    }

    private static byte[] pdf(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BatikSVGDrawer svg = new BatikSVGDrawer()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withHtmlContent(html, "about:blank");
            builder.useSVGDrawer(svg);
            builder.usePdfUaAccessibility(true);
            for (boolean bold : new boolean[] {false, true}) {
                builder.useFont(
                        () -> PrintFonts.file(bold),
                        PrintFonts.FAMILY,
                        bold ? 700 : 400,
                        FontStyle.NORMAL,
                        true,
                        EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
            }
            builder.useExternalResourceAccessControl(
                    (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.withProducer("Vigie");
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * A chart of a page as a picture.
     *
     * @param chart id of its card
     * @param format {@code svg} or {@code png}
     * @throws BadQuery {@code UNKNOWN_CHART} or {@code CHART_FAILED}
     */
    public ReportFile picture(
            String page, String chart, String format, Map<String, List<String>> query, Language language) {
        PagePrint print = pages.of(page, query, language);
        List<View.Card> cards = ChartPicture.drawable(print);
        View.Card card = cards.stream()
                .filter(one -> one.id().equals(chart))
                .findFirst()
                .orElseThrow(() -> unknown(page, chart, cards));
        try {
            String svg = PrintFonts.printable(pictures.svg(print, card));
            String name = page + "-" + chart + "." + format;
            return format.equals("png")
                    ? new ReportFile(name, "image/png", print, true, ChartPicture.png(svg))
                    : new ReportFile(name, "image/svg+xml", print, true, svg.getBytes(StandardCharsets.UTF_8));
        } catch (ChartNotDrawn e) {
            LOG.warn("chart {} of page {} is not drawn", chart, page, e);
            throw notDrawn(chart);
        }
    }

    static BadQuery notDrawn(String chart) {
        return BadQuery.unavailable(
                "CHART_FAILED",
                "Le graphique « " + chart + " » n'a pas pu être dessiné ; ses chiffres restent dans la page.",
                "Chart '" + chart + "' could not be drawn; its figures are still on the page.");
    }

    private static BadQuery unknown(String page, String chart, List<View.Card> cards) {
        String known = cards.stream().map(View.Card::id).collect(Collectors.joining(", "));
        return BadQuery.notFound(
                "UNKNOWN_CHART",
                "La page « " + page + " » n'a pas de graphique « " + chart + " » à dessiner ; connus : " + known + ".",
                "Page '" + page + "' has no chart '" + chart + "' to draw; known: " + known + ".");
    }
}
