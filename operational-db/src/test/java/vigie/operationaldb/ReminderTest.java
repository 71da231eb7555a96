package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who is reminded of what on which day. The story leaves an invoice of 100.01 due in three parts, of which 40.00 were
 * paid on the sixth of February, and one of 60.00 due on the fifth.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReminderTest {
    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    ReminderTest() {
        ledger.play(Story.read("instalments"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    static Stream<Arguments> days() {
        return Stream.of(
                Arguments.of("2026-02-04", ""),
                Arguments.of("2026-02-05", "TOYS FC-000001 1 2026-02-04 1 33.34 0 -\n"),
                Arguments.of("2026-02-06", "GIFT FC-000003 1 2026-02-05 1 60.00 0 -\n"),
                Arguments.of("2026-02-10", "GIFT FC-000003 1 2026-02-05 5 60.00 1 REMINDER\n"),
                Arguments.of("2026-03-06", "GIFT FC-000003 1 2026-02-05 29 60.00 2 SECOND\n"),
                Arguments.of("2026-03-07", """
                        GIFT FC-000003 1 2026-02-05 30 60.00 2 SECOND
                        TOYS FC-000001 2 2026-03-06 1 26.67 0 -
                        """),
                Arguments.of("2026-04-25", """
                        GIFT FC-000003 1 2026-02-05 79 60.00 3 NOTICE
                        TOYS FC-000001 2 2026-03-06 50 26.67 3 NOTICE
                        TOYS FC-000001 3 2026-04-05 20 33.34 2 SECOND
                        """));
    }

    @ParameterizedTest
    @MethodSource("days")
    void overdueInstalmentsComeWithTheirLevel(String day, String expected) {
        assertThat(reminders(day)).isEqualTo(expected);
    }

    @Test
    void levelsAreData() throws CommandRefused {
        ledger.accept("put_reminder_level", """
                {"code": "CALL", "days_overdue": 2, "name_fr": "Appel", "name_en": "Call"}
                """);
        assertThat(reminders("2026-02-07")).isEqualTo("GIFT FC-000003 1 2026-02-05 2 60.00 1 CALL\n");
        ledger.accept("put_reminder_level", """
                {"code": "CALL", "days_overdue": 3650, "name_fr": "Appel", "name_en": "Call"}
                """);
        assertThat(reminders("2026-02-07")).isEqualTo("GIFT FC-000003 1 2026-02-05 2 60.00 0 -\n");
    }

    @Test
    void anInvoiceDueInPartsAgesByPart() {
        assertThat(ledger.rows("""
                select a.customer_code, a.not_due, a.days_1_30, a.days_31_60, a.days_61_90, a.days_over_90, a.total
                from (values (date '2026-03-06'), (date '2026-04-25')) as d (on_day)
                cross join lateral api.aged_receivables(d.on_day) as a
                order by d.on_day, a.customer_code
                """)).isEqualTo("""
                GIFT 0.00 60.00 0.00 0.00 0.00 60.00
                TOYS 60.01 0.00 0.00 0.00 0.00 60.01
                GIFT 0.00 0.00 0.00 60.00 0.00 60.00
                TOYS 0.00 33.34 26.67 0.00 0.00 60.01
                """);
    }

    private String reminders(String day) {
        return ledger.rows("""
                select r.customer_code, r.invoice_number, r.instalment_no, r.due_on, r.days_overdue, r.open_amount,
                  r.reminder_level, r.reminder_code
                from api.reminders('%s') as r
                """.formatted(day));
    }
}
