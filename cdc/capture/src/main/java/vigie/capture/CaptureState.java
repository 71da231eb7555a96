package vigie.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;

/**
 * Where the capture stands, as topic {@code ledger-state} keeps it (JSON, key {@code capture}). Written before the
 * slot is confirmed, so the slot is never ahead of it.
 *
 * @param epoch the epoch being opened or published
 * @param topic its topic
 * @param complete false while the epoch is being opened, true once its snapshot is marked
 * @param position last position whose marks all partitions acknowledged, -1 while opening
 * @param confirmedLsn the highest LSN the slot may have been told
 * @param systemIdentifier of the PostgreSQL cluster the epoch was read from
 * @param schemas fingerprint of the row schemas announced in the topic
 * @param session which run of the capture wrote this, for diagnosis
 */
record CaptureState(
        int epoch,
        String topic,
        boolean complete,
        long position,
        long confirmedLsn,
        String systemIdentifier,
        String schemas,
        String session) {

    static final String KEY = "capture";

    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] encode() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static CaptureState decode(byte[] json) {
        try {
            return Objects.requireNonNull(JSON.readValue(json, CaptureState.class));
        } catch (IOException e) {
            throw new CaptureFailed("the state topic does not hold a state of the capture: " + e.getMessage(), e);
        }
    }
}
