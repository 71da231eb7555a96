package vigie.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loopback TCP port of each part. */
public record StackPorts(int dashboard, int commandApi, int captureMetrics, int postgres, int kafka, int flink) {

    /** The ports somebody gets who asks for none. */
    public static StackPorts usual() {
        return new StackPorts(7070, 7071, 7072, 5433, 9192, 8081);
    }

    /** Six consecutive ports from {@code base}, in the order of the components. */
    public static StackPorts from(int base) {
        return new StackPorts(base, base + 1, base + 2, base + 3, base + 4, base + 5);
    }

    /** Ports nobody listens on at this moment, for tests and benches that run side by side. */
    public static StackPorts free() {
        int[] found = freePorts(6);
        return new StackPorts(found[0], found[1], found[2], found[3], found[4], found[5]);
    }

    /** A base from which {@link #from} gives ports nobody listens on at this moment. */
    public static int freeBase() {
        return suggestedBase();
    }

    /** Port by part, in start order, under the key of the part's name in the word files. */
    public Map<String, Integer> byPart() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("part.postgres", postgres);
        ports.put("part.kafka", kafka);
        ports.put("part.flink", flink);
        ports.put("part.capture", captureMetrics);
        ports.put("part.dashboard", dashboard);
        ports.put("part.command-api", commandApi);
        return ports;
    }

    /**
     * Refuses to start on a port somebody else listens on, naming the part that wanted it.
     *
     * @throws StackFailure {@code PORT_TAKEN}
     */
    public void requireFree(Words words) {
        byPart().forEach((part, port) -> {
            if (!isFree(port)) {
                throw new StackFailure(StackFailure.Reason.PORT_TAKEN, port, words.text(part), suggestedBase());
            }
        });
    }

    static int freePort() {
        return freePorts(1)[0];
    }

    private static int suggestedBase() {
        return List.of(7100, 7200, 7300, 7400, 17070).stream()
                .filter(base -> from(base).byPart().values().stream().allMatch(StackPorts::isFree))
                .findFirst()
                .orElse(27070);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int[] freePorts(int count) {
        ServerSocket[] held = new ServerSocket[count];
        int[] ports = new int[count];
        try {
            for (int i = 0; i < count; i++) {
                held[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ports[i] = held[i].getLocalPort();
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("no free loopback port", e);
        }
    }
}
