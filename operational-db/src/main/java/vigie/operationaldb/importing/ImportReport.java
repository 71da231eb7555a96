package vigie.operationaldb.importing;

import java.util.List;
import java.util.SortedMap;

/**
 * Outcome of an import.
 *
 * @param files files read
 * @param rows rows read
 * @param documents commands the rows became
 * @param accepted commands the ledger took, now or in an earlier import; 0 when nothing was written
 * @param refusedByCode commands the ledger refused, by the code of the reason
 * @param faults everything that is wrong, by file and line
 */
public record ImportReport(
        int files,
        long rows,
        long documents,
        long accepted,
        SortedMap<String, Long> refusedByCode,
        List<ImportFault> faults) {
    public ImportReport {
        faults = List.copyOf(faults);
    }

    /** Whether the whole folder is right. */
    public boolean faultless() {
        return faults.isEmpty();
    }
}
