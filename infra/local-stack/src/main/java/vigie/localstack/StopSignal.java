package vigie.localstack;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C, termination and hang-up as a latch; a second signal ends the process at once, which loses nothing either.
 * A shutdown hook would not do: the libraries inside have hooks of their own, all run at once, and the order of the
 * parts would be lost.
 */
public final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final int KILLED = 130;
    private static final CountDownLatch ASKED = new CountDownLatch(1);

    static {
        for (String signal : new String[] {"INT", "TERM", "HUP"}) {
            listen(signal);
        }
    }

    private StopSignal() {}

    /** Reaches zero with the first signal; from now on only a second one ends the process. Call it before starting. */
    public static CountDownLatch latch() {
        return ASKED;
    }

    /** {@code sun.misc.Signal} by reflection: the compiler warns of its package, and warnings are errors here. */
    private static void listen(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object countDown = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            if (ASKED.getCount() == 0) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                            ASKED.countDown();
                            LOG.info("signal {}: stopping", name);
                            return null;
                        }
                        return method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : false;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), countDown);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            LOG.info("this machine has no signal {}", name, e);
        }
    }
}
