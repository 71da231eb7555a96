package vigie.dashboard.kpi;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.Warehouse;

/** {@link PageData} over the live warehouse; each call is one read transaction. */
public final class LivePageData implements PageData {
    private static final Logger LOG = LoggerFactory.getLogger(LivePageData.class);
    private static final Duration FILE_DEADLINE = Duration.ofSeconds(60);

    private final Warehouse warehouse;
    private final MetricCatalogue catalogue;
    private final Dictionary dictionary;
    private final Supplier<Freshness> freshness;
    private final Supplier<Reader> reader;
    private final MetricQueries metrics;
    private final EvidenceQueries evidence;
    private final ChangeQueries changes;
    private final FifoQueries fifo;
    private final DocumentQueries documents;
    private final AlertQueries alerts = new AlertQueries();

    /**
     * Answers over a warehouse.
     *
     * @param reader who asks now; asked at every question, its scope holds whatever is asked
     */
    public LivePageData(
            Warehouse warehouse,
            MetricCatalogue catalogue,
            Supplier<Freshness> freshness,
            Clock clock,
            Supplier<Reader> reader) {
        this.warehouse = warehouse;
        this.reader = reader;
        this.catalogue = catalogue;
        this.dictionary = new Dictionary(warehouse, catalogue);
        this.freshness = freshness;
        this.metrics = new MetricQueries(warehouse, catalogue, clock, reader);
        this.evidence = new EvidenceQueries(catalogue, clock);
        this.changes = new ChangeQueries(catalogue, clock);
        this.fifo = new FifoQueries(catalogue.version(), clock);
        this.documents = new DocumentQueries(catalogue.version(), clock);
    }

    @Override
    public MetricCatalogue catalogue() {
        return catalogue;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public Freshness freshness() {
        return freshness.get();
    }

    @Override
    public Reader reader() {
        return reader.get();
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        return metrics.answer(request);
    }

    @Override
    public QueryAnswer.Meta frame(QueryRequest request) {
        return inFrame(
                request,
                frame -> frame.meta(frame.period(), frame.compared(), catalogue.version(), metrics.now(), false, 0));
    }

    @Override
    public PageAnswer page(String page, QueryRequest frameRequest) {
        return page(page, frameRequest, Warehouse.READ_DEADLINE, UnaryOperator.identity());
    }

    @Override
    public PageAnswer wholePage(String page, QueryRequest frameRequest) {
        return page(page, frameRequest, FILE_DEADLINE, request -> request.withOrder(request.sort(), Integer.MAX_VALUE));
    }

    private PageAnswer page(
            String page, QueryRequest frameRequest, Duration deadline, UnaryOperator<QueryRequest> adapted) {
        MetricCatalogue.PageDefinition definition = catalogue.page(page);
        return warehouse.read(deadline, session -> {
            QueryFrame frame = metrics.frame(session, frameRequest);
            LadderAnswer.Member subject = PageSubject.of(frame, definition);
            Map<String, PageAnswer.Block> blocks = new LinkedHashMap<>();
            for (MetricCatalogue.Block block : definition.blocks()) {
                blocks.put(block.id(), answer(frame, block, adapted));
            }
            Map<String, ListAnswer> lists = new LinkedHashMap<>();
            for (String list : definition.lists()) {
                lists.put(list, ListQueries.answer(frame, catalogue.list(list)));
            }
            return new PageAnswer(
                    page,
                    frame.meta(
                            frame.period(), frame.compared(), catalogue.version(), metrics.now(), false, blocks.size()),
                    subject,
                    blocks,
                    lists);
        });
    }

    /** A block that fails leaves the others; a question that is wrong fails the page. */
    private PageAnswer.Block answer(
            QueryFrame frame, MetricCatalogue.Block block, UnaryOperator<QueryRequest> adapted) {
        try {
            QueryRequest request = adapted.apply(block.request(frame.request()));
            Period window = block.window() == null ? null : PeriodGrammar.trailingThirteenMonths(frame.period());
            return new PageAnswer.Block(metrics.answer(frame.asking(request), window), null);
        } catch (BadQuery e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("block {} cannot be answered", block.id(), e);
            return new PageAnswer.Block(null, "BLOCK_FAILED");
        }
    }

    @Override
    public EvidenceAnswer evidence(QueryRequest request, @Nullable String cursor, int size) {
        QueryRequest pinned = cursor == null ? request : request.withAsOf(EvidenceQueries.positionOf(cursor));
        return inFrame(pinned, frame -> evidence.answer(frame, cursor, size));
    }

    @Override
    public EntryAnswer entry(String entryNumber, QueryRequest frame) {
        return inFrame(frame, resolved -> InScope.entry(resolved, documents.entry(resolved, entryNumber)));
    }

    @Override
    public DocumentAnswer document(String type, String number, QueryRequest frame) {
        return inFrame(frame, resolved -> InScope.document(resolved, documents.document(resolved, type, number)));
    }

    @Override
    public LadderAnswer ladder(long orderLineId, QueryRequest frame) {
        return inFrame(frame, resolved -> InScope.ladder(resolved, fifo.ladder(resolved, orderLineId)));
    }

    @Override
    public LayersAnswer layers(QueryRequest frame, int size) {
        return inFrame(frame, resolved -> fifo.openLayers(resolved, size));
    }

    @Override
    public ChangesAnswer changes(QueryRequest request, AsOf from, AsOf to) {
        return warehouse.read(session -> changes.answer(
                metrics.frame(session, request.withAsOf(from)), metrics.frame(session, request.withAsOf(to))));
    }

    @Override
    public AlertsAnswer alerts(String standing, QueryRequest frame) {
        return inFrame(frame, resolved -> alerts.alerts(resolved, standing));
    }

    @Override
    public AlertAnswer alert(String key, QueryRequest frame) {
        return inFrame(frame, resolved -> alerts.alert(resolved, key));
    }

    @Override
    public BackTest backTest(RuleDraft rule, QueryRequest frame) {
        return inFrame(frame, resolved -> new BackTestQueries().of(resolved, rule));
    }

    @Override
    public long openAlerts() {
        return inFrame(QueryParameters.read(Map.of(), Language.FR), alerts::openCount);
    }

    @Override
    public List<LadderAnswer.Member> members(Dimension dimension, String contains, int size, QueryRequest frame) {
        String wanted = contains.toLowerCase(Locale.ROOT);
        return inFrame(
                frame,
                resolved -> resolved.membersInScope(dimension).stream()
                        .filter(member -> member.code().toLowerCase(Locale.ROOT).contains(wanted)
                                || member.label().toLowerCase(Locale.ROOT).contains(wanted))
                        .sorted(Comparator.comparing(LadderAnswer.Member::label)
                                .thenComparing(LadderAnswer.Member::code))
                        .limit(size)
                        .toList());
    }

    private <T> T inFrame(QueryRequest request, Function<QueryFrame, T> answering) {
        return warehouse.read(session -> answering.apply(metrics.frame(session, request)));
    }
}
