package vigie.operationaldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerServer;

/** A fresh ledger behind its command API, and a client that sends real requests. */
final class ApiUnderTest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COMPANY = List.of("""
            put_product_family {"code": "CARS", "name_fr": "Voitures", "name_en": "Cars"}""", """
            put_customer_segment {"code": "SHOP", "name_fr": "Magasins", "name_en": "Shops"}""", """
            put_channel {"code": "WEB", "name_fr": "Site", "name_en": "Web site"}""", """
            put_supplier {"code": "MINI", "name": "Miniatures SA"}""", """
            put_payment_terms {"code": "N30", "net_days": 30}""", """
            put_warehouse {"code": "PARIS", "name": "Paris"}""", """
            put_product {"sku": "S10", "name": "Voiture 1:10", "family": "CARS", "supplier": "MINI"}""", """
            put_customer {"code": "TOYS", "name": "Toys et Cie", "segment": "SHOP", "payment_terms": "N30"}""");

    private final DataSource administrator = LedgerServer.freshLedger();
    private final DataSource writer = LedgerServer.as("vigie_writer", administrator);
    private final DataSource reader = LedgerServer.as("vigie_reader", administrator);
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile BeforeClosing beforeClosing = BeforeClosing.NOTHING;
    private final CommandApi api =
            CommandApi.start(new CommandApiConfig("127.0.0.1", 0, writer, reader, () -> beforeClosing.post()));
    private final String admin = token("admin", List.of("admin"), List.of());

    /** With a company that has one product and one customer. */
    static ApiUnderTest withCompany() throws IOException, InterruptedException {
        ApiUnderTest api = new ApiUnderTest();
        for (String step : COMPANY) {
            int brace = step.indexOf('{');
            api.post("commands/" + step.substring(0, brace).strip(), null, step.substring(brace));
        }
        return api;
    }

    /** A token of a new actor with these roles. */
    String token(String name, List<String> roles, List<String> scopes) {
        try (Connection connection = writer.getConnection()) {
            return ApiTokens.create(connection, name, roles, scopes);
        } catch (SQLException | CommandRefused e) {
            throw new IllegalStateException("no token for " + name, e);
        }
    }

    int port() {
        return api.port();
    }

    /** What is done before the next closes. */
    void beforeClosing(BeforeClosing next) {
        beforeClosing = next;
    }

    String admin() {
        return admin;
    }

    DataSource writer() {
        return writer;
    }

    /** Sends a command or a bulk of them as the administrator, in English. */
    HttpResponse<String> post(String path, @Nullable String key, String body) throws IOException, InterruptedException {
        return post(admin, path, key, body);
    }

    HttpResponse<String> post(@Nullable String token, String path, @Nullable String key, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(token, path).POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(@Nullable String token, String path) throws IOException, InterruptedException {
        return client.send(request(token, path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder request(@Nullable String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + "/api/v1/" + path))
                .header("Accept-Language", "en");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    /** The first column of the first row. */
    String value(String sql) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        }
    }

    /** Runs SQL as the owner of the ledger. */
    void tamper(String sql) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role vigie_owner");
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        api.close();
        client.close();
    }
}
