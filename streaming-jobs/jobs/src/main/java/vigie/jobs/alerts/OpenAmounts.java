package vigie.jobs.alerts;

import java.util.Arrays;

/**
 * What is open of each invoice of a customer, settled ones left out. Flat, for Flink state; never changed, each change
 * is a new one.
 *
 * @param invoiceIds invoices, ascending
 * @param dueOn due dates, days since 1970
 * @param openMinor open including tax; below zero where a credit note exceeds the invoice
 */
@SuppressWarnings("ArrayRecordComponent") // state, compared by nobody
public record OpenAmounts(long[] invoiceIds, int[] dueOn, long[] openMinor) {
    /** Nothing open. */
    static OpenAmounts empty() {
        return new OpenAmounts(new long[0], new int[0], new long[0]);
    }

    /** With so much more open of an invoice. */
    OpenAmounts plus(long invoiceId, int due, long amountMinor) {
        int found = Arrays.binarySearch(invoiceIds, invoiceId);
        int at = found < 0 ? -found - 1 : found;
        long open = Math.addExact(found < 0 ? 0 : openMinor[found], amountMinor);
        int after = found < 0 ? at : at + 1;
        int kept = open == 0 ? 0 : 1;
        int length = at + kept + invoiceIds.length - after;
        long[] newIds = Arrays.copyOf(invoiceIds, length);
        int[] newDue = Arrays.copyOf(dueOn, length);
        long[] newOpen = Arrays.copyOf(openMinor, length);
        System.arraycopy(invoiceIds, after, newIds, at + kept, invoiceIds.length - after);
        System.arraycopy(dueOn, after, newDue, at + kept, dueOn.length - after);
        System.arraycopy(openMinor, after, newOpen, at + kept, openMinor.length - after);
        if (kept == 1) {
            newIds[at] = invoiceId;
            newDue[at] = due;
            newOpen[at] = open;
        }
        return new OpenAmounts(newIds, newDue, newOpen);
    }

    /** What is open on invoices due more than so many days before a day, measured against all that is open. */
    Reading overdue(int day, int daysLate) {
        long overdueMinor = 0;
        long allMinor = 0;
        for (int i = 0; i < invoiceIds.length; i++) {
            allMinor = Math.addExact(allMinor, openMinor[i]);
            if (openMinor[i] > 0 && dueOn[i] + daysLate < day) {
                overdueMinor = Math.addExact(overdueMinor, openMinor[i]);
            }
        }
        return Reading.ofAmount(overdueMinor, Reading.microOf(allMinor));
    }
}
