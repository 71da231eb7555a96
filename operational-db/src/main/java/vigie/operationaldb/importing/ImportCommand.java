package vigie.operationaldb.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code api} an import will make.
 *
 * @param on business day; the earliest date for master data
 * @param step place within the day
 * @param command function of schema {@code api}
 * @param key idempotency key made of file name, row id and step; null for master data, which are simply brought up to
 * date
 * @param body arguments
 * @param rows the file rows it comes from, at least one
 */
record ImportCommand(
        LocalDate on, Step step, String command, @Nullable String key, ObjectNode body, List<CsvRow> rows) {
    ImportCommand {
        rows = List.copyOf(rows);
    }

    enum Step {
        REFERENCE,
        PURCHASE,
        RECEIVE,
        SUPPLIER_INVOICE,
        CONFIRM,
        DELIVER,
        INVOICE,
        PAY
    }

    CsvRow row() {
        return rows.getFirst();
    }
}
