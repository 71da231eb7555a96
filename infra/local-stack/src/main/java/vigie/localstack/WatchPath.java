package vigie.localstack;

import io.debezium.connector.postgresql.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import vigie.capture.CaptureLedger;
import vigie.capture.CaptureStatus;
import vigie.capture.Reason;
import vigie.dashboard.PathWatch;
import vigie.localstack.parts.EmbeddedFlink;
import vigie.localstack.parts.EmbeddedKafka;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.http.BeforeClosing;

/**
 * The parts of this stack, for the health page. Also where the command API
 * finds who posts before a period is closed, once somebody does.
 */
final class WatchPath implements PathWatch, BeforeClosing {
    private static final Reason STOPPED =
            new Reason("S'est arrêté de lui-même ; voir logs/vigie.log.", "Stopped by itself; see logs/vigie.log.");

    private final StartingParts started;
    private volatile @Nullable KeepPosting posting;

    /** Of the parts that {@code started} holds at the time of each question. */
    WatchPath(StartingParts started) {
        this.started = started;
    }

    /** From now on it is {@code keeping} that posts. */
    void posting(KeepPosting keeping) {
        posting = keeping;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        started.find(EmbeddedLedger.class)
                .ifPresent(ledger -> parts.add(part("ledger", ledger.alive(), "PostgreSQL " + ledger.version())));
        started.find(CaptureLedger.class).ifPresent(capture -> parts.add(part(capture.status())));
        started.find(EmbeddedKafka.class)
                .ifPresent(kafka -> parts.add(part("log", kafka.alive(), "Kafka " + AppInfoParser.getVersion())));
        started.find(EmbeddedFlink.class)
                .ifPresent(
                        jobs -> parts.add(part("jobs", jobs.alive(), "Flink " + EnvironmentInformation.getVersion())));
        return parts;
    }

    private static Part part(String id, boolean alive, String version) {
        return alive
                ? new Part(id, State.RUNNING, version, Map.of(), "", "")
                : new Part(id, State.HALTED, version, Map.of(), STOPPED.fr(), STOPPED.en());
    }

    private static Part part(CaptureStatus status) {
        Reason reason = status.reason();
        State state = switch (status.state()) {
            case RUNNING -> State.RUNNING;
            case FAILED -> State.FAILED;
            case HALTED -> State.HALTED;
        };
        return new Part(
                "capture",
                state,
                "Debezium " + Module.version(),
                Map.of(
                        "lag-bytes", status.lagBytes(),
                        "lag-millis", status.lagMillis(),
                        "lag-positions", status.lagPositions(),
                        "position", status.lastPosition(),
                        "epoch", (long) status.epoch()),
                reason == null ? "" : reason.fr(),
                reason == null ? "" : reason.en());
    }

    @Override
    public @Nullable Posting posting() {
        KeepPosting keeping = posting;
        return keeping == null ? null : keeping.state();
    }

    @Override
    public void post() throws CommandRefused {
        KeepPosting keeping = posting;
        if (keeping != null) {
            keeping.postBeforeClosing();
        }
    }
}
