package vigie.facts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The only encoder and decoder of the topic {@code facts}: Avro binary as the schemas packaged under
 * {@code vigie/facts/avro} describe it. One instance per thread. Bytes that do not follow the schema throw
 * {@link UncheckedIOException} or an Avro exception.
 */
public final class FactCodec {
    private static final int ROW = 0;
    private static final int MARK = 1;
    private static final RecordLayout COMMIT = RecordLayout.of(CommitSummary.class);
    private static final FactTable[] TABLES = FactTable.values();

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(256);
    private @Nullable BinaryEncoder reusedEncoder;
    private @Nullable BinaryDecoder reusedDecoder;

    /** The bytes of a row or mark. */
    public byte[] encode(FactRecord fact) {
        try {
            BinaryEncoder out = encoder();
            switch (fact) {
                case FactRow row -> writeRow(row, out);
                case FactMark mark -> writeMark(mark, out);
            }
            out.flush();
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode " + fact, e);
        }
    }

    /** The row or mark of these bytes. */
    public FactRecord decode(byte[] bytes) {
        try {
            BinaryDecoder in = decoder(bytes);
            return in.readIndex() == ROW ? readRow(in) : readMark(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot decode " + bytes.length + " bytes as a fact record", e);
        }
    }

    /** The bytes of one fact. */
    public byte[] encodeRow(Record fact) {
        try {
            BinaryEncoder out = encoder();
            FactTable.of(fact).layout().write(fact, out);
            out.flush();
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode " + fact, e);
        }
    }

    /** The fact of these bytes, an instance of {@link FactTable#recordClass}. */
    public Record decodeRow(FactTable table, byte[] row) {
        try {
            return table.layout().read(decoder(row));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot decode " + row.length + " bytes as " + table, e);
        }
    }

    @SuppressWarnings("EnumOrdinal") // Avro writes an enum as its place in the schema, which a test compares
    private static void writeRow(FactRow row, BinaryEncoder out) throws IOException {
        out.writeIndex(ROW);
        out.writeInt(row.run());
        out.writeLong(row.position());
        out.writeInt(row.index());
        out.writeEnum(row.table().ordinal());
        out.writeBytes(row.row());
    }

    private static FactRow readRow(BinaryDecoder in) throws IOException {
        return new FactRow(in.readInt(), in.readLong(), in.readInt(), TABLES[in.readEnum()], readBytes(in));
    }

    private static void writeMark(FactMark mark, BinaryEncoder out) throws IOException {
        out.writeIndex(MARK);
        out.writeInt(mark.run());
        out.writeInt(mark.epoch());
        out.writeLong(mark.position());
        out.writeArrayStart();
        out.setItemCount(mark.commits().size());
        for (CommitSummary commit : mark.commits()) {
            out.startItem();
            COMMIT.write(commit, out);
        }
        out.writeArrayEnd();
        out.writeBoolean(mark.halted());
        out.writeString(mark.haltReason());
    }

    private static FactMark readMark(BinaryDecoder in) throws IOException {
        int run = in.readInt();
        int epoch = in.readInt();
        long position = in.readLong();
        List<CommitSummary> commits = new ArrayList<>();
        for (long left = in.readArrayStart(); left != 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                commits.add((CommitSummary) COMMIT.read(in));
            }
        }
        return new FactMark(run, epoch, position, commits, in.readBoolean(), in.readString());
    }

    private static byte[] readBytes(BinaryDecoder in) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(in.readLong())];
        in.readFixed(bytes);
        return bytes;
    }

    private BinaryEncoder encoder() {
        buffer.reset();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, reusedEncoder);
        reusedEncoder = encoder;
        return encoder;
    }

    private BinaryDecoder decoder(byte[] bytes) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, reusedDecoder);
        reusedDecoder = decoder;
        return decoder;
    }
}
