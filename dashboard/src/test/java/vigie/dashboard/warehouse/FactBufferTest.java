package vigie.dashboard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vigie.facts.CommitSummary;
import vigie.facts.FactMark;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

class FactBufferTest {
    private final FactBuffer buffer = new FactBuffer(new Progress(0, 0, 0, 0, null));

    private static FactRow row(int run, long position, int index, int content) {
        return new FactRow(run, position, index, FactTable.MARGINS, new byte[] {(byte) content});
    }

    private static FactMark mark(int run, long first, long last) {
        List<CommitSummary> commits = LongStream.rangeClosed(first, last)
                .mapToObj(position -> new CommitSummary(
                        position,
                        1,
                        position,
                        position,
                        position,
                        1,
                        0,
                        0,
                        ByteBuffer.allocate(8).array()))
                .toList();
        return new FactMark(run, 1, last, commits, false, "");
    }

    @Test
    void rowsWaitForTheirMarkAndComeOutInOrder() {
        buffer.accept(row(1, 2, 0, 1), 0);
        buffer.accept(row(1, 1, 1, 2), 1);
        buffer.accept(row(1, 1, 0, 3), 2);
        assertThat(buffer.hasMark()).isFalse();
        buffer.accept(mark(1, 1, 1), 3);
        FactBatch batch = buffer.drain();
        assertThat(batch.rows()).extracting(FactRow::index).containsExactly(0, 1);
        assertThat(batch.resumeOffset()).as("the row that waits is read again").isZero();
        buffer.accept(mark(1, 2, 2), 4);
        assertThat(buffer.drain().resumeOffset()).isEqualTo(5);
    }

    @Test
    void repeatsAreDroppedWhetherAppliedOrNot() {
        for (int round = 0; round < 2; round++) {
            buffer.accept(row(1, 1, 0, 1), round);
        }
        buffer.accept(mark(1, 1, 1), 2);
        assertThat(buffer.drain().rows()).hasSize(1);
        buffer.accept(row(1, 1, 0, 1), 3);
        buffer.accept(mark(1, 1, 1), 4);
        assertThat(buffer.hasMark()).isFalse();
        assertThat(buffer.rowCount()).isZero();
    }

    @Test
    void aRepeatThatDiffersStops() {
        buffer.accept(row(1, 1, 0, 1), 0);
        assertThatThrownBy(() -> buffer.accept(row(1, 1, 0, 9), 1)).hasMessageContaining("not deterministic");
    }

    @Test
    void aMissingPositionStops() {
        buffer.accept(mark(1, 1, 2), 0);
        buffer.drain();
        assertThatThrownBy(() -> buffer.accept(mark(1, 4, 4), 1)).hasMessageContaining("positions 3 to 3 are missing");
    }

    @Test
    void aNewerRunIsNamedAndAnOlderOneIgnored() {
        buffer.accept(row(2, 1, 0, 1), 0);
        assertThat(buffer.isSupersededBy(row(2, 2, 0, 1))).isFalse();
        assertThat(buffer.isSupersededBy(mark(3, 1, 1))).isTrue();
        buffer.accept(row(1, 2, 0, 6), 1);
        buffer.accept(mark(2, 1, 1), 2);
        FactBatch batch = buffer.drain();
        assertThat(batch.run()).isEqualTo(2);
        assertThat(batch.rows()).hasSize(1);
    }

    @Test
    void aHaltKeepsTheLastGoodPosition() {
        buffer.accept(row(1, 1, 0, 1), 0);
        buffer.accept(row(1, 2, 0, 1), 1);
        buffer.accept(new FactMark(1, 1, 1, mark(1, 1, 1).commits(), true, "manifest differs at 2"), 2);
        FactBatch batch = buffer.drain();
        assertThat(batch.haltReason()).isEqualTo("manifest differs at 2");
        assertThat(batch.position()).isEqualTo(1);
        buffer.accept(row(1, 3, 0, 1), 3);
        buffer.accept(mark(1, 2, 3), 4);
        assertThat(buffer.hasMark()).isFalse();
        assertThat(Arrays.asList(buffer.applied().haltReason())).doesNotContainNull();
    }
}
