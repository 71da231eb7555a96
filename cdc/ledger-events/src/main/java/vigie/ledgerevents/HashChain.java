package vigie.ledgerevents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The chain that ties each transaction to all before it: hash(P) = SHA-256(hash(P-1) || encoded rows of P in index
 * order). Before the first position of an epoch stand 32 zero bytes.
 */
public final class HashChain {

    private static final int HASH_BYTES = 32;

    private final MessageDigest digest;

    /** Starts the transaction after the one whose hash is {@code previous}. */
    public HashChain(byte[] previous) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest.update(previous);
    }

    /** Adds the next row, as {@link LedgerRecord.RowChange#row} carries it. */
    public void add(byte[] row) {
        digest.update(row);
    }

    /** The hash after the rows added; the object is spent. */
    public byte[] finish() {
        return digest.digest();
    }

    /** What stands before the first position of an epoch. */
    public static byte[] beforeFirst() {
        return new byte[HASH_BYTES];
    }
}
