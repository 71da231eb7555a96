package vigie.localstack;

import java.nio.file.Path;
import java.util.List;
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
        return new StackSettings(
                folder,
                chosen,
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

    public StackSettings withPartitions(int chosen) {
        return new StackSettings(
                folder,
                ports,
                chosen,
                parallelism,
                checkpointIntervalMillis,
                companyName,
                notices,
                demoControls,
                sideFormat,
                listenOn,
                signIn);
    }

    public StackSettings withParallelism(int chosen) {
        return new StackSettings(
                folder,
                ports,
                partitions,
                chosen,
                checkpointIntervalMillis,
                companyName,
                notices,
                demoControls,
                sideFormat,
                listenOn,
                signIn);
    }

    public StackSettings withCheckpointIntervalMillis(long chosen) {
        return new StackSettings(
                folder,
                ports,
                partitions,
                parallelism,
                chosen,
                companyName,
                notices,
                demoControls,
                sideFormat,
                listenOn,
                signIn);
    }

    public StackSettings withCompany(String name, List<Notice> said, @Nullable DemoControls controls) {
        return new StackSettings(
                folder,
                ports,
                partitions,
                parallelism,
                checkpointIntervalMillis,
                name,
                said,
                controls,
                sideFormat,
                listenOn,
                signIn);
    }

    public StackSettings withSideFormat(SideFormat chosen) {
        return new StackSettings(
                folder,
                ports,
                partitions,
                parallelism,
                checkpointIntervalMillis,
                companyName,
                notices,
                demoControls,
                chosen,
                listenOn,
                signIn);
    }

    /** A dashboard people sign in to. */
    public StackSettings withSignIn(String host, SignInConfig chosen) {
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
                host,
                chosen);
    }
}
