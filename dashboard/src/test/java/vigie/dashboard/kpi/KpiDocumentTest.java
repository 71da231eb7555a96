package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigie.dashboard.warehouse.Warehouse;

/** {@code KPI.md} says what the registry says; {@code -Dgolden=write} writes it again. */
class KpiDocumentTest {
    private static final Path DOCUMENT = Path.of("KPI.md");

    @Test
    void theDocumentIsTheRegistry() throws IOException {
        String document = document(MetricCatalogue.load());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).hasContent(document);
    }

    private static String document(MetricCatalogue catalogue) {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            Dictionary dictionary = new Dictionary(warehouse, catalogue);
            StringBuilder text =
                    new StringBuilder("# Figures\n\nWritten from `src/main/resources/kpi` by `KpiDocumentTest`"
                            + " (`-Dgolden=write`). The page `/dictionnaire` shows the same.\n");
            for (Metric metric : catalogue.metrics()) {
                append(text, metric, dictionary);
            }
            return text.toString();
        }
    }

    private static void append(StringBuilder text, Metric metric, Dictionary dictionary) {
        text.append("\n## ")
                .append(metric.label().en())
                .append(" · ")
                .append(metric.label().fr());
        text.append("\n\n")
                .append(metric.question().en())
                .append(" *")
                .append(metric.question().fr())
                .append("*\n\n");
        line(text, "id", "`" + metric.id() + "`");
        line(text, "formula", metric.formula().en() + " · *" + metric.formula().fr() + "*");
        line(
                text,
                "unit, total, good",
                (metric.unit() + ", " + metric.additivity() + ", " + metric.better())
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' '));
        List<String> accounts = metric.evidence().map(Metric.Evidence::accounts).orElse(List.of());
        if (!accounts.isEmpty()) {
            line(text, "agrees with accounts", String.join(", ", accounts));
        }
        for (String fact : metric.facts()) {
            Dictionary.Lineage lineage =
                    Objects.requireNonNull(dictionary.lineage().get(fact), fact);
            line(
                    text,
                    "lineage",
                    lineage.ledger().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                            + " → topic `ledger` → " + String.join(", ", lineage.jobs()) + " → topic `facts` → `" + fact
                            + "`");
        }
        if (!metric.dimensions().isEmpty()) {
            line(
                    text,
                    "broken down by",
                    metric.dimensions().stream().map(Dimension::id).collect(Collectors.joining(", ")));
        }
        line(text, "source", metric.source().en());
        line(text, "caveat", metric.caveat().en());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }
}
