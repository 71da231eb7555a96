package vigie.capture;

import java.util.Map;
import org.apache.kafka.connect.json.DecimalFormat;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.source.SourceRecord;

/** Writes change events of Debezium as they are, in JSON without schemas; amounts are JSON numbers. */
final class EnvelopeWriter {
    private final JsonConverter keys = converter(true);
    private final JsonConverter values = converter(false);

    Envelope write(long position, SourceRecord event) {
        return new Envelope(
                position,
                keys.fromConnectData(event.topic(), event.keySchema(), event.key()),
                values.fromConnectData(event.topic(), event.valueSchema(), event.value()));
    }

    private static JsonConverter converter(boolean ofKeys) {
        JsonConverter converter = new JsonConverter();
        converter.configure(
                Map.of(
                        JsonConverterConfig.SCHEMAS_ENABLE_CONFIG,
                        "false",
                        JsonConverterConfig.DECIMAL_FORMAT_CONFIG,
                        DecimalFormat.NUMERIC.name()),
                ofKeys);
        return converter;
    }
}
