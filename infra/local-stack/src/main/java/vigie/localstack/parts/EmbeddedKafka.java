package vigie.localstack.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.folder.DataFolder;

/**
 * A real Kafka broker and its KRaft controller in this process, on loopback, with its log in the data folder. Nothing
 * is ever deleted by age or size. The storage is formatted once; a killed process resumes from what it had written.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int NODE = 1;
    private static final AtomicBoolean HALTED = new AtomicBoolean();

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker on {@code port}, formatting {@code directory} the first time.
     *
     * @throws StackFailure {@code KAFKA_DAMAGED} when the directory cannot be read as a broker's log
     */
    public static EmbeddedKafka start(Path directory, int port) {
        HALTED.set(false);
        surviveBrokerHalts();
        try {
            format(directory);
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(settings(directory, port, controllerPort())), Time.SYSTEM);
            server.startup();
            if (HALTED.get()) {
                throw new IllegalStateException("the broker halted while it started");
            }
            return new EmbeddedKafka(server, "127.0.0.1:" + port);
        } catch (Exception e) {
            throw new StackFailure(e, Reason.KAFKA_DAMAGED, directory, StackFailure.firstLine(e));
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** False once the broker gave up, for example because the disk is full. */
    public boolean alive() {
        return !HALTED.get();
    }

    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (RuntimeException e) {
            LOG.warn("the broker did not stop by itself", e);
        }
    }

    private static void format(Path directory) throws Exception {
        boolean fresh = DataFolder.isEmpty(directory);
        if (!fresh && Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        if (!fresh) {
            throw new IOException("meta.properties");
        }
        Files.createDirectories(directory);
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        }
    }

    /** The controller talks to nobody but this process, so any free port does, a new one at each start. */
    private static int controllerPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, Object> settings(Path directory, int port, int controllerPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.bytes", "-1");
        // One replica: an append is on the disk before it is acknowledged, because the ledger's slot moves on then.
        settings.put("log.flush.interval.messages", "1");
        settings.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the controller waits this long before it believes that the same broker is back.
        settings.put("broker.session.timeout.ms", "5000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(256 * 1024));
        settings.put("socket.request.max.bytes", Integer.toString(64 * 1024 * 1024));
        settings.put("message.max.bytes", Integer.toString(16 * 1024 * 1024));
        settings.put("queued.max.requests", "64");
        return settings;
    }

    /** A broker that meets a broken disk ends its process; here the stack must end in order and say why. */
    private static void surviveBrokerHalts() {
        Exit.Procedure remember = (status, message) -> {
            HALTED.set(true);
            LOG.error("the broker gave up with status {}: {}", status, message);
            throw new IllegalStateException("the broker gave up: " + message);
        };
        Exit.setExitProcedure(remember);
        Exit.setHaltProcedure(remember);
    }
}
