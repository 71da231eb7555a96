package vigie.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactCodecTest {
    private static final CommitSummary COMMIT = new CommitSummary(
            42, 1, 900_001, 25_000_000_000L, 1_780_000_000_000_000L, 7, 12_000, 12_000, new byte[] {1, 2});

    private final FactCodec codec = new FactCodec();

    @ParameterizedTest
    @EnumSource(FactTable.class)
    void rowsComeBackAsTheyWere(FactTable table) {
        for (Record fact : List.of(SampleFacts.full(table), SampleFacts.sparse(table))) {
            assertThat(codec.decodeRow(table, codec.encodeRow(fact))).isEqualTo(fact);
        }
    }

    @Test
    void envelopesComeBackAsTheyWere() {
        List<FactRecord> records = List.of(
                new FactRow(1, 42, 3, FactTable.AUDITS, new byte[] {5, 6, 7}),
                new FactMark(1, 2, 42, List.of(COMMIT, COMMIT), false, ""),
                new FactMark(1, 2, 43, List.of(), true, "manifest of 43 counts 7 rows, 6 arrived"));
        for (FactRecord fact : records) {
            assertThat(codec.decode(codec.encode(fact))).isEqualTo(fact);
        }
    }

    @Test
    void anyAvroReaderCanReadTheEnvelope() throws IOException {
        Schema union = schema("FactRecord");
        byte[] row = codec.encode(new FactRow(1, 42, 3, FactTable.AUDITS, new byte[] {5}));
        byte[] mark = codec.encode(new FactMark(1, 2, 42, List.of(COMMIT), false, ""));
        assertThat(generic(union, row).get("table")).hasToString("AUDITS");
        assertThat(generic(union, mark).get("commits"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(FactTable.class)
    void theWireIsTheGoldenOne(FactTable table) throws IOException {
        Schema schema = schema(table.recordClass().getSimpleName());
        GenericRecord record = generic(schema, codec.encodeRow(SampleFacts.full(table)));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, json, true);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        String found = json.toString(StandardCharsets.UTF_8).replace("\r\n", "\n") + "\n";
        Path golden = Path.of("src/test/resources/golden", table.tableName() + ".json");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    @Test
    void aRecordThatIsNoFactIsRefused() {
        assertThatThrownBy(() -> codec.encodeRow(COMMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CommitSummary is not a published fact");
    }

    @Test
    void bytesThatEndTooEarlyAreRefused() {
        byte[] bytes = codec.encodeRow(SampleFacts.full(FactTable.MARGINS));
        assertThatThrownBy(() -> codec.decodeRow(FactTable.MARGINS, Arrays.copyOf(bytes, 9)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot decode 9 bytes as MARGINS");
    }

    static GenericRecord generic(Schema schema, byte[] bytes) throws IOException {
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    static Schema schema(String name) throws IOException {
        return new Schema.Parser().parse(resource("/vigie/facts/avro/" + name + ".avsc"));
    }

    static String resource(String path) throws IOException {
        try (InputStream in = FactCodecTest.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
