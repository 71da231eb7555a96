package vigie.dashboard.kpi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Metric.Change;
import vigie.dashboard.kpi.Metric.Evidence;
import vigie.dashboard.kpi.Metric.Synonyms;
import vigie.dashboard.kpi.Metric.Words;

/**
 * All metrics and page definitions, read once from the resources. A metric is the folder {@code kpi/<id>} with
 * {@code definition.yaml}, {@code query.sql} and {@code cases.test}, and is in the catalogue when a page names it.
 * Unknown keys, a missing language or an id that differs from its folder stop the start with one sentence.
 */
public final class MetricCatalogue {
    private static final List<String> PAGES = List.of(
            "today",
            "margin",
            "stock",
            "rotation",
            "abc",
            "receivables",
            "operations",
            "customer",
            "supplier",
            "product");
    private static final Pattern INCLUDED = Pattern.compile("\\{query:([a-z0-9-]+)}");
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Metric> metrics;
    private final Map<String, PageDefinition> pages;
    private final Map<String, ListDefinition> lists;
    private final String version;

    private MetricCatalogue(
            Map<String, Metric> metrics,
            Map<String, PageDefinition> pages,
            Map<String, ListDefinition> lists,
            String version) {
        this.metrics = metrics;
        this.pages = pages;
        this.lists = lists;
        this.version = version;
    }

    /** Reads every page and the metrics they name. */
    public static MetricCatalogue load() {
        Map<String, PageDefinition> pages = new LinkedHashMap<>();
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        LinkedHashSet<String> listed = new LinkedHashSet<>();
        MessageDigest digest = sha256();
        Map<String, Object> settings = settings(digest);
        for (String page : PAGES) {
            String text = text("pages/" + page + ".yaml");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            PageDefinition definition = read(text, PageDefinition.class, "pages/" + page + ".yaml");
            if (!definition.id().equals(page)) {
                throw new IllegalStateException("pages/" + page + ".yaml says id " + definition.id());
            }
            pages.put(page, definition);
            definition.blocks().forEach(block -> ids.addAll(block.metrics()));
            listed.addAll(definition.lists());
        }
        Map<String, ListDefinition> lists = new LinkedHashMap<>();
        for (String id : listed) {
            String definition = text("lists/" + id + ".yaml");
            String query = text("lists/" + id + ".sql");
            digest.update(definition.getBytes(StandardCharsets.UTF_8));
            digest.update(query.getBytes(StandardCharsets.UTF_8));
            lists.put(id, ListDefinition.of(id, definition, query, settings));
        }
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (String id : ids) {
            String definition = text("kpi/" + id + "/definition.yaml");
            String query = text("kpi/" + id + "/query.sql");
            digest.update(definition.getBytes(StandardCharsets.UTF_8));
            digest.update(query.getBytes(StandardCharsets.UTF_8));
            metrics.put(
                    id,
                    metric(id, read(definition, Definition.class, "kpi/" + id + "/definition.yaml"), query, settings));
        }
        return new MetricCatalogue(metrics, pages, lists, HexFormat.of().formatHex(digest.digest(), 0, 6));
    }

    /** All metrics, in the order pages name them. */
    public List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    /**
     * A metric by id.
     *
     * @throws BadQuery with code {@code UNKNOWN_METRIC}
     */
    public Metric metric(String id) {
        Metric metric = metrics.get(id);
        if (metric == null) {
            throw BadQuery.malformed(
                    "UNKNOWN_METRIC",
                    "L'indicateur « " + id + " » n'existe pas ; connus : " + String.join(", ", metrics.keySet()) + ".",
                    "There is no metric '" + id + "'; known: " + String.join(", ", metrics.keySet()) + ".");
        }
        return metric;
    }

    /** The metric whose facts prove a figure: itself, or its first term, down to one that has no terms. */
    Metric proving(Metric asked) {
        Metric metric = asked;
        while (!metric.terms().isEmpty()) {
            metric = metric(metric.terms().getFirst());
        }
        return metric;
    }

    /**
     * A page by id.
     *
     * @throws BadQuery with code {@code UNKNOWN_PAGE}
     */
    public PageDefinition page(String id) {
        PageDefinition page = pages.get(id);
        if (page == null) {
            throw BadQuery.notFound(
                    "UNKNOWN_PAGE",
                    "La page « " + id + " » n'existe pas ; connues : " + String.join(", ", pages.keySet()) + ".",
                    "There is no page '" + id + "'; known: " + String.join(", ", pages.keySet()) + ".");
        }
        return page;
    }

    /** A list that a page names. */
    public ListDefinition list(String id) {
        ListDefinition list = lists.get(id);
        if (list == null) {
            throw new IllegalArgumentException("no page names list " + id);
        }
        return list;
    }

    /** Every list that a page names. */
    public List<ListDefinition> lists() {
        return List.copyOf(lists.values());
    }

    /** Ids of all pages. */
    public List<String> pageIds() {
        return List.copyOf(pages.keySet());
    }

    /** Changes whenever a definition changes. */
    public String version() {
        return version;
    }

    private static Metric metric(String folder, Definition definition, String query, Map<String, Object> settings) {
        if (!definition.id().equals(folder)) {
            throw new IllegalStateException("kpi/" + folder + "/definition.yaml says id " + definition.id());
        }
        LinkedHashSet<Dimension> dimensions = new LinkedHashSet<>();
        for (String name : definition.dimensions()) {
            dimensions.add(Dimension.named(name)
                    .orElseThrow(() -> new IllegalStateException("metric " + folder + " names dimension " + name)));
        }
        return new Metric(
                definition.id(),
                definition.label(),
                definition.question(),
                definition.formula(),
                definition.unit(),
                definition.additivity(),
                definition.better(),
                dimensions,
                definition.time(),
                definition.facts(),
                definition.source(),
                definition.caveat(),
                definition.owner(),
                definition.changed(),
                Objects.requireNonNullElse(definition.terms(), List.of()),
                Objects.requireNonNullElse(definition.reasons(), Map.of()),
                Optional.ofNullable(definition.evidence()),
                definition.brief(),
                definition.opens(),
                definition.negativeReason(),
                settings,
                withIncluded(query),
                Objects.requireNonNullElse(definition.synonyms(), new Synonyms(List.of(), List.of())));
    }

    /** The query with those of the metrics it is made of in place of <code>{query:id}</code>. */
    private static String withIncluded(String query) {
        return INCLUDED.matcher(query)
                .replaceAll(
                        found -> Matcher.quoteReplacement("(\n" + text("kpi/" + found.group(1) + "/query.sql") + ")"));
    }

    /** Thresholds and rates by name: whole days as numbers, limits and rates as exact decimals. */
    private static Map<String, Object> settings(MessageDigest digest) {
        String text = text("kpi/settings.yaml");
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> settings = new LinkedHashMap<>();
        Map<?, ?> read = read(text, Map.class, "kpi/settings.yaml");
        for (Map.Entry<?, ?> entry : read.entrySet()) {
            BigDecimal number = new BigDecimal(String.valueOf(entry.getValue()));
            settings.put(String.valueOf(entry.getKey()), number.scale() <= 0 ? number.longValueExact() : number);
        }
        return Map.copyOf(settings);
    }

    static <T> T read(String text, Class<T> type, String path) {
        try {
            return YAML.readValue(text, type);
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(String path) {
        try (InputStream in = MetricCatalogue.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + path + " cannot be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /**
     * {@code pages/<id>.yaml}: ordered blocks of figures, lists, and how a page without code of its own draws them.
     *
     * @param subject dimension of the one member the page is about, null for a page about the company
     * @param lists ids of lists, {@code lists/<id>.yaml}
     * @param board null for a page that has code of its own
     */
    public record PageDefinition(
            String id,
            @Nullable String subject,
            List<Block> blocks,
            List<String> lists,
            @Nullable Board board) {
        public PageDefinition {
            blocks = blocks == null ? List.of() : List.copyOf(blocks);
            lists = lists == null ? List.of() : List.copyOf(lists);
        }
    }

    /**
     * One block of a page.
     *
     * @param by dimension id; {@code $by} takes the breakdown of the address, with the given one as default after
     * {@code |}
     * @param window {@code trailing-13-months} replaces the period, null keeps it
     * @param compare false leaves the comparison out
     */
    public record Block(
            String id,
            List<String> metrics,
            @Nullable String by,
            @Nullable Grain grain,
            @Nullable String window,
            @Nullable Boolean compare,
            @Nullable String sort,
            @Nullable Integer limit) {
        private static final String FROM_ADDRESS = "$by|";

        public Block {
            metrics = List.copyOf(metrics);
        }

        /** What this block asks for on a page with this frame. */
        QueryRequest request(QueryRequest frame) {
            QueryRequest asked = frame.asking(metrics, dimension(frame), grain == null ? Grain.NONE : grain)
                    .withOrder(sort, limit);
            return Boolean.FALSE.equals(compare) ? asked.withCompare(Compare.NONE) : asked;
        }

        private @Nullable Dimension dimension(QueryRequest frame) {
            String name = by;
            if (name == null) {
                return null;
            }
            if (name.startsWith(FROM_ADDRESS) && frame.by() != null) {
                return frame.by();
            }
            String fixed = name.startsWith(FROM_ADDRESS) ? name.substring(FROM_ADDRESS.length()) : name;
            return Dimension.named(fixed)
                    .orElseThrow(() -> new IllegalStateException("block " + id + " names dimension " + fixed));
        }
    }

    private record Definition(
            String id,
            Words label,
            Words question,
            Words formula,
            Unit unit,
            Additivity additivity,
            Better better,
            List<String> dimensions,
            String time,
            List<String> facts,
            Words source,
            Words caveat,
            String owner,
            List<Change> changed,
            @Nullable List<String> terms,
            @Nullable Map<String, Words> reasons,
            @Nullable Evidence evidence,
            @Nullable Words brief,
            @Nullable String opens,
            @Nullable String negativeReason,
            @Nullable Synonyms synonyms) {}
}
