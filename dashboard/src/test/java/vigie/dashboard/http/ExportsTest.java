package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.dashboard.WarehouseFixture;

/** Files are opened again and say what the API says, to the last digit. */
class ExportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String FRAME = "?p=2004&cmp=n1&lang=en";
    private static final WarehouseFixture FIXTURE = WarehouseFixture.shared();

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + FIXTURE.port() + path))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] file(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(response.headers().firstValue("X-Position")).contains(String.valueOf(FIXTURE.positions()));
        return response.body();
    }

    @ParameterizedTest
    @CsvSource({"today", "margin"})
    void aWorkbookHoldsEveryBlockOfItsPageAndTheSameFigures(String page) throws Exception {
        JsonNode answer = JSON.readTree(file("/api/v1/pages/" + page + FRAME));
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file("/api/v1/exports/" + page + ".xlsx" + FRAME)))) {
            List<String> blocks = new ArrayList<>();
            answer.get("blocks").fieldNames().forEachRemaining(blocks::add);
            List<String> names = workbook.getSheets().map(Sheet::getName).toList();
            assertThat(names).startsWith(blocks.toArray(String[]::new)).endsWith("About");
            List<Row> tiles = workbook.findSheet("tiles").orElseThrow().read();
            BigDecimal shown = new BigDecimal(
                    answer.at("/blocks/tiles/answer/totals/net-revenue").asText());
            assertThat(tiles.get(1).getCell(0).getType()).isEqualTo(CellType.NUMBER);
            assertThat(tiles.get(1).getCell(0).asNumber()).isEqualByComparingTo(shown);
        }
    }

    @Test
    void rowsOfASheetSumToTheirTotalAndTheFileSaysWhereItComesFrom() throws Exception {
        byte[] content = file("/api/v1/exports/margin.xlsx" + FRAME + "&by=product&fam=FAM-1");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            List<Row> rows = workbook.findSheet("breakdown").orElseThrow().read();
            int column = headed(rows.getFirst(), "Net revenue");
            Row total = rows.get(rows.size() - 2);
            assertThat(total.getCell(0).asString()).isEqualTo("Total");
            BigDecimal sum = rows.subList(1, rows.size() - 2).stream()
                    .map(row -> number(row, column))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(number(total, column)).isNotZero();
            assertThat(rows.getLast().getCell(column).getFormula()).contains("SUM(");
            String about = String.join(
                    "\n",
                    workbook.findSheet("About").orElseThrow().read().stream()
                            .map(row -> row.stream().map(Cell::getText).reduce("", (a, b) -> a + " " + b))
                            .toList());
            assertThat(about)
                    .contains("Négoce Durand")
                    .contains("2004-01-01 – 2004-12-31")
                    .contains("Family = FAM-1")
                    .contains(String.valueOf(FIXTURE.positions()))
                    .contains("gross margin / net revenue");
        }
    }

    @Test
    void aPageAboutOneMemberExportsItsListsToo() throws Exception {
        String asked = "?p=2004&lang=en&cust=C103";
        JsonNode rows = JSON.readTree(file("/api/v1/pages/customer" + asked)).at("/lists/open-invoices/rows");
        BigDecimal open = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            open = open.add(new BigDecimal(row.get(5).asText()));
        }
        assertThat(open).isPositive();
        List<String> lines = new String(
                        file("/api/v1/exports/customer.csv" + asked + "&block=open-invoices"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines.getFirst()).startsWith("Invoice,\"Invoice, type\",Customer,\"Customer, name\",Invoiced,");
        assertThat(lines).hasSize(rows.size() + 2);
        assertThat(lines.getLast()).startsWith("Total,").endsWith("," + open.toPlainString());
        assertThat(lines.get(1)).contains(",Invoice,C103,Client 3,200");
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file("/api/v1/exports/customer.xlsx" + asked)))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .contains("products", "sales-documents", "open-invoices");
        }
    }

    private static int headed(Row heads, String label) {
        return heads.stream()
                .filter(cell -> cell.getText().equals(label))
                .findFirst()
                .orElseThrow()
                .getColumnIndex();
    }

    private static BigDecimal number(Row row, int column) {
        return row.getOptionalCell(column)
                .filter(cell -> cell.getType() == CellType.NUMBER)
                .map(Cell::asNumber)
                .orElse(BigDecimal.ZERO);
    }

    @Test
    void csvComesInThreeProfiles() throws Exception {
        String path = "/api/v1/exports/query.csv?m=net-revenue&grain=month&p=2004-05&cmp=none&lang=fr";
        String machine = new String(file(path), StandardCharsets.UTF_8);
        String amount = machine.lines().toList().get(1).split(",", -1)[1];
        assertThat(machine).startsWith("Période,").contains("2004-05," + amount);
        assertThat(amount).matches("\\d+\\.\\d{2}");
        String french = new String(file(path + "&profile=fr"), StandardCharsets.UTF_8);
        assertThat(french).startsWith("\ufeffPériode;").contains("2004-05;" + amount.replace('.', ','));
        String english = new String(file(path + "&profile=en"), StandardCharsets.UTF_8);
        assertThat(english).startsWith("\ufeffPériode,").contains("2004-05," + amount);
    }

    @Test
    void theProofOfAFigureIsExportedWhole() throws Exception {
        String asked = "m=cost-of-sales&p=2004&lang=en";
        JsonNode evidence = JSON.readTree(file("/api/v1/evidence?" + asked));
        List<String> lines = new String(file("/api/v1/exports/evidence.csv?" + asked), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(evidence.get("totalLines").asInt() + 2);
        assertThat(evidence.get("totalLines").asInt()).isGreaterThan(500);
        assertThat(lines.getLast()).endsWith("," + evidence.get("sum").asText());
    }

    @Test
    void severalTablesComeAsAnArchive() throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipInputStream archive =
                new ZipInputStream(new ByteArrayInputStream(file("/api/v1/exports/margin.csv" + FRAME)))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("tiles.csv", "breakdown.csv", "families.csv");
        assertThat(new String(file("/api/v1/exports/margin.csv" + FRAME + "&block=families"), StandardCharsets.UTF_8))
                .startsWith("Family,Name,");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/exports/margin.doc, 400, BAD_FORMAT",
        "/api/v1/exports/margin.csv?profile=de, 400, BAD_PROFILE",
        "/api/v1/exports/margin.csv?block=none, 404, UNKNOWN_BLOCK",
        "/api/v1/exports/nothing.xlsx, 404, UNKNOWN_PAGE"
    })
    void wrongQuestionsAreRefusedWithTheirReason(String path, int status, String code) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).get("code").asText()).isEqualTo(code);
    }
}
