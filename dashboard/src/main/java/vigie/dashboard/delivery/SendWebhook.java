package vigie.dashboard.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vigie.dashboard.delivery.DeliverySettings.Webhook;

/**
 * Tells webhooks, signed as the core signs its own: {@code Vigie-Signature} is {@code sha256=} and the HMAC of
 * {@code Vigie-Timestamp}, a dot and the body. {@code Vigie-Delivery} is the same each time a message is tried.
 */
final class SendWebhook implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHORTEST_SECRET = 16;

    private final Path folder;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** With secrets in a folder. */
    SendWebhook(Path folder) {
        this.folder = folder;
    }

    /** Sends a body; returns when the receiver answered 2xx. */
    void send(Webhook webhook, String event, String delivery, String body, Instant now) throws SendFailed {
        try {
            String secret = DeliverySettings.secretIn(folder, webhook.secretFile());
            if (secret.length() < SHORTEST_SECRET) {
                throw new SendFailed(webhook.secretFile() + " holds less than " + SHORTEST_SECRET + " characters");
            }
            String timestamp = Long.toString(now.getEpochSecond());
            HttpRequest request = HttpRequest.newBuilder(webhook.url())
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Vigie-Event", event)
                    .header("Vigie-Delivery", delivery)
                    .header("Vigie-Timestamp", timestamp)
                    .header("Vigie-Signature", signature(secret, timestamp + "." + body))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new SendFailed("HTTP " + status);
            }
        } catch (IOException e) {
            throw new SendFailed(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed("interrupted", e);
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
        client.shutdownNow();
    }
}
