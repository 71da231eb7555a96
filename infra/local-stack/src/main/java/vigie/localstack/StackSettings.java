package vigie.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigie.capture.SideFormat;
import vigie.dashboard.DemoControls;
import vigie.dashboard.Notice;
import vigie.dashboard.people.SignInConfig;
import vigie.localstack.folder.DataFolder;

/**
 * How a {@link LocalStack} is to run.
 *
 * @param folder where everything lives
 * @param ports loopback ports
 * @param partitions partitions of the ledger topic
 * @param parallelism parallel instances of each job; no more than partitions are of use to the source
 * @param checkpointIntervalMillis how often the jobs save their state
 * @param companyName shown in the header of every page
 * @param notices sentences every page shows about its data
 * @param demoControls the clock of simulated days, null when there is none
 * @param sideFormat form in which changes are published to Kafka for other consumers too
 * @param listenOn address the dashboard listens on
 * @param signIn how people sign in to the dashboard, null where everybody at this machine may do everything
 */
public record StackSettings(
        DataFolder folder,
        StackPorts ports,
        int partitions,
        int parallelism,
        long checkpointIntervalMillis,
        String companyName,
        List<Notice> notices,
        @Nullable DemoControls demoControls,
        SideFormat sideFormat,
        String listenOn,
        @Nullable SignInConfig signIn) {

    public StackSettings {
        notices = List.copyOf(notices);
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, found " + partitions);
        }
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, found " + parallelism);
        }
    }

    /** An empty company on the usual ports, one partition. */
    public static StackSettings of(Path folder) {
        return new StackSettings(
                new DataFolder(folder),
                StackPorts.usual(),
                1,
                1,
                10_000,
                "Vigie",
                List.of(),
                null,
                SideFormat.NONE,
                "127.0.0.1",
                null);
    }

    public StackSettings withPorts(StackPorts chosen) {
        return changed(draft -> draft.ports = chosen);
    }

    public StackSettings withPartitions(int chosen) {
        return changed(draft -> draft.partitions = chosen);
    }

    public StackSettings withParallelism(int chosen) {
        return changed(draft -> draft.parallelism = chosen);
    }

    public StackSettings withCheckpointIntervalMillis(long chosen) {
        return changed(draft -> draft.checkpointIntervalMillis = chosen);
    }

    public StackSettings withCompany(String name, List<Notice> said, @Nullable DemoControls controls) {
        return changed(draft -> {
            draft.companyName = name;
            draft.notices = said;
            draft.demoControls = controls;
        });
    }

    public StackSettings withSideFormat(SideFormat chosen) {
        return changed(draft -> draft.sideFormat = chosen);
    }

    /** A dashboard people sign in to. */
    public StackSettings withSignIn(String host, SignInConfig chosen) {
        return changed(draft -> {
            draft.listenOn = host;
            draft.signIn = chosen;
        });
    }

    private StackSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The same fields, open to change: the one place that copies them all. */
    private static final class Draft {
        private final DataFolder folder;
        private StackPorts ports;
        private int partitions;
        private int parallelism;
        private long checkpointIntervalMillis;
        private String companyName;
        private List<Notice> notices;
        private @Nullable DemoControls demoControls;
        private SideFormat sideFormat;
        private String listenOn;
        private @Nullable SignInConfig signIn;

        Draft(StackSettings from) {
            folder = from.folder;
            ports = from.ports;
            partitions = from.partitions;
            parallelism = from.parallelism;
            checkpointIntervalMillis = from.checkpointIntervalMillis;
            companyName = from.companyName;
            notices = from.notices;
            demoControls = from.demoControls;
            sideFormat = from.sideFormat;
            listenOn = from.listenOn;
            signIn = from.signIn;
        }

        StackSettings settings() {
            return new StackSettings(
                    folder,
                    ports,
                    partitions,
                    parallelism,
                    checkpointIntervalMillis,
                    companyName,
                    notices,
                    demoControls,
                    sideFormat,
                    listenOn,
                    signIn);
        }
    }
}
