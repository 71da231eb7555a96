package vigie.benches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import vigie.jobs.valuation.CostLayer;
import vigie.jobs.valuation.OutLine;
import vigie.jobs.valuation.PlacedEvent;
import vigie.jobs.valuation.ProductHistory;
import vigie.jobs.valuation.StockEvent;

/** Bytes of a product's state as checkpoints write them, before and after its periods are closed. */
final class StateBytes {
    private static final int EVENTS = 4_000;
    private static final int LONG_AGO = 10_000;

    private StateBytes() {}

    static void print() {
        ProductHistory product = new ProductHistory(fact -> {});
        List<StockEvent> events = MixedEvents.of(FifoLayersBench.SEED, 1, EVENTS);
        events.forEach(product::apply);
        long open = bytes(CostLayer.class, product.openLayers());
        long spent = bytes(CostLayer.class, product.spentLayers());
        long lines = bytes(OutLine.class, product.lines());
        long kept = bytes(PlacedEvent.class, product.events());
        int openLayers = product.openLayers().size();
        int spentLayers = product.spentLayers().size();
        RunValuationBench.print(
                "state of one product, %,d mixed events, all open: %,d bytes", EVENTS, open + spent + lines + kept);
        RunValuationBench.print(
                "  per open layer %,d, per spent layer %,d, per issue %,d, per event %,d bytes",
                open / openLayers, spent / spentLayers, lines / product.lines().size(), kept / EVENTS);
        product.close(events.getLast().effectiveOnEpochDay() + LONG_AGO);
        long openNow = bytes(CostLayer.class, product.openLayers());
        long beside = bytes(CostLayer.class, product.spentLayers())
                + bytes(OutLine.class, product.lines())
                + bytes(PlacedEvent.class, product.events());
        int sealed = spentLayers - product.spentLayers().size();
        RunValuationBench.print(
                "  the same with all periods closed: %,d bytes, of %,d open layers %,d",
                openNow + beside, product.openLayers().size(), openNow);
        RunValuationBench.print(
                "  %,d layers sealed, %,d spent ones kept for goods that are left",
                sealed, product.spentLayers().size());
    }

    private static <T> long bytes(Class<T> type, List<T> values) {
        TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer output = new DataOutputSerializer(1 << 16);
        try {
            for (T value : values) {
                serializer.serialize(value, output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.length();
    }
}
