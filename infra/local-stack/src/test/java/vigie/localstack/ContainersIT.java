package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;
import vigie.capture.CaptureConfig;
import vigie.capture.CaptureLedger;
import vigie.capture.SideFormat;
import vigie.dashboard.Dashboard;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.RunDashboard;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.MigrateDatabase;

/**
 * The pipeline test on the official images of PostgreSQL, Kafka and Flink: the same main classes as embedded, started
 * against servers that exist already. Part of the profile {@code containers}; needs a Docker engine.
 */
class ContainersIT {
    private static final long SEED = 20_261_121L;
    private static final int ACTIONS = 600;
    private static final String POSTGRES = "postgres:18.6";
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String FLINK = "flink:2.3.0-java21";
    private static final String KAFKA_INSIDE = "kafka:19092";
    private static final String PASSWORD = "only-in-this-test";
    private static final Set<String> JOB_JARS = Set.of(
            "jobs-", "facts-", "ledger-events-", "avro-", "flink-connector-kafka-", "kafka-clients-", "jspecify-");

    @Test
    void figuresEqualTheOracleOnOfficialImages(@TempDir Path folder) throws Exception {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String sentence =
                    "Containers: no Docker engine answers here, so the pipeline test ran on the embedded parts only.";
            System.out.println(sentence);
            Assumptions.abort(sentence);
        }
        try (Network network = Network.newNetwork();
                PostgreSQLContainer postgres = postgres(network);
                KafkaContainer kafka =
                        new KafkaContainer(KAFKA).withNetwork(network).withListener(KAFKA_INSIDE);
                GenericContainer<?> jobManager = flink(network, "jobmanager");
                GenericContainer<?> taskManager = flink(network, "taskmanager")) {
            postgres.start();
            kafka.start();
            jobManager.start();
            taskManager.start();
            DataSource owner = dataSource(postgres, "postgres");
            MigrateDatabase.migrate(owner);
            openRoles(owner);
            try (CaptureLedger capture = CaptureLedger.start(captureConfig(postgres, kafka.getBootstrapServers()))) {
                awaitEpoch(capture);
                submitJobs(jobManager);
                try (Dashboard dashboard = RunDashboard.start(dashboardConfig(folder, kafka.getBootstrapServers()))) {
                    SimulatedHistory.write(dataSource(postgres, "vigie_writer"), SEED, ACTIONS);
                    awaitApplied(capture, dashboard);
                    var agrees = new AgreesWithLedger(
                            owner, dashboard.warehouse(), "http://127.0.0.1:" + dashboard.port(), SEED);
                    agrees.atRandomPositions(ACTIONS / 2);
                    agrees.somethingOfEverything();
                }
            }
        }
    }

    private static PostgreSQLContainer postgres(Network network) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        LedgerDatabaseSettings.all().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new PostgreSQLContainer(POSTGRES)
                .withNetwork(network)
                .withDatabaseName("vigie")
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand(command.toArray(String[]::new));
    }

    private static GenericContainer<?> flink(Network network, String role) {
        GenericContainer<?> container = new GenericContainer<>(FLINK)
                .withNetwork(network)
                .withNetworkAliases(role)
                .withCommand(role)
                .withEnv("FLINK_PROPERTIES", "jobmanager.rpc.address: jobmanager\ntaskmanager.numberOfTaskSlots: 2\n");
        jobJars()
                .forEach(jar -> container.withCopyFileToContainer(
                        MountableFile.forHostPath(jar), "/opt/flink/lib/" + jar.getFileName()));
        return role.equals("jobmanager")
                ? container.withExposedPorts(8081).waitingFor(Wait.forHttp("/overview"))
                : container;
    }

    private static List<Path> jobJars() {
        return List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)).stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .filter(jar -> JOB_JARS.stream().anyMatch(jar.getFileName().toString()::startsWith))
                .toList();
    }

    private static void submitJobs(GenericContainer<?> jobManager) throws Exception {
        Path jobs = jobJars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("jobs-"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("run this test with mvn verify: the jobs are not a jar yet"));
        ExecResult submitted = jobManager.execInContainer(
                "bash",
                "-c",
                "VIGIE_JOBS_BOOTSTRAP_SERVERS=" + KAFKA_INSIDE
                        + " VIGIE_JOBS_CHECKPOINT_DIRECTORY=file:///tmp/checkpoints"
                        + " flink run -d -c vigie.jobs.wiring.RunJobs /opt/flink/lib/" + jobs.getFileName());
        assertThat(submitted.getExitCode()).as(submitted.getStderr()).isZero();
    }

    private static CaptureConfig captureConfig(PostgreSQLContainer postgres, String bootstrapServers) {
        return new CaptureConfig(
                postgres.getHost(),
                postgres.getMappedPort(5432),
                "vigie",
                "vigie_capture",
                PASSWORD,
                LocalStack.SLOT,
                LocalStack.PUBLICATION,
                bootstrapServers,
                LocalStack.LEDGER_TOPIC,
                1,
                -1,
                SideFormat.NONE);
    }

    private static DashboardConfig dashboardConfig(Path folder, String bootstrapServers) {
        return new DashboardConfig(
                "127.0.0.1",
                0,
                bootstrapServers,
                LocalStack.FACTS_TOPIC,
                folder.resolve("warehouse.duckdb"),
                folder.resolve("snapshots"),
                "Containers",
                List.of(),
                null,
                null);
    }

    private static DataSource dataSource(PostgreSQLContainer postgres, String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(postgres.getJdbcUrl());
        source.setUser(user);
        source.setPassword(PASSWORD);
        return source;
    }

    private static void openRoles(DataSource owner) throws Exception {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            for (String role : List.of("vigie_writer", "vigie_reader", "vigie_capture")) {
                statement.execute("alter role " + role + " login password '" + PASSWORD + "'");
            }
        }
    }

    private static void awaitEpoch(CaptureLedger capture) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (capture.status().epoch() == 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(capture.status().epoch()).as("the capture opened its epoch").isPositive();
    }

    private static void awaitApplied(CaptureLedger capture, Dashboard dashboard) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < deadline
                && (capture.status().lagPositions() > 0
                        || capture.status().lastPosition() < ACTIONS / 2
                        || dashboard.appliedPosition() < capture.status().lastPosition())) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
