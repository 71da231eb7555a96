package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The events of the open window of the current product in Flink state. */
final class StateWindowLog implements WindowLog {
    private final ListState<PlacedEvent> events;
    private final ValueState<Integer> lastPlacedOn;
    private final ValueState<Integer> firstOpenOn;

    StateWindowLog(RuntimeContext context) {
        events =
                context.getListState(new ListStateDescriptor<>("window-events", TypeInformation.of(PlacedEvent.class)));
        lastPlacedOn = context.getState(new ValueStateDescriptor<>("window-last-placed-on", Types.INT));
        firstOpenOn = context.getState(new ValueStateDescriptor<>("window-first-open-on", Types.INT));
    }

    @Override
    public int lastPlacedOnEpochDay() {
        return read(lastPlacedOn);
    }

    @Override
    public int firstOpenOnEpochDay() {
        return read(firstOpenOn);
    }

    private static int read(ValueState<Integer> day) {
        return Objects.requireNonNullElse(StateAccess.read(day::value), Integer.MIN_VALUE);
    }

    @Override
    public List<PlacedEvent> events() {
        List<PlacedEvent> all = new ArrayList<>();
        Iterable<PlacedEvent> saved = StateAccess.read(events::get);
        if (saved != null) {
            saved.forEach(all::add);
        }
        return all;
    }

    @Override
    public void add(PlacedEvent event) {
        StateAccess.write(() -> events.add(event));
        if (event.placedOnEpochDay() > lastPlacedOnEpochDay()) {
            StateAccess.write(() -> lastPlacedOn.update(event.placedOnEpochDay()));
        }
    }

    @Override
    public void replace(List<PlacedEvent> all) {
        StateAccess.write(() -> events.update(all));
        int last = all.stream()
                .max(Comparator.comparingInt(PlacedEvent::placedOnEpochDay))
                .orElseThrow()
                .placedOnEpochDay();
        StateAccess.write(() -> lastPlacedOn.update(last));
    }

    @Override
    public void openFrom(int day, List<PlacedEvent> remembered) {
        StateAccess.write(() -> events.update(remembered));
        StateAccess.write(() -> firstOpenOn.update(day));
    }
}
