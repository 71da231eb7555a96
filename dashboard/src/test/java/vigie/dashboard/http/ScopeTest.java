package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.people.People;
import vigie.dashboard.people.Role;

/**
 * Readers of a part: whatever address they ask for, nothing in the answer is another's. Which documents are another's
 * is found by plain SQL over the facts.
 */
class ScopeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WarehouseFixture FIXTURE = Guarded.FIXTURE;

    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static Visitor whole;

    /** A reader, what their answers must not hold, and documents: foreign ones and their own. */
    private record Part(Visitor reader, Pattern foreign, List<String> others, List<String> own) {}

    @SuppressWarnings("NullAway.Init")
    private static List<Part> parts;

    @BeforeAll
    static void start() throws Exception {
        People people = Guarded.people();
        people.put("whole", Set.of(Role.DIRECTION), "", Guarded.PASSWORD);
        people.put("two-customers", Set.of(Role.SALES), "cust=C101,cust=C102", Guarded.PASSWORD);
        people.put("salesperson", Set.of(Role.SALES), "rep=R1", Guarded.PASSWORD);
        people.put("lyon", Set.of(Role.STOCK), "wh=LYON", Guarded.PASSWORD);
        whole = visitor("whole");
        parts = List.of(
                part("two-customers", "customer_id in (1, 2)", "\\bC1(0[3-9]|[1-9]\\d)\\b|\\bClient ([3-9]|\\d\\d)\\b"),
                part("salesperson", "salesperson_id is not distinct from 1", "\\bR[23]\\b|Hernandez|Jennings"),
                part("lyon", "warehouse_id = 1", "(?i)nantes"));
    }

    private static Visitor visitor(String name) throws Exception {
        return Guarded.nobody().signedIn(name, Guarded.PASSWORD);
    }

    private static Part part(String name, String inside, String foreign) throws Exception {
        List<String> others = documents("not bool_or(" + inside + ")");
        assertThat(others).as("documents foreign to " + name).hasSizeGreaterThan(20);
        return new Part(visitor(name), Pattern.compile(foreign), others, documents("bool_and(" + inside + ")"));
    }

    /** Sale documents as {@code type/number}, some of them. */
    private static List<String> documents(String which) {
        return FIXTURE.warehouse()
                .read(session -> session.rows(
                        "select document_type || '/' || document_number from margins"
                                + " group by document_type, document_number"
                                + " having " + which + " order by hash(document_number) limit 60",
                        List.of(),
                        row -> row.getString(1)));
    }

    /** Pages twice, as HTML and as API: the readers take turns, so that different ones ask the two. */
    static Stream<Arguments> addresses() {
        List<String> addresses = List.of(
                "/?p=2004",
                "/marge?p=2004&by=customer&rows=all",
                "/stock?rows=all",
                "/alertes?standing=closed",
                "/creances?rows=all",
                "/operations?p=2004&rows=all",
                "/client/C101?p=2004&rows=all",
                "/article/S11?rows=all",
                "/fournisseur/F1?p=2004&rows=all",
                "/client/C102?rows=all",
                "/marge?p=2004&by=salesperson",
                "/abc?rows=all",
                "/preuve?m=gross-margin&p=2004",
                "/api/v1/pages/today?p=2004",
                "/api/v1/pages/margin?p=2004",
                "/api/v1/pages/receivables?p=2004",
                "/api/v1/pages/stock?p=2004",
                "/api/v1/pages/operations?p=2004",
                "/api/v1/pages/abc?p=2004",
                "/api/v1/pages/rotation?p=2004",
                "/api/v1/pages/product?p=2004&sku=S11",
                "/api/v1/exports/margin.csv?p=2004&profile=machine",
                "/api/v1/exports/operations.csv?p=2004&profile=machine",
                "/api/v1/exports/evidence.csv?m=net-revenue&p=2004&profile=machine",
                "/api/v1/exports/margin.svg?p=2004&chart=customers");
        Stream<Arguments> inTurn =
                IntStream.range(0, addresses.size()).mapToObj(at -> Arguments.of(addresses.get(at), List.of(at % 3)));
        List<String> forAll = new ArrayList<>(
                List.of("/api/v1/fifo/layers?size=50", "/api/v1/changes?m=net-revenue&p=2004&from=pos:1&to=now"));
        for (String metric : List.of("net-revenue", "stock-value", "overdue-receivables")) {
            forAll.add("/api/v1/evidence?p=all&size=500&m=" + metric);
        }
        for (String by : List.of("customer", "salesperson", "warehouse", "segment")) {
            forAll.add("/api/v1/query?p=all&m=net-revenue,stock-value,open-receivables&by=" + by);
            forAll.add("/api/v1/members/" + by + "?size=500");
        }
        return Stream.concat(inTurn, forAll.stream().map(address -> Arguments.of(address, List.of(0, 1, 2))));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void nothingForeignIsShown(String address, List<Integer> readers) throws Exception {
        for (int reader : readers) {
            Part part = parts.get(reader);
            HttpResponse<String> answer = part.reader().get(address + (address.contains("?") ? "&" : "?") + "lang=fr");
            String body = answer.body();
            assertThat(answer.statusCode()).as(body).isIn(200, 400);
            assertThat(part.foreign()
                            .matcher(body)
                            .results()
                            .map(MatchResult::group)
                            .distinct())
                    .as("what reader " + reader + " must not see at " + address)
                    .isEmpty();
            Set<String> named = Pattern.compile("[A-Z0-9][A-Za-z0-9-]+")
                    .matcher(body)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            assertThat(part.others())
                    .as("documents of others at " + address)
                    .noneMatch(document -> named.contains(document.substring(document.indexOf('/') + 1)));
        }
    }

    /** What a document says, and in whose scope. */
    @Test
    void aDocumentHoldsThePartOfItsReader() throws Exception {
        Part part = parts.getFirst();
        String text = Visitor.textOf(part.reader().bytes("/api/v1/exports/margin.pdf?p=2004&rows=all&lang=fr"));
        assertThat(text).contains("Client C101, C102").contains("Client 2").doesNotContainPattern(part.foreign());
    }

    @Test
    void foreignDocumentsDoNotExist() throws Exception {
        for (Part part : parts) {
            for (String document : part.others().subList(0, 3)) {
                HttpResponse<String> foreign = part.reader().get("/api/v1/documents/" + document + "?lang=en");
                assertThat(foreign.statusCode()).as(document).isEqualTo(404);
                assertThat(foreign.body()).contains("UNKNOWN_DOCUMENT");
                assertThat(part.reader().get("/document/" + document).statusCode())
                        .isEqualTo(404);
            }
            assertThat(part.own()).isNotEmpty();
            for (String document : part.own().subList(0, Math.min(3, part.own().size()))) {
                HttpResponse<String> own = part.reader().get("/api/v1/documents/" + document + "?lang=en");
                assertThat(own.statusCode()).as(document).isEqualTo(200);
                assertThat(part.foreign().matcher(own.body()).find())
                        .as(own.body())
                        .isFalse();
            }
        }
    }

    /** Whoever may not see a customer is told what is told of one that does not exist. */
    @Test
    void foreignCustomersDoNotExist() throws Exception {
        Visitor reader = parts.getFirst().reader();
        for (String address : List.of("/customer/%s?lang=en", "/api/v1/pages/customer?cust=%s&lang=en")) {
            HttpResponse<String> own = reader.get(address.formatted("C101"));
            HttpResponse<String> foreign = reader.get(address.formatted("C103"));
            HttpResponse<String> nobody = reader.get(address.formatted("C999"));
            assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).contains("UNKNOWN_CUSTOMER");
            assertThat(foreign.body().replace("C103", "C999")).isEqualTo(nobody.body());
        }
        for (String file : List.of("xlsx", "csv", "pdf", "svg")) {
            assertThat(reader.get("/api/v1/exports/customer." + file + "?cust=C103&chart=revenue")
                            .statusCode())
                    .as(file)
                    .isEqualTo(404);
        }
        assertThat(reader.get("/api/v1/pages/customer").body()).contains("SUBJECT_NEEDED");
    }

    @Test
    void ladderAndEntriesFollowTheirDocuments() throws Exception {
        for (Part part : parts) {
            List<Boolean> open = new ArrayList<>();
            for (long line = 1; line <= 12; line++) {
                HttpResponse<String> ladder = part.reader().get("/api/v1/fifo/lines/" + line);
                assertThat(ladder.statusCode()).isIn(200, 404);
                open.add(ladder.statusCode() == 200);
                assertThat(part.foreign().matcher(ladder.body()).find())
                        .as(ladder.body())
                        .isFalse();
            }
            assertThat(open).contains(true, false);
        }
        String entry = FIXTURE.warehouse()
                .read(session -> session.rows(
                        "select entry_number from postings where customer_id not in (1, 2) and entry_number is not null"
                                + " order by position limit 1",
                        List.of(),
                        row -> row.getString(1)))
                .getFirst();
        assertThat(whole.get("/api/v1/postings/" + entry).statusCode()).isEqualTo(200);
        assertThat(parts.getFirst().reader().get("/api/v1/postings/" + entry).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPartIsTheSameFigureAsAFilter() throws Exception {
        for (String metric : List.of("net-revenue", "gross-margin", "margin-rate", "open-receivables")) {
            String question = "/api/v1/query?p=all&m=" + metric;
            JsonNode filtered =
                    JSON.readTree(whole.get(question + "&cust=C101&cust=C102").body());
            JsonNode scoped =
                    JSON.readTree(parts.getFirst().reader().get(question).body());
            assertThat(scoped.at("/totals")).as(metric).isEqualTo(filtered.at("/totals"));
            assertThat(scoped.at("/totals").toString())
                    .isNotEqualTo(JSON.readTree(whole.get(question).body())
                            .at("/totals")
                            .toString());
            assertThat(scoped.at("/control"))
                    .as("accounts are the whole company's")
                    .isEmpty();
        }
        JsonNode widened = JSON.readTree(parts.getFirst()
                .reader()
                .get("/api/v1/query?p=all&m=net-revenue&cust=C103")
                .body());
        assertThat(widened.at("/totals/net-revenue").asDouble()).isZero();
    }

    @Test
    void whatOneMaySeeIsNotServedToAnother() throws Exception {
        String question = "/api/v1/query?p=all&m=net-revenue&by=customer";
        String tag = whole.get(question).headers().firstValue("ETag").orElseThrow();
        assertThat(whole.with("If-None-Match", tag).get(question).statusCode()).isEqualTo(304);
        for (Part part : parts) {
            HttpResponse<String> answer =
                    part.reader().with("If-None-Match", tag).get(question);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("private");
        }
    }
}
