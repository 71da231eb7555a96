package vigie.dashboard;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.people.SignInConfig;

/**
 * What a dashboard needs to run.
 *
 * @param host address to listen on; only loopback without sign-in, see {@link RunDashboard}
 * @param port TCP port, 0 for any free one
 * @param bootstrapServers Kafka, {@code host:port}
 * @param factsTopic topic the facts are read from, one partition
 * @param warehouseFile DuckDB file, created when missing; this process is its only owner
 * @param snapshotDirectory where snapshots for controllers are published
 * @param companyName shown in the header of every page
 * @param notices sentences about the data shown on every page
 * @param demoControls the clock of simulated days, null when there is none
 * @param signIn how people sign in, null where everybody at this machine may do everything
 */
public record DashboardConfig(
        String host,
        int port,
        String bootstrapServers,
        String factsTopic,
        Path warehouseFile,
        Path snapshotDirectory,
        String companyName,
        List<Notice> notices,
        @Nullable DemoControls demoControls,
        @Nullable SignInConfig signIn) {

    public DashboardConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must name an address, found a blank one");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, found " + port);
        }
        if (factsTopic.isBlank()) {
            throw new IllegalArgumentException("factsTopic must name a topic, found a blank one");
        }
        notices = List.copyOf(notices);
    }

    /** Where links from outside lead: the public address when there is one. */
    String address() {
        URI published = signIn == null ? null : signIn.publicAddress();
        return published == null ? "http://" + host + ":" + port : published.toString();
    }
}
