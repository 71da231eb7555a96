package vigie.ledgerevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigie.ledgerevents.LedgerRecord.RowChange;

/**
 * One message per table and operation, byte for byte as they stand in Kafka, beside what Avro's own reader sees in
 * them. A difference means that the wire format changed. {@code -Dgolden.rewrite=true} writes them anew.
 */
class GoldenMessagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private final LedgerEventCodec codec = new LedgerEventCodec();

    @ParameterizedTest
    @EnumSource
    void messagesAreWhatTheyWere(LedgerTable table) throws IOException {
        String messages =
                operations(table).map(operation -> describe(table, operation)).collect(Collectors.joining(",\n"));
        String text = "{\n" + messages + "\n}\n";
        Path file = FOLDER.resolve(table.tableName() + ".json");
        if (REWRITE) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource
    void messagesOfTheFilesAreStillRead(LedgerTable table) throws IOException {
        List<String> hexes = Files.readString(FOLDER.resolve(table.tableName() + ".json"))
                .lines()
                .filter(line -> line.contains("\"hex\""))
                .map(line -> line.replaceAll(".*: \"|\".*", ""))
                .toList();
        assertThat(hexes).hasSize((int) operations(table).count());
        for (String hex : hexes) {
            RowChange change = (RowChange) codec.decode(HexFormat.of().parseHex(hex));
            Record row = codec.decodeRow(table, change.row());
            assertThat(row).isEqualTo(SampleRows.filled(table));
        }
    }

    @Test
    void noFileIsLeftWithoutItsTable() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(LedgerTable.values())
                            .map(LedgerTable::tableName)
                            .toList());
        }
    }

    private static Stream<Operation> operations(LedgerTable table) {
        return Stream.of(Operation.values())
                .filter(operation ->
                        table.reference() || operation == Operation.CREATE || operation == Operation.SNAPSHOT);
    }

    private String describe(LedgerTable table, Operation operation) {
        byte[] row = codec.encodeRow(SampleRows.filled(table));
        byte[] before = operation == Operation.UPDATE ? codec.encodeRow(SampleRows.changed(table)) : null;
        long position = operation == Operation.SNAPSHOT ? 0 : 184_203;
        byte[] message = codec.encode(new RowChange(1, position, 7, table, operation, row, before));
        return "  \"" + operation + "\": {\n    \"row\": " + asJson(table, row) + ",\n    \"hex\": \""
                + HexFormat.of().formatHex(message) + "\"\n  }";
    }

    private static String asJson(LedgerTable table, byte[] row) {
        try {
            return new GenericDatumReader<>(table.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(row, null))
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
