package vigie.capture;

/**
 * One change as standard Debezium JSON, for consumers that do not know the contract.
 *
 * @param position position of its transaction, written into header {@code vigie-position}
 * @param key the row's primary key
 * @param value envelope with {@code before}, {@code after}, {@code source}, {@code op}, {@code transaction}
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the producer as it is, never compared
record Envelope(long position, byte[] key, byte[] value) {
    static final String POSITION_HEADER = "vigie-position";
}
