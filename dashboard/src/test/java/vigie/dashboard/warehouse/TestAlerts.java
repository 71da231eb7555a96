package vigie.dashboard.warehouse;

import static vigie.dashboard.warehouse.TestStock.day;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertActionFact;
import vigie.facts.AlertActionKind;
import vigie.facts.AlertComparison;
import vigie.facts.AlertEntity;
import vigie.facts.AlertFact;
import vigie.facts.AlertMetric;
import vigie.facts.AlertRuleFact;
import vigie.facts.AlertSeverity;
import vigie.facts.AlertState;

/** Alert facts of a test. Amounts are cents, percentages and quantities millionths. */
public final class TestAlerts {
    private TestAlerts() {}

    /** Margin of customers over 30 days below 12 %, and reorder points. */
    public static void rules(FactLog log) {
        log.add(new AlertRuleFact(
                "low-customer-margin",
                "Marge faible d’un client",
                "Low margin of a customer",
                AlertMetric.MARGIN_RATE,
                AlertEntity.CUSTOMER,
                30,
                AlertComparison.BELOW,
                12_000_000,
                13_000_000,
                0,
                500_00,
                AlertSeverity.WARNING,
                "",
                false));
        log.add(new AlertRuleFact(
                "negative-stock",
                "Stock négatif",
                "Negative stock",
                AlertMetric.STOCK_ON_HAND,
                AlertEntity.STOCK,
                0,
                AlertComparison.BELOW,
                0,
                0,
                0,
                0,
                AlertSeverity.CRITICAL,
                "",
                false));
    }

    /** The alert of a customer, opened at position 9; nobody is told. */
    public static AlertFact customer(long customer, AlertState state, @Nullable Long rateMicro, LocalDate on) {
        return customer(customer, state, rateMicro, on, "");
    }

    /** The same, with the recipients of the rule. */
    public static AlertFact customer(
            long customer, AlertState state, @Nullable Long rateMicro, LocalDate on, String recipients) {
        return new AlertFact(
                "low-customer-margin/CUSTOMER/" + customer + "/9",
                state,
                AlertSeverity.WARNING,
                "low-customer-margin",
                AlertMetric.MARGIN_RATE,
                AlertEntity.CUSTOMER,
                customer,
                null,
                rateMicro,
                1_000_000_000L,
                AlertComparison.BELOW,
                12_000_000,
                13_000_000,
                30,
                750_00,
                day(on),
                "DELIVERY_NOTE",
                "BL-1",
                customer,
                null,
                recipients);
    }

    /** The alert of a sale line below cost, opened at position 7. */
    public static AlertFact saleLine(long line, LocalDate on) {
        return new AlertFact(
                "sale-below-cost/SALE_LINE/" + line + "/7",
                AlertState.FIRING,
                AlertSeverity.CRITICAL,
                "sale-below-cost",
                AlertMetric.MARGIN_RATE,
                AlertEntity.SALE_LINE,
                line,
                null,
                -5_000_000L,
                100_000_000L,
                AlertComparison.BELOW,
                0,
                0,
                14,
                5_00,
                day(on),
                "DELIVERY_NOTE",
                "BL-7",
                5L,
                2L,
                "");
    }

    /** A product short in a warehouse, opened at position 10. */
    public static AlertFact stock(long product, long warehouse, LocalDate on) {
        return new AlertFact(
                "negative-stock/STOCK/" + product + "-" + warehouse + "/10",
                AlertState.FIRING,
                AlertSeverity.CRITICAL,
                "negative-stock",
                AlertMetric.STOCK_ON_HAND,
                AlertEntity.STOCK,
                product,
                warehouse,
                -2_000_000L,
                null,
                AlertComparison.BELOW,
                0,
                0,
                0,
                42_00,
                day(on),
                null,
                null,
                null,
                product,
                "");
    }

    /** Somebody does something about an alert. */
    public static AlertActionFact action(String key, AlertActionKind kind, @Nullable LocalDate until) {
        return new AlertActionFact(
                key,
                kind,
                "ANNA",
                kind == AlertActionKind.ASSIGN ? "BOB" : null,
                until == null ? null : day(until),
                kind == AlertActionKind.COMMENT ? "vu avec le client" : null,
                Instant.parse("2026-11-01T08:00:00Z").toEpochMilli() * 1_000);
    }
}
