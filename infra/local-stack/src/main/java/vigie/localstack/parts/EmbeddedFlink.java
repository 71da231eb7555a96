package vigie.localstack.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.folder.DataFolder;

/**
 * A Flink cluster in this process that runs one job graph. It resumes from the newest complete checkpoint; when there
 * is none, or it cannot be restored, the jobs read the ledger from its first record and give the same facts again.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final Duration RESTORE_WAIT = Duration.ofSeconds(60);
    private static final int RESTARTS = 20;

    private final MiniCluster cluster;
    private final Path directory;
    private final int parallelism;
    private Optional<JobID> job = Optional.empty();

    private EmbeddedFlink(MiniCluster cluster, Path directory, int parallelism) {
        this.cluster = cluster;
        this.directory = directory;
        this.parallelism = parallelism;
    }

    /** Starts the empty cluster; its web page listens on {@code port} of loopback. */
    public static EmbeddedFlink start(Path directory, int port, int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.PORT, port);
        configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.SERVER_NUM_THREADS, 2);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(24));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(24));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        configuration.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, MemorySize.parse("16kb"));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
        try {
            cluster.start();
            return new EmbeddedFlink(cluster, directory, parallelism);
        } catch (Exception e) {
            throw new StackFailure(e, Reason.PART_FAILED, "Flink", String.valueOf(e.getMessage()));
        }
    }

    /** Where the jobs keep their checkpoints, as the URI Flink wants. */
    public String checkpointDirectory() {
        return checkpoints().toUri().toString();
    }

    /**
     * Submits the jobs that {@code define} adds to an environment and waits until they run. {@code define} finds the
     * newest checkpoint by itself; when it cannot be restored the checkpoints go and the jobs start over.
     *
     * @return true when the checkpoints had to go
     * @throws StackFailure {@code FLINK_FAILED} when the jobs do not run even from the first record
     */
    public boolean run(String name, Consumer<StreamExecutionEnvironment> define) {
        boolean resumes = !DataFolder.isEmpty(checkpoints());
        JobID first = submit(name, define);
        if (runs(first)) {
            return false;
        }
        if (!resumes) {
            throw new StackFailure(Reason.FLINK_FAILED, directory, failure(first));
        }
        LOG.warn("the checkpoints in {} cannot be restored: {}", checkpoints(), failure(first));
        DataFolder.delete(checkpoints());
        JobID second = submit(name, define);
        if (!runs(second)) {
            throw new StackFailure(Reason.FLINK_FAILED, directory, failure(second));
        }
        return true;
    }

    /** False once the job ended by a failure its restarts did not cure. */
    public boolean alive() {
        return job.map(id -> !status(id).isGloballyTerminalState()).orElse(false);
    }

    /** Takes a last checkpoint so that the next start has little to read again, then stops the jobs and the cluster. */
    @Override
    public void close() {
        job.filter(id -> status(id) == JobStatus.RUNNING).ifPresent(this::checkpointAndCancel);
        try {
            cluster.closeAsync().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the Flink cluster did not stop by itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkpointAndCancel(JobID id) {
        try {
            cluster.triggerCheckpoint(id, CheckpointType.DEFAULT).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("no last checkpoint; the next start reads a little more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            cluster.cancelJob(id).get(20, TimeUnit.SECONDS);
            cluster.requestJobResult(id).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the jobs did not stop by themselves", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JobID submit(String name, Consumer<StreamExecutionEnvironment> define) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        define.accept(environment);
        StreamGraph streams = environment.getStreamGraph();
        streams.setJobName(name);
        JobGraph graph = streams.getJobGraph();
        try {
            JobID id = cluster.submitJob(graph).get().getJobID();
            job = Optional.of(id);
            return id;
        } catch (ExecutionException e) {
            throw new StackFailure(e, Reason.FLINK_FAILED, directory, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }

    private boolean runs(JobID id) {
        long deadline = System.nanoTime() + RESTORE_WAIT.toNanos();
        while (System.nanoTime() < deadline) {
            JobStatus status = status(id);
            if (status == JobStatus.RUNNING) {
                return true;
            }
            if (status.isGloballyTerminalState()) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure(e, Reason.INTERRUPTED);
            }
        }
        return false;
    }

    private JobStatus status(JobID id) {
        try {
            return cluster.getJobStatus(id).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the job's status is unknown", e);
            return JobStatus.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }

    private String failure(JobID id) {
        try {
            return cluster.requestJobResult(id)
                    .get(5, TimeUnit.SECONDS)
                    .getSerializedThrowable()
                    .map(cause -> rootMessage(cause.deserializeError(EmbeddedFlink.class.getClassLoader())))
                    .orElse("");
        } catch (ExecutionException | TimeoutException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
