package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same key with the same body has one effect and one answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {
    private static final String ORDER = """
            {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
            "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}]}
            """;

    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void sameKeyGetsTheSameAnswerAndNoSecondEffect() throws CommandRefused {
        JsonNode first = ledger.accept("place_purchase_order", "buy-1", ORDER);
        String rows = ledger.rowCounts();
        JsonNode second = ledger.accept("place_purchase_order", "buy-1", ORDER.replace(": ", ":"));
        assertThat(second).isEqualTo(first);
        assertThat(ledger.rowCounts()).isEqualTo(rows);
    }

    @Test
    void sameKeyWithAnotherBodyOrCommandIsRefused() throws CommandRefused {
        ledger.accept("place_purchase_order", "buy-2", ORDER);
        String rows = ledger.rowCounts();
        assertThat(refusal("place_purchase_order", "buy-2", ORDER.replace("10", "11")))
                .isEqualTo("DUPLICATE_KEY");
        assertThat(refusal("tick", "buy-2", "{\"business_on\": \"2026-01-05\"}"))
                .isEqualTo("DUPLICATE_KEY");
        assertThat(ledger.rowCounts()).isEqualTo(rows);
    }

    @Test
    void refusedCommandMayBeTriedAgainWithItsKey() throws CommandRefused {
        assertThat(refusal("place_purchase_order", "buy-3", ORDER.replace("S10", "NONE")))
                .isEqualTo("UNKNOWN_PRODUCT");
        assertThat(ledger.accept("place_purchase_order", "buy-3", ORDER)
                        .path("net_amount")
                        .asText())
                .isEqualTo("40.00");
    }

    @Test
    void onlyReferenceDataAndTicksMayHaveNoKey() throws CommandRefused {
        ledger.accept("tick", null, "{\"business_on\": \"2026-01-05\"}");
        ledger.accept("put_supplier", null, "{\"code\": \"NEW\", \"name\": \"New\"}");
        assertThat(refusal("place_purchase_order", null, ORDER)).isEqualTo("MALFORMED_COMMAND");
    }

    private String refusal(String command, @Nullable String key, String body) {
        CommandRefused refused = catchThrowableOfType(CommandRefused.class, () -> ledger.accept(command, key, body));
        assertThat(refused).as(command).isNotNull();
        return refused.code();
    }
}
