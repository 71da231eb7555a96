package vigie.facts;

import java.util.Arrays;

/**
 * One row per transaction of the ledger. Table {@code ledger_commits}.
 *
 * @param position number of the transaction in its epoch
 * @param epoch a new one starts with each snapshot of the ledger
 * @param transactionId transaction of the ledger (xid8)
 * @param endLsn where the transaction ends in the write-ahead log
 * @param committedAtMicros instant of the commit, UTC
 * @param rowCount rows published for the transaction
 * @param debitMinor debits of the transaction, cents
 * @param creditMinor credits of the transaction, cents
 * @param hash SHA-256 of the previous hash and of all rows of the transaction
 */
@SuppressWarnings("ArrayRecordComponent") // the hash is compared by content below and never changed
public record CommitSummary(
        long position,
        int epoch,
        long transactionId,
        long endLsn,
        long committedAtMicros,
        int rowCount,
        long debitMinor,
        long creditMinor,
        byte[] hash) {

    @Override
    public boolean equals(Object other) {
        return other instanceof CommitSummary that
                && position == that.position
                && epoch == that.epoch
                && transactionId == that.transactionId
                && endLsn == that.endLsn
                && committedAtMicros == that.committedAtMicros
                && rowCount == that.rowCount
                && debitMinor == that.debitMinor
                && creditMinor == that.creditMinor
                && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position) * 31 + Arrays.hashCode(hash);
    }
}
