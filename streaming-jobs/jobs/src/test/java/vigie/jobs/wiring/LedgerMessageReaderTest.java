package vigie.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Kind;
import vigie.jobs.ordering.LedgerMessage.Place;
import vigie.jobs.testledger.WrittenLedger;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.ClockTickRow;

class LedgerMessageReaderTest {

    private final LedgerMessageReader reader = new LedgerMessageReader();

    @BeforeEach
    void start() {
        reader.start();
    }

    @Test
    void rowsAndMarksKeepTheirPositionAsEventTime() {
        List<byte[]> partition = new WrittenLedger()
                .commit(new ClockTickRow(1, 20_000, 5, 0))
                .inPartitions(1, 1, 1)
                .getFirst();
        assertThat(partition.stream().map(message -> reader.read(new Place(2, 9), message)))
                .map(message -> message.kind() + " " + message.position())
                .containsExactly("ROW 1", "ROW 1", "MARK 1");
    }

    @Test
    void whatCannotBeDecodedStandsRightBehindTheLastMarkOfItsPartition() {
        List<byte[]> partition = new WrittenLedger()
                .commit(new ClockTickRow(1, 20_000, 5, 0))
                .inPartitions(1, 1, 1)
                .getFirst();
        reader.read(new Place(2, 9), partition.getLast());
        LedgerMessage garbage = reader.read(new Place(2, 10), new byte[] {9, 9});
        assertThat(garbage.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(garbage.position()).isEqualTo(2);
        assertThat(garbage.text()).startsWith("partition 2, offset 10: not a ledger record");
        assertThat(reader.read(new Place(3, 0), null).position())
                .as("no mark there yet")
                .isZero();
    }

    @Test
    void anAnnouncementSaysItsTableAndSchema() {
        var announcement = LedgerEventCodec.announcement(1, LedgerTable.POSTINGS);
        LedgerMessage read = reader.read(new Place(0, 0), new LedgerEventCodec().encode(announcement));
        assertThat(read.kind()).isEqualTo(Kind.SCHEMA);
        assertThat(read.table()).isEqualTo("postings");
        assertThat(read.text()).isEqualTo(LedgerTable.POSTINGS.schema().toString());
    }
}
