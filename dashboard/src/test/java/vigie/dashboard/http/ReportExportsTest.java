package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.pages.Numbers;

/** Documents and pictures are opened again and say what the pages say. */
class ReportExportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WarehouseFixture FIXTURE = WarehouseFixture.shared();
    private static final Visitor VISITOR = Visitor.nobody(FIXTURE.port());
    private static final String FRAME = "?p=2004&cmp=n1&lang=en";
    private static final Numbers NUMBERS = new Numbers(Language.EN, "EUR");

    private static BigDecimal total(String page, String metric) throws Exception {
        JsonNode answer = JSON.readTree(VISITOR.bytes("/api/v1/pages/" + page + FRAME));
        return new BigDecimal(answer.at("/blocks/tiles/answer/totals/" + metric).asText());
    }

    private static Document svg(String path) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(VISITOR.bytes(path)));
    }

    @Test
    void aChartIsAPictureThatSaysWhatItShowsAndOfWhen() throws Exception {
        Document picture = svg("/api/v1/exports/today.svg" + FRAME + "&chart=stock");
        String words = picture.getDocumentElement().getTextContent();
        assertThat(words)
                .contains("Stock value (FIFO)", "Négoce Durand", "1 Jan – 31 Dec 2004")
                .contains("entry " + NUMBERS.count(FIXTURE.positions()))
                .contains(NUMBERS.shortMoney(total("today", "stock-value")));
        assertThat(picture.getElementsByTagName("path").getLength()).isGreaterThan(10);
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        Element root = picture.getDocumentElement();
        BufferedImage pixels = ImageIO.read(
                new ByteArrayInputStream(VISITOR.bytes("/api/v1/exports/today.png" + FRAME + "&chart=stock")));
        assertThat(pixels.getWidth()).isEqualTo(2 * Integer.parseInt(root.getAttribute("width")));
        assertThat(pixels.getHeight()).isEqualTo(2 * Integer.parseInt(root.getAttribute("height")));
        long colours = IntStream.range(0, pixels.getWidth() * pixels.getHeight() / 7)
                .map(at -> pixels.getRGB(7 * at % pixels.getWidth(), 7 * at / pixels.getWidth()))
                .distinct()
                .count();
        assertThat(colours).as("colours, with those between lines and ground").isGreaterThan(20);
    }

    @Test
    void theFirstDrawingOfAChartIsTheSameAsTheSecond() throws Exception {
        String months = "/api/v1/exports/today.svg" + FRAME + "&chart=months";
        assertThat(VISITOR.bytes(months)).isEqualTo(VISITOR.bytes(months));
    }

    @Test
    void aDocumentHoldsTheFiguresOfItsPageAndLeadsBackToThem() throws Exception {
        long started = System.nanoTime();
        byte[] content =
                VISITOR.bytes("/api/v1/exports/margin.pdf" + FRAME + "&by=product&rows=all&fam=FAM-1&fam=FAM-2");
        long millis = (System.nanoTime() - started) / 1_000_000;
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            System.out.println("PDF of " + pages + " pages with 4 charts: " + millis + " ms");
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            JsonNode answer =
                    JSON.readTree(VISITOR.bytes("/api/v1/pages/margin" + FRAME + "&by=product&fam=FAM-1&fam=FAM-2"));
            for (String metric : List.of("net-revenue", "gross-margin")) {
                BigDecimal value = new BigDecimal(
                        answer.at("/blocks/tiles/answer/totals/" + metric).asText());
                assertThat(text).contains(NUMBERS.shortMoney(value)).contains(NUMBERS.amount(value));
            }
            assertThat(text)
                    .contains("Négoce Durand · Real margin", "1 / " + pages, pages + " / " + pages)
                    .contains("entry " + NUMBERS.count(FIXTURE.positions()))
                    .contains("reconciled up to entry");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(links(document))
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith("http://127.0.0.1:" + FIXTURE.port() + "/margin?")
                            && link.contains("asof=pos:" + FIXTURE.positions())
                            && link.contains("p=2004-01-01..2004-12-31"));
        }
    }

    private static List<String> links(PDDocument document) throws Exception {
        List<String> links = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI leads) {
                    links.add(leads.getURI());
                }
            }
        }
        return links;
    }

    @Test
    void aLongTableRepeatsItsHeadOnEveryPage() throws Exception {
        String text = Visitor.textOf(VISITOR.bytes("/api/v1/exports/stock.pdf?p=2004&cmp=none&lang=fr&rows=all"));
        assertThat(text).contains("Stock et couches FIFO").containsPattern(Pattern.compile("1 / [3-9]"));
        String head = "Plus ancienne";
        assertThat(text.split(head, -1).length - 1).as(head).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/exports/product.pdf, 400, SUBJECT_NEEDED",
        "/api/v1/exports/product.pdf?sku=NOTHING, 404, UNKNOWN_PRODUCT",
        "/api/v1/exports/query.pdf, 404, UNKNOWN_PAGE",
        "/api/v1/exports/today.svg, 404, UNKNOWN_CHART",
        "/api/v1/exports/today.png?chart=none, 404, UNKNOWN_CHART",
        "/api/v1/exports/margin.pdf?p=yesterday, 400, BAD_PERIOD"
    })
    void whatCannotBeDrawnIsRefusedWithItsReason(String path, int status, String code) throws Exception {
        var response = VISITOR.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).get("code").asText()).isEqualTo(code);
    }
}
