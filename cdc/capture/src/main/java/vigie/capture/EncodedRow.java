package vigie.capture;

import org.jspecify.annotations.Nullable;

/**
 * One row change as it goes to Kafka.
 *
 * @param key the routing key, UTF-8
 * @param value the encoded {@link vigie.ledgerevents.LedgerRecord.RowChange}
 * @param envelope the same change for other consumers, null when nobody wants it
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the producer as it is, never compared
record EncodedRow(
        int partition, byte[] key, byte[] value, @Nullable Envelope envelope) {}
