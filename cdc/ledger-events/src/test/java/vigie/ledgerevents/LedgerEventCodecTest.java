package vigie.ledgerevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerRecord.SchemaAnnouncement;
import vigie.ledgerevents.rows.ProductRow;

class LedgerEventCodecTest {

    private final LedgerEventCodec codec = new LedgerEventCodec();

    @ParameterizedTest
    @EnumSource
    void rowsComeBackAsTheyWere(LedgerTable table) {
        for (Record row : List.of(SampleRows.filled(table), SampleRows.sparse(table))) {
            Record read = codec.decodeRow(table, codec.encodeRow(row));
            assertThat(read).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyAvroReaderReadsTheRows(LedgerTable table) throws Exception {
        byte[] bytes = codec.encodeRow(SampleRows.filled(table));
        GenericRecord read = new GenericDatumReader<GenericRecord>(table.schema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        assertThat(read.get("id")).isEqualTo(1_000_000_007L);
    }

    @Test
    void messagesComeBackAsTheyWere() {
        byte[] row = codec.encodeRow(SampleRows.filled(LedgerTable.PRODUCTS));
        byte[] before = codec.encodeRow(SampleRows.changed(LedgerTable.PRODUCTS));
        TransactionSummary summary = new TransactionSummary(
                Long.MAX_VALUE, 1L << 40, -1, 1_700_000_000_000_000L, 3, -5, 5, 7, -9, new byte[] {1, 2, 3});
        List<LedgerRecord> messages = List.of(
                new RowChange(1, 0, 1, LedgerTable.PRODUCTS, Operation.SNAPSHOT, row, null),
                new RowChange(2, 1L << 50, Integer.MAX_VALUE, LedgerTable.PRODUCTS, Operation.UPDATE, row, before),
                new Mark(3, "session", Long.MAX_VALUE, List.of(summary)),
                LedgerEventCodec.announcement(4, LedgerTable.POSTINGS));
        for (LedgerRecord message : messages) {
            assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void marksAreReadByAnyAvroReader() throws Exception {
        Mark mark = new Mark(
                1, "s", 7, List.of(new TransactionSummary(7, 700, 7_000, 7, 2, 10, 10, 0, 0, HashChain.beforeFirst())));
        Object read = new GenericDatumReader<>(LedgerEventCodec.envelopeSchema())
                .read(null, DecoderFactory.get().binaryDecoder(codec.encode(mark), null));
        assertThat(((GenericRecord) read).get("position")).isEqualTo(7L);
    }

    @Test
    void olderRowsTakeDefaultsAndNewerFieldsAreSkipped() throws Exception {
        String json = LedgerTable.PRODUCTS.schema().toString();
        Schema older = parse(json.replace(
                "{\"name\":\"supplierId\",\"type\":[\"null\",\"long\"],\"default\":null,\"column\":\"supplier_id\"},",
                "{\"name\":\"barcode\",\"type\":\"string\"},"));
        assertThat(older.getField("supplierId")).isNull();
        GenericRecord written = new GenericData.Record(older);
        written.put("id", 1L);
        written.put("sku", "S10");
        written.put("name", "Car");
        written.put("familyId", 2L);
        written.put("barcode", "376");
        written.put("unitCode", "EA");
        written.put("recordedAtMicros", 3L);
        RowBytes bytes = new RowBytes();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(older).write(written, encoder);

        codec.readWith(new SchemaAnnouncement(1, LedgerTable.PRODUCTS, older.toString()));
        ProductRow read = codec.decodeRow(LedgerTable.PRODUCTS, bytes.copy());
        assertThat(read).isEqualTo(new ProductRow(1, "S10", "Car", 2, null, "EA", 3));

        codec.readWith(LedgerEventCodec.announcement(1, LedgerTable.PRODUCTS));
        Record now = SampleRows.filled(LedgerTable.PRODUCTS);
        Record again = codec.decodeRow(LedgerTable.PRODUCTS, codec.encodeRow(now));
        assertThat(again).isEqualTo(now);
    }

    @Test
    void whatIsNoRecordIsRefused() {
        byte[] noise = "not avro".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> codec.decode(noise))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a ledger record (8 bytes)");
        assertThatThrownBy(() -> codec.decodeRow(LedgerTable.POSTINGS, new byte[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a row of postings");
        record Stranger(long id) {}
        assertThatThrownBy(() -> codec.encodeRow(new Stranger(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mirrors no published table");
    }

    @Test
    void aMillionRowsASecond() {
        Record row = SampleRows.filled(LedgerTable.POSTINGS);
        int rows = 200_000;
        long bestRowsPerSecond = 0;
        for (int round = 0; round < 12; round++) {
            long begin = System.nanoTime();
            long length = 0;
            for (int i = 0; i < rows; i++) {
                length += codec.encodeRow(row).length;
            }
            long nanos = System.nanoTime() - begin;
            assertThat(length).isPositive();
            bestRowsPerSecond = Math.max(bestRowsPerSecond, rows * 1_000_000_000L / nanos);
        }
        System.out.printf(Locale.ROOT, "postings encoded per second, best of 12 rounds: %,d%n", bestRowsPerSecond);
        // A quarter of what an idle machine does: the bound is for regressions, the figure for readers.
        assertThat(bestRowsPerSecond).isGreaterThan(250_000);
    }

    private static Schema parse(String json) {
        return new SchemaParser().parse(json).mainSchema();
    }
}
