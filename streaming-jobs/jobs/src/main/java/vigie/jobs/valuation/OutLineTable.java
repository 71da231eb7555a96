package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines by move identifier, open addressing over an array at most half full; iterated only in move order. */
final class OutLineTable {
    private @Nullable OutLine[] slots = new @Nullable OutLine[8];
    private int size;

    @Nullable
    OutLine find(long moveId) {
        return slots[slotOf(moveId)];
    }

    void put(OutLine line) {
        int slot = slotOf(line.moveId());
        if (slots[slot] == null) {
            size++;
        }
        slots[slot] = line;
        if (size * 2 > slots.length) {
            @Nullable OutLine[] full = slots;
            slots = new @Nullable OutLine[full.length * 2];
            for (OutLine kept : full) {
                if (kept != null) {
                    slots[slotOf(kept.moveId())] = kept;
                }
            }
        }
    }

    List<OutLine> sorted() {
        List<OutLine> lines = new ArrayList<>(size);
        for (OutLine line : slots) {
            if (line != null) {
                lines.add(line);
            }
        }
        lines.sort(Comparator.comparingLong(OutLine::moveId));
        return lines;
    }

    /** Slot of a line, or the empty slot it would take. */
    private int slotOf(long moveId) {
        int slot = (int) ((moveId * 0x9E3779B97F4A7C15L) >>> 40) & (slots.length - 1);
        OutLine line = slots[slot];
        while (line != null && line.moveId() != moveId) {
            slot = (slot + 1) & (slots.length - 1);
            line = slots[slot];
        }
        return slot;
    }
}
