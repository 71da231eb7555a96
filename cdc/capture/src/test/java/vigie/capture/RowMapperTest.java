package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.time.Date;
import io.debezium.time.ZonedTimestamp;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.PaymentRow;

class RowMapperTest {

    @Test
    void unitsAreTheContracts() {
        assertThat(map(payments().build(), "-12345678901234.56", "1969-12-31T23:59:59.999999Z"))
                .isEqualTo(new PaymentRow(1, "P1", 2, "SEPA", 19_723, -1_234_567_890_123_456L, -1));
    }

    @Test
    void aValueBeyondSixtyFourBitsHalts() {
        assertHalts(() -> map(payments().build(), "123456789012345678901.00", "2026-01-01T00:00:00Z"), "out of range");
    }

    @Test
    void aMissingValueHalts() {
        Struct row = new Struct(payments().build()).put("id", 1L);
        assertHalts(
                () -> new RowMapper(LedgerTable.PAYMENTS, row.schema(), new InstantReader()).map(row),
                "has no value in column number");
    }

    @Test
    void anUnavailableValueHalts() {
        Schema schema = payments().build();
        Struct row = struct(schema, "1.00", "2026-01-01T00:00:00Z").put("method", RowMapper.UNAVAILABLE);
        assertHalts(
                () -> new RowMapper(LedgerTable.PAYMENTS, schema, new InstantReader()).map(row),
                "without the unchanged value");
    }

    @Test
    void anUnknownColumnHalts() {
        Schema schema = payments().field("iban", Schema.OPTIONAL_STRING_SCHEMA).build();
        assertHalts(
                () -> new RowMapper(LedgerTable.PAYMENTS, schema, new InstantReader()),
                "the contract does not know: [iban]");
    }

    @Test
    void anotherScaleOrTypeHalts() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("number", Schema.STRING_SCHEMA)
                .field("customer_id", Schema.INT64_SCHEMA)
                .field("method", Schema.STRING_SCHEMA)
                .field("paid_on", Date.schema())
                .field("amount", Decimal.schema(3))
                .field("recorded_at", ZonedTimestamp.schema())
                .build();
        assertHalts(
                () -> new RowMapper(LedgerTable.PAYMENTS, schema, new InstantReader()),
                "unexpected type in column amount");
    }

    private static void assertHalts(Runnable action, String reason) {
        assertThatThrownBy(action::run).isInstanceOf(CaptureHalted.class).hasMessageContaining(reason);
    }

    private static Record map(Schema schema, String amount, String recordedAt) {
        return new RowMapper(LedgerTable.PAYMENTS, schema, new InstantReader()).map(struct(schema, amount, recordedAt));
    }

    private static Struct struct(Schema schema, String amount, String recordedAt) {
        return new Struct(schema)
                .put("id", 1L)
                .put("number", "P1")
                .put("customer_id", 2L)
                .put("method", "SEPA")
                .put("paid_on", 19_723)
                .put("amount", new BigDecimal(amount))
                .put("recorded_at", recordedAt);
    }

    private static SchemaBuilder payments() {
        return SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("number", Schema.OPTIONAL_STRING_SCHEMA)
                .field("customer_id", Schema.INT64_SCHEMA)
                .field("method", Schema.STRING_SCHEMA)
                .field("paid_on", Date.schema())
                .field("amount", Decimal.schema(2))
                .field("recorded_at", ZonedTimestamp.schema());
    }
}
