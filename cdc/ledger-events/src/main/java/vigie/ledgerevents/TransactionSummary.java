package vigie.ledgerevents;

import java.util.Arrays;

/**
 * One committed transaction as its mark tells it.
 *
 * @param position dense number of the transaction in its epoch; 0 is the snapshot the epoch opened with
 * @param transactionId full transaction id (xid8), 0 for the snapshot
 * @param endLsn end of the commit record in the WAL, strictly increasing inside an epoch
 * @param committedAtMicros commit time by the database's clock
 * @param rowCount rows published, the manifest row included
 * @param debitMinor sum of the postings' debits, minor units
 * @param creditMinor sum of the postings' credits, minor units
 * @param quantityMicro sum of the stock moves' quantities, millionths
 * @param valueMinor sum of the stock moves' values, minor units
 * @param hash SHA-256 of the previous transaction's hash and all encoded rows, see {@link HashChain}
 */
@SuppressWarnings(
        "ArrayRecordComponent") // equals, hashCode and toString below look into the array; nobody writes to it
public record TransactionSummary(
        long position,
        long transactionId,
        long endLsn,
        long committedAtMicros,
        int rowCount,
        long debitMinor,
        long creditMinor,
        long quantityMicro,
        long valueMinor,
        byte[] hash) {

    @Override
    public boolean equals(Object other) {
        return other instanceof TransactionSummary that
                && position == that.position
                && transactionId == that.transactionId
                && endLsn == that.endLsn
                && committedAtMicros == that.committedAtMicros
                && rowCount == that.rowCount
                && debitMinor == that.debitMinor
                && creditMinor == that.creditMinor
                && quantityMicro == that.quantityMicro
                && valueMinor == that.valueMinor
                && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position) * 31 + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "position " + position + ", transaction " + transactionId + ", end LSN " + endLsn + ", " + rowCount
                + " rows, debit " + debitMinor + ", credit " + creditMinor + ", quantity " + quantityMicro + ", value "
                + valueMinor;
    }
}
