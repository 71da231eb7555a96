package vigie.capture;

/**
 * One row change as it goes to Kafka.
 *
 * @param key the routing key, UTF-8
 * @param value the encoded {@link vigie.ledgerevents.LedgerRecord.RowChange}
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the producer as it is, never compared
record EncodedRow(int partition, byte[] key, byte[] value) {}
