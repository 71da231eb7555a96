package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A day as large as a body may be is posted as one entry, and later only what changed of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuationPostTest {
    private static final int PAIRS = 5_500;

    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void aBodyOfOneMebibyteIsOneEntryAndItsChangeASmallOne() throws CommandRefused, SQLException {
        String body = day(1, "0.01");
        assertThat(body.length()).isBetween(900_000, 1 << 20);
        JsonNode posted = ledger.accept("post_valuation", "first", body);
        assertThat(posted.path("changed_lines").asInt()).isEqualTo(2 * PAIRS);
        assertThat(ledger.accept("post_valuation", "first", body))
                .as("same key, same answer")
                .isEqualTo(posted);
        JsonNode again = ledger.accept("post_valuation", day(1, "0.01"));
        assertThat(again.path("entry_number").isNull()).isTrue();
        JsonNode later = ledger.accept("post_valuation", day(2, "0.04"));
        assertThat(later.path("changed_lines").asInt()).isEqualTo(2);
        assertThat(ledger.rows("""
                select f.journal_code, f.account_code, f.debit, f.credit
                from api.fec_lines('2026-01-01', '2026-12-31') as f
                """)).isEqualTo("""
                VAL 37 55.00 0.00
                VAL 60371 0.00 55.00
                VAL 37 0.03 0.00
                VAL 60371 0.00 0.03
                """);
        assertThat(ledger.rows("select v.valued_on, v.position, v.entry_count, v.stock_amount"
                        + " from api.valuation_posted as v"))
                .isEqualTo("2026-01-05 2 2 55.03\n");
        assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
    }

    /** Many causes of one product, 0.01 each but the first. */
    private static String day(int position, String first) {
        StringBuilder body =
                new StringBuilder("{\"valued_on\":\"2026-01-05\",\"position\":" + position + ",\"lines\":[");
        for (int pair = 0; pair < PAIRS; pair++) {
            String amount = pair == 0 ? first : "0.01";
            body.append(pair == 0 ? "" : ",")
                    .append(line("STOCK", amount, pair))
                    .append(',')
                    .append(line("VAR_IN", "-" + amount, pair));
        }
        return body.append("]}").toString();
    }

    private static String line(String role, String amount, int cause) {
        return "{\"role\":\"%s\",\"sku\":\"S10\",\"warehouse\":\"PARIS\",\"amount\":\"%s\",\"cause\":\"RECEIPT %d\"}"
                .formatted(role, amount, cause);
    }
}
