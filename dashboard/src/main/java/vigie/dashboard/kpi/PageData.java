package vigie.dashboard.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.warehouse.Freshness;

/**
 * What pages read. The HTTP API answers with the same objects, so a page's first values and its later fetches agree.
 * Every method may throw {@link BadQuery}.
 */
public interface PageData {

    /** All metrics in catalogue order. */
    MetricCatalogue catalogue();

    /** What figures, tables and columns mean. */
    Dictionary dictionary();

    /** State of the data right now. */
    Freshness freshness();

    /** Who asks. Every answer holds the rows of their scope and no other. */
    Reader reader();

    /** Position, days and period of a request, without any figure. */
    QueryAnswer.Meta frame(QueryRequest request);

    QueryAnswer query(QueryRequest request);

    /** All blocks of a page ({@code today}, {@code margin}); the request gives period, compare, filters, as of. */
    PageAnswer page(String page, QueryRequest frame);

    /** The same as {@link #page}, with every row of every block. */
    PageAnswer wholePage(String page, QueryRequest frame);

    /**
     * The lines behind the first metric of the request.
     *
     * @param cursor from the previous answer, null for the first page
     * @param size lines wanted, at most 500
     */
    EvidenceAnswer evidence(QueryRequest request, @Nullable String cursor, int size);

    EntryAnswer entry(String entryNumber, QueryRequest frame);

    DocumentAnswer document(String type, String number, QueryRequest frame);

    /** Ladder of a sale line, by order line id. */
    LadderAnswer ladder(long orderLineId, QueryRequest frame);

    /** Open layers under the frame's filters (product, family, warehouse), at most {@code size}. */
    LayersAnswer layers(QueryRequest frame, int size);

    /** What moved the first metric's figure between two moments. */
    ChangesAnswer changes(QueryRequest request, AsOf from, AsOf to);

    /** Alerts of one standing ({@code open}, {@code acknowledged}, {@code snoozed}, {@code closed}), and the rules. */
    AlertsAnswer alerts(String standing, QueryRequest frame);

    /** One alert that fired, with the rows behind it then and at the frame's moment. */
    AlertAnswer alert(String key, QueryRequest frame);

    /** How often a rule would have fired in the 90 business days before the frame's moment. */
    BackTest backTest(RuleDraft rule, QueryRequest frame);

    /** Alerts that are open now. */
    long openAlerts();

    /** Members of a dimension for filter lists, at most {@code size}, whose code or label contains the text. */
    List<LadderAnswer.Member> members(Dimension dimension, String contains, int size, QueryRequest frame);
}
