package vigie.dashboard.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.ReportSchedule.Page;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Reader;

/** Makes mails of reports. Implemented by who draws documents. */
public interface ReportPress {

    /**
     * A mail with its document.
     *
     * @param position of every figure in it
     */
    record Printed(Letters.Letter letter, Attachment document, long position) {}

    /**
     * The page at an address, its question checked.
     *
     * @throws BadQuery when there is no such page, it cannot be printed or its question is wrong
     */
    Page page(String address);

    /**
     * A report as a reader sees it now.
     *
     * @param lateSince hour it was to leave at when that is past, null when it leaves in time
     * @param site where links lead
     * @throws BadQuery when it cannot be drawn whole
     */
    Printed print(ReportSchedule report, Reader reader, @Nullable Instant lateSince, String site);
}
