package vigie.operationaldb.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/**
 * One call of {@code api} that a load will make.
 *
 * @param businessOn business day it belongs to
 * @param step place within the day: goods come in before they go out, invoices before payments
 * @param command function of schema {@code api}
 * @param key idempotency key, the same in every run
 * @param body arguments
 * @param table source table the command comes from, for the report of refusals
 * @param row key of the source row
 */
record PlannedCommand(
        LocalDate businessOn, Step step, String command, String key, ObjectNode body, String table, String row) {

    /** Order of the commands of one business day. */
    enum Step {
        REFERENCE,
        TICK,
        PURCHASE,
        RECEIVE,
        SUPPLIER_INVOICE,
        CONFIRM,
        DELIVER,
        CANCEL,
        INVOICE,
        PAY
    }
}
