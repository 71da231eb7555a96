package vigie.operationaldb.importing;

import java.util.List;

/**
 * Outcome of an import.
 *
 * @param files files read
 * @param rows rows read
 * @param commands commands the ledger accepted; 0 when there is any fault, because then nothing was written
 * @param faults everything that is wrong, by file and line
 */
public record ImportReport(int files, int rows, int commands, List<ImportFault> faults) {
    public ImportReport {
        faults = List.copyOf(faults);
    }

    /** Whether the whole folder is in the ledger. */
    public boolean imported() {
        return faults.isEmpty();
    }
}
