package vigie.ledgerevents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerRecord.SchemaAnnouncement;

/**
 * The only encoder and decoder of topic {@code ledger}: Avro binary of the union in {@code ledger-record.avsc}, rows
 * inside it in Avro binary of their table's schema.
 *
 * <p>Not safe for several threads: it reuses its buffers. Make one per thread or per Flink operator. Bytes that are no
 * ledger record are refused with an {@link IllegalArgumentException}.
 */
@SuppressWarnings("EnumOrdinal") // the wire numbers are the ordinals, and a test compares them with the schema
public final class LedgerEventCodec {

    private static final int ROW_CHANGE = 0;
    private static final int MARK = 1;
    private static final int SCHEMA_ANNOUNCEMENT = 2;

    private static final LedgerTable[] TABLES = LedgerTable.values();
    private static final Operation[] OPERATIONS = Operation.values();
    private static final Map<LedgerTable, RowCodec> ROW_CODECS = new EnumMap<>(LedgerTable.class);
    private static final Map<Class<?>, RowCodec> ROW_CODECS_BY_CLASS = new HashMap<>();
    private static final Schema ENVELOPE = AvroSchemas.load(AvroSchemas.LEDGER_RECORD);

    static {
        for (LedgerTable table : TABLES) {
            RowCodec rowCodec = new RowCodec(table.rowClass(), table.schema());
            ROW_CODECS.put(table, rowCodec);
            ROW_CODECS_BY_CLASS.put(table.rowClass(), rowCodec);
        }
    }

    private final RowBytes bytes = new RowBytes();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    private final Map<LedgerTable, ResolvingDecoder> resolvingDecoders = new EnumMap<>(LedgerTable.class);
    private @Nullable BinaryDecoder envelopeDecoder;
    private @Nullable BinaryDecoder rowDecoder;

    /** The schema of a message: a union of {@code RowChange}, {@code Mark} and {@code SchemaAnnouncement}. */
    public static Schema envelopeSchema() {
        return ENVELOPE;
    }

    /** The announcement of the schema this build writes rows of {@code table} with. */
    public static SchemaAnnouncement announcement(int epoch, LedgerTable table) {
        return new SchemaAnnouncement(epoch, table, table.schema().toString());
    }

    /** One message as it stands in Kafka. */
    public byte[] encode(LedgerRecord message) {
        bytes.clear();
        try {
            switch (message) {
                case RowChange change -> writeRowChange(change);
                case Mark mark -> writeMark(mark);
                case SchemaAnnouncement announcement -> writeAnnouncement(announcement);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.copy();
    }

    /**
     * The message of these bytes. Hand each {@link SchemaAnnouncement} met to {@link #readWith} before decoding rows.
     *
     * @throws IllegalArgumentException when the bytes are no ledger record
     */
    public LedgerRecord decode(byte[] message) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(message, envelopeDecoder);
        envelopeDecoder = decoder;
        try {
            int branch = decoder.readIndex();
            return switch (branch) {
                case ROW_CHANGE -> readRowChange(decoder);
                case MARK -> readMark(decoder);
                case SCHEMA_ANNOUNCEMENT ->
                    new SchemaAnnouncement(decoder.readInt(), TABLES[decoder.readEnum()], decoder.readString());
                default -> throw new IllegalArgumentException("no kind of ledger record has number " + branch);
            };
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a ledger record (" + message.length + " bytes): " + e, e);
        }
    }

    /** One row in the schema of its table, which its class tells. */
    public byte[] encodeRow(Record row) {
        RowCodec rowCodec = ROW_CODECS_BY_CLASS.get(row.getClass());
        if (rowCodec == null) {
            throw new IllegalArgumentException(row.getClass() + " mirrors no published table");
        }
        bytes.clear();
        rowCodec.write(row, encoder);
        return bytes.copy();
    }

    /**
     * The row of these bytes, written with this build's schema or with the one last given to {@link #readWith}.
     *
     * @throws IllegalArgumentException when the bytes are no row of the table
     */
    // The table decides the record class; callers that know the table know the class, and the cast checks it.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <R extends Record> R decodeRow(LedgerTable table, byte[] row) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(row, rowDecoder);
        rowDecoder = decoder;
        RowCodec rowCodec = Objects.requireNonNull(ROW_CODECS.get(table));
        ResolvingDecoder resolving = resolvingDecoders.get(table);
        try {
            if (resolving == null) {
                return (R) rowCodec.read(decoder);
            }
            resolving.configure(decoder);
            return (R) rowCodec.readResolving(resolving);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a row of " + table.tableName() + ": " + e, e);
        }
    }

    /**
     * Rows of the announced table are from now on read as written with the announced schema: fields this build does
     * not know are skipped, fields it alone knows take their default.
     *
     * @throws IllegalArgumentException when rows of that schema cannot be read by this build
     */
    public void readWith(SchemaAnnouncement announcement) {
        LedgerTable table = announcement.table();
        try {
            Schema writer = new SchemaParser().parse(announcement.schemaJson()).mainSchema();
            if (writer.equals(table.schema())) {
                resolvingDecoders.remove(table);
                return;
            }
            resolvingDecoders.put(table, DecoderFactory.get().resolvingDecoder(writer, table.schema(), null));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("rows of " + table.tableName() + " cannot be read: " + e, e);
        }
    }

    private void writeRowChange(RowChange change) throws IOException {
        encoder.writeIndex(ROW_CHANGE);
        encoder.writeInt(change.epoch());
        encoder.writeLong(change.position());
        encoder.writeInt(change.index());
        encoder.writeEnum(change.table().ordinal());
        encoder.writeEnum(change.operation().ordinal());
        encoder.writeBytes(change.row());
        byte[] before = change.before();
        if (before == null) {
            encoder.writeIndex(0);
            encoder.writeNull();
        } else {
            encoder.writeIndex(1);
            encoder.writeBytes(before);
        }
    }

    private static RowChange readRowChange(BinaryDecoder decoder) throws IOException {
        int epoch = decoder.readInt();
        long position = decoder.readLong();
        int index = decoder.readInt();
        LedgerTable table = TABLES[decoder.readEnum()];
        Operation operation = OPERATIONS[decoder.readEnum()];
        byte[] row = readBytes(decoder);
        byte @Nullable [] before = decoder.readIndex() == 0 ? null : readBytes(decoder);
        return new RowChange(epoch, position, index, table, operation, row, before);
    }

    private void writeMark(Mark mark) throws IOException {
        encoder.writeIndex(MARK);
        encoder.writeInt(mark.epoch());
        encoder.writeString(mark.session());
        encoder.writeLong(mark.position());
        encoder.writeArrayStart();
        encoder.setItemCount(mark.transactions().size());
        for (TransactionSummary summary : mark.transactions()) {
            encoder.startItem();
            encoder.writeLong(summary.position());
            encoder.writeLong(summary.transactionId());
            encoder.writeLong(summary.endLsn());
            encoder.writeLong(summary.committedAtMicros());
            encoder.writeInt(summary.rowCount());
            encoder.writeLong(summary.debitMinor());
            encoder.writeLong(summary.creditMinor());
            encoder.writeLong(summary.quantityMicro());
            encoder.writeLong(summary.valueMinor());
            encoder.writeBytes(summary.hash());
        }
        encoder.writeArrayEnd();
    }

    private static Mark readMark(BinaryDecoder decoder) throws IOException {
        int epoch = decoder.readInt();
        String session = decoder.readString();
        long position = decoder.readLong();
        List<TransactionSummary> transactions = new ArrayList<>();
        for (long left = decoder.readArrayStart(); left != 0; left = decoder.arrayNext()) {
            for (; left > 0; left--) {
                transactions.add(new TransactionSummary(
                        decoder.readLong(),
                        decoder.readLong(),
                        decoder.readLong(),
                        decoder.readLong(),
                        decoder.readInt(),
                        decoder.readLong(),
                        decoder.readLong(),
                        decoder.readLong(),
                        decoder.readLong(),
                        readBytes(decoder)));
            }
        }
        return new Mark(epoch, session, position, transactions);
    }

    private void writeAnnouncement(SchemaAnnouncement announcement) throws IOException {
        encoder.writeIndex(SCHEMA_ANNOUNCEMENT);
        encoder.writeInt(announcement.epoch());
        encoder.writeEnum(announcement.table().ordinal());
        encoder.writeString(announcement.schemaJson());
    }

    private static byte[] readBytes(BinaryDecoder decoder) throws IOException {
        ByteBuffer buffer = decoder.readBytes(null);
        byte[] read = new byte[buffer.remaining()];
        buffer.get(read);
        return read;
    }
}
