package vigie.operationaldb.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Tells webhooks what is in the outbox, at least once. The receiver checks {@code Vigie-Signature}: {@code sha256=} and
 * the HMAC of {@code Vigie-Timestamp}, a dot and the body under the secret it shares with the ledger.
 */
final class DeliverWebhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverWebhooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 20;
    private static final long PAUSE_MILLIS = 500;

    private record Delivery(long id, String url, String secret, String event, String body) {}

    private final LedgerPool writer;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread loop;
    private volatile boolean stopped;

    DeliverWebhooks(LedgerPool writer) {
        this.writer = writer;
        this.loop = Thread.ofPlatform().name("webhooks").daemon().start(this::run);
    }

    private void run() {
        while (!stopped) {
            try {
                if (deliverDue() < AT_ONCE) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | LedgerUnavailable | Problem e) {
                LOG.debug("the outbox of webhooks cannot be read now", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /** Sends what is due side by side, so that a slow receiver delays the others by one patience at most. */
    private int deliverDue() throws SQLException, InterruptedException {
        List<Delivery> due = writer.repeatable(DeliverWebhooks::take);
        List<Future<?>> sending = new ArrayList<>();
        for (Delivery delivery : due) {
            sending.add(senders.submit(() -> attempt(delivery)));
        }
        for (Future<?> one : sending) {
            try {
                one.get();
            } catch (ExecutionException e) {
                LOG.warn("an attempt to deliver is not recorded; it will be made again", e);
            }
        }
        return due.size();
    }

    private static List<Delivery> take(Lent lent) throws SQLException {
        List<Delivery> due = new ArrayList<>();
        try (PreparedStatement take = lent.connection()
                .prepareStatement("select delivery, url, secret, event, body from api.take_webhook_deliveries(?)")) {
            take.setInt(1, AT_ONCE);
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    due.add(new Delivery(
                            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
        }
        return due;
    }

    private void attempt(Delivery delivery) {
        String failure = send(delivery);
        try {
            writer.repeatable(lent -> {
                try (PreparedStatement told =
                        lent.connection().prepareStatement("select api.webhook_attempted(?, ?)")) {
                    told.setLong(1, delivery.id());
                    told.setString(2, failure);
                    return told.execute();
                }
            });
        } catch (SQLException e) {
            throw new LedgerUnavailable("the attempt cannot be recorded: " + e.getMessage(), e);
        }
    }

    /** Null when the receiver took it, else why not. */
    private @Nullable String send(Delivery delivery) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(delivery.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Vigie-Event", delivery.event())
                    .header("Vigie-Delivery", Long.toString(delivery.id()))
                    .header("Vigie-Timestamp", timestamp)
                    .header("Vigie-Signature", signature(delivery.secret(), timestamp + "." + delivery.body()))
                    .POST(BodyPublishers.ofString(delivery.body()))
                    .build();
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            return response.statusCode() / 100 == 2 ? null : "HTTP " + response.statusCode();
        } catch (IOException | IllegalArgumentException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        loop.interrupt();
        senders.shutdownNow();
        client.shutdownNow();
    }
}
