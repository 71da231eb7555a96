package vigie.dashboard.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.PathWatch;
import vigie.dashboard.warehouse.Freshness;

/** Health as text for Prometheus. No figure of the business is in it: how many and how late, never how much. */
public final class HealthMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HealthReader reader;
    private final AtomicReference<@Nullable Health> read = new AtomicReference<>();
    private final MultiGauge parts;
    private final MultiGauge measures;
    private final MultiGauge aside;
    private final MultiGauge checks;

    /** Metrics of what {@code reader} tells. */
    public HealthMetrics(HealthReader reader) {
        this.reader = reader;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gauge(
                "vigie.position.head",
                "newest position known",
                now -> now.freshness().head());
        gauge(
                "vigie.position.applied",
                "position every figure stands at",
                now -> now.freshness().applied());
        gauge(
                "vigie.position.reconciled",
                "position of the last audit without a difference",
                now -> now.freshness().reconciled());
        gauge(
                "vigie.lag.positions",
                "positions known and not applied",
                now -> now.freshness().lagEntries());
        gauge(
                "vigie.lag.seconds",
                "age of what is not applied",
                now -> now.freshness().lagMillis() / 1_000.0);
        gauge(
                "vigie.stopped",
                "1 when figures do not move any more",
                now -> now.freshness().state() == Freshness.State.STOPPED ? 1 : 0);
        gauge(
                "vigie.gap",
                "1 when a check differs from the ledger",
                now -> now.freshness().state() == Freshness.State.GAP ? 1 : 0);
        gauge("vigie.facts.unread", "records of facts not read yet", Health::unreadRecords);
        gauge(
                "vigie.valuation.pending.days",
                "days with entries to post",
                now -> now.freshness().pendingDays());
        gauge("vigie.valuation.post.failures", "failed posts in a row", now -> {
            PathWatch.Posting posting = now.posting();
            return posting == null ? 0 : posting.attempts();
        });
        gauge(
                "vigie.warehouse.bytes",
                "size of the warehouse file",
                now -> now.store().bytes());
        gauge(
                "vigie.warehouse.wal.bytes",
                "size of its write-ahead log",
                now -> now.store().walBytes());
        gauge(
                "vigie.snapshot.position",
                "position of the newest snapshot",
                now -> now.store().snapshotPosition());
        gauge("vigie.deliveries.failed", "news of alerts and reports that could not be delivered", now -> {
            Health.Deliveries deliveries = now.deliveries();
            return deliveries == null ? 0 : deliveries.failed();
        });
        parts = multi("vigie.part.up", "1 while a part of the path runs");
        measures = multi("vigie.part.measure", "what a part of the path counts, by part and name");
        aside = multi("vigie.events.aside", "events put aside, by reason");
        checks = multi("vigie.check.broken", "1 when the last result of a check differs, by check");
    }

    private void gauge(String name, String description, ToDoubleFunction<Health> value) {
        Gauge.builder(name, read, last -> value.applyAsDouble(Objects.requireNonNull(last.get())))
                .description(description)
                .register(registry);
    }

    private MultiGauge multi(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** What stands now, in the text format of Prometheus. */
    public synchronized String scrape() {
        Health now = reader.read();
        read.set(now);
        parts.register(
                now.parts().stream()
                        .map(part -> row(Tags.of("part", part.id()), part.state() == PathWatch.State.RUNNING ? 1 : 0))
                        .toList(),
                true);
        measures.register(
                now.parts().stream()
                        .flatMap(part -> part.measures().entrySet().stream()
                                .map(one -> row(
                                        Tags.of("part", part.id(), "measure", one.getKey()), (double) one.getValue())))
                        .toList(),
                true);
        aside.register(
                now.aside().stream()
                        .map(one -> row(Tags.of("reason", one.reason()), (double) one.events()))
                        .toList(),
                true);
        checks.register(
                now.checks().stream()
                        .map(check -> row(Tags.of("check", check.check()), check.holds() ? 0 : 1))
                        .toList(),
                true);
        return registry.scrape();
    }

    private static MultiGauge.Row<?> row(Tags tags, double value) {
        return MultiGauge.Row.of(tags, value);
    }
}
