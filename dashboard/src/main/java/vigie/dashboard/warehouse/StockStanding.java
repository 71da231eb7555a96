package vigie.dashboard.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Where the value of the stock stands between the books and the layers, for the whole company: {@code posted + pending
 * = layers - shortages}, to the cent, at every position (invariant I2). Amounts in the company's currency.
 *
 * @param position what this is the state of
 * @param posted balance of the stock accounts in the journal of the ledger
 * @param pending of the stock accounts: prepared by the jobs and not posted yet
 * @param layers value of the open layers
 * @param shortages provisional value of what left and was not there
 * @param gap {@code posted + pending - (layers - shortages)}; anything but zero is a defect
 * @param due what is still to post, the newest day first
 */
public record StockStanding(
        long position,
        BigDecimal posted,
        BigDecimal pending,
        BigDecimal layers,
        BigDecimal shortages,
        BigDecimal gap,
        List<Due> due) {

    /**
     * What of one day is not in one account yet.
     *
     * @param valuedOn day whose moves are valued
     * @param prepared balance of the prepared entries, debit above zero
     * @param posted balance of journal VAL for that day, whatever date its entry has
     */
    public record Due(LocalDate valuedOn, String accountCode, BigDecimal prepared, BigDecimal posted) {
        /** What is to post, debit above zero. */
        public BigDecimal pending() {
            return prepared.subtract(posted);
        }
    }

    public StockStanding {
        due = List.copyOf(due);
    }

    /** Days with something to post; the business day that runs is one of them, as it is posted when it is over. */
    public int daysDue() {
        return Math.toIntExact(due.stream().map(Due::valuedOn).distinct().count());
    }
}
