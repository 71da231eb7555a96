package vigie.capture;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the instants of rows. Remembers the last one: all rows of a transaction carry the same. */
final class InstantReader {
    private String lastText = "";
    private long lastMicros;

    /**
     * Microseconds since 1970 of an ISO text with an offset.
     *
     * @throws ArithmeticException beyond the range of a long
     */
    long micros(String text) {
        if (!text.equals(lastText)) {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            lastMicros =
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
            lastText = text;
        }
        return lastMicros;
    }
}
