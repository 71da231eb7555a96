package vigie.capture;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Main class of the capture as its own process: settings from the environment, see the README. */
public final class RunCapture {

    private static final Logger LOG = LoggerFactory.getLogger(RunCapture.class);

    private RunCapture() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            throw new IllegalArgumentException("the capture takes no arguments; see its README for the environment");
        }
        CaptureConfig config = CaptureConfig.fromEnvironment(System.getenv());
        CaptureLedger capture = CaptureLedger.start(config);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            capture.close();
            ended.countDown();
        }));
        LOG.info("capture started: {}", config);
        ended.await();
    }
}
