package vigie.jobs.wiring;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs the jobs on the cluster that submits this class, or in this JVM when none does. Configuration comes from the
 * environment, see {@link JobsConfig} and the table in the README.
 */
public final class RunJobs {

    private RunJobs() {}

    /**
     * Starts the jobs and waits for them.
     *
     * @param arguments none are read
     * @throws Exception when the job fails for good
     */
    public static void main(String[] arguments) throws Exception {
        JobsConfig config = JobsConfig.fromEnvironment(System.getenv());
        var cluster = new Configuration();
        cluster.set(StateBackendOptions.STATE_BACKEND, JobsConfig.stateBackend(System.getenv()));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        LedgerJobs.define(env, config);
        env.execute("vigie run " + config.run());
    }
}
