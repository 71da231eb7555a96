package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.List;
import vigie.operationaldb.Sentence;

/**
 * Outcome of a load.
 *
 * @param commands commands the ledger accepted (in this run or an earlier one)
 * @param rejected rows that are not in the ledger, each with its reason; never dropped in silence
 * @param remarks what was generated, chosen or set aside, to be shown beside the figures
 * @param firstOn first business day of the history
 * @param lastOn last business day of the history
 */
public record LoadReport(
        int commands, List<RejectedRow> rejected, List<Sentence> remarks, LocalDate firstOn, LocalDate lastOn) {
    public LoadReport {
        rejected = List.copyOf(rejected);
        remarks = List.copyOf(remarks);
    }
}
