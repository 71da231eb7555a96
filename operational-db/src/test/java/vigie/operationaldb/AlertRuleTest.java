package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Alert rules are data with versions; what people do about alerts is kept with who did it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertRuleTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void companyStartsWithRulesAndEachChangeIsAVersion() throws CommandRefused {
        assertThat(ledger.rows("select r.code, r.severity from ledger.alert_rules as r"
                        + " where r.severity = 'CRITICAL' order by r.code"))
                .isEqualTo("negative-stock CRITICAL\nsale-below-cost CRITICAL\n");
        assertThat(ledger.rows(
                        "select distinct r.window_days from ledger.alert_rules as r where r.entity = 'SALE_LINE'"))
                .as("sales of the past are watched no more")
                .isEqualTo("14\n");
        String rule = """
                {"code": "negative-stock", "name_fr": "Stock négatif", "name_en": "Negative stock",
                "metric": "stock-on-hand", "entity": "stock", "comparison": "below", "threshold": %s,
                "severity": "critical", "recipients": "stock@example.org"}
                """;
        ledger.accept("put_alert_rule", rule.formatted("1.5"));
        ledger.accept("put_alert_rule", rule.formatted("1.5"));
        ledger.accept("put_alert_rule", rule.formatted("2"));
        assertThat(ledger.rows("""
                select v.content ->> 'threshold', v.content ->> 'recovery_threshold', v.content ->> 'recipients'
                from ledger.master_versions as v
                where v.table_name = 'alert_rules' and v.content ->> 'code' = 'negative-stock'
                order by v.id
                """)).as("what says the same is no version").isEqualTo("""
                0.000000 0.000000\s
                1.500000 1.500000 stock@example.org
                2.000000 2.000000 stock@example.org
                """);
    }

    @Test
    void actionsSayWhoDidThem() throws CommandRefused {
        String alert = "negative-stock/STOCK/1-2/40";
        ledger.accept("put_actor", "{\"code\": \"ANNA\", \"name\": \"Anna\", \"roles\": [\"sales\"]}");
        ledger.speakAs("ANNA");
        ledger.accept("handle_alert", "{\"alert\": \"%s\", \"action\": \"acknowledge\"}".formatted(alert));
        ledger.accept(
                "handle_alert",
                "{\"alert\": \"%s\", \"action\": \"snooze\", \"snoozed_until\": \"2026-01-12\", \"note\": \"holiday\"}"
                        .formatted(alert));
        ledger.accept(
                "handle_alert", "{\"alert\": \"%s\", \"action\": \"assign\", \"assignee\": \"BOB\"}".formatted(alert));
        ledger.speakAs(null);
        assertThat(ledger.rows("""
                select a.action, a.actor, a.assignee, a.snoozed_until, a.note
                from ledger.alert_actions as a
                order by a.id
                """)).isEqualTo("""
                ACKNOWLEDGE ANNA - - -
                SNOOZE ANNA - 2026-01-12 holiday
                ASSIGN ANNA BOB - -
                """);
    }
}
