package vigie.jobs.wiring;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** Ends jobs that tests started. */
final class RunningJob {
    private static final int PATIENCE_SECONDS = 60;

    private RunningJob() {}

    /**
     * Cancels a job and waits until it has ended: one that is only being cancelled still publishes, and still writes
     * checkpoints into a folder that is about to be removed.
     */
    static void cancel(JobClient job) throws ExecutionException, InterruptedException, TimeoutException {
        job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        job.getJobExecutionResult().handle((result, cancelled) -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
