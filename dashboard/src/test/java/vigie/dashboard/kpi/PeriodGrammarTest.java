package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodGrammarTest {
    private static final LocalDate FIRST_ON = LocalDate.of(2003, 1, 6);
    private static final LocalDate BUSINESS_ON = LocalDate.of(2005, 5, 18);

    @ParameterizedTest
    @CsvSource({
        "mtd, 2005-05-01, 2005-05-18, false",
        "qtd, 2005-04-01, 2005-05-18, false",
        "ytd, 2005-01-01, 2005-05-18, false",
        "r12, 2004-05-19, 2005-05-18, true",
        "all, 2003-01-06, 2005-05-18, true",
        "2004, 2004-01-01, 2004-12-31, true",
        "2005, 2005-01-01, 2005-05-18, false",
        "2003-05, 2003-05-01, 2003-05-31, true",
        "2003-W10, 2003-03-03, 2003-03-09, true",
        "2004-W53, 2004-12-27, 2005-01-02, true",
        "2003-01-15..2003-03-31, 2003-01-15, 2003-03-31, true",
        "2005-05-10..2005-06-10, 2005-05-10, 2005-05-18, false",
        "2006, 2006-01-01, 2006-12-31, false"
    })
    void resolvesAgainstTheBusinessDay(String text, LocalDate from, LocalDate to, boolean complete) {
        assertThat(PeriodGrammar.resolve(text, () -> FIRST_ON, BUSINESS_ON))
                .isEqualTo(new Period(from, to, complete, text));
    }

    @ParameterizedTest
    @CsvSource({
        "mtd, N1, 2004-05-01, 2004-05-18",
        "mtd, PREV, 2005-04-01, 2005-04-18",
        "ytd, N1, 2004-01-01, 2004-05-18",
        "ytd, PREV, 2004-01-01, 2004-05-17",
        "qtd, PREV, 2005-01-01, 2005-02-17",
        "2005-02, N1, 2004-02-01, 2004-02-29",
        "2003-05, PREV, 2003-04-01, 2003-04-30",
        "2004, N1, 2003-01-01, 2003-12-31",
        "2003-W10, N1, 2002-03-04, 2002-03-10",
        "2003-W10, PREV, 2003-02-24, 2003-03-02",
        "r12, PREV, 2003-05-19, 2004-05-17",
        "2003-01-15..2003-01-20, PREV, 2003-01-09, 2003-01-14"
    })
    void comparesOverTheSameElapsedDays(String text, Compare compare, LocalDate from, LocalDate to) {
        Period period = PeriodGrammar.resolve(text, () -> FIRST_ON, BUSINESS_ON);
        Period compared = PeriodGrammar.compared(period, compare);
        assertThat(compared).isEqualTo(new Period(from, to, true, text));
    }

    @Test
    void everythingHasNothingToCompareWith() {
        Period all = PeriodGrammar.resolve("all", () -> FIRST_ON, BUSINESS_ON);
        assertThat(PeriodGrammar.compared(all, Compare.N1)).isNull();
        assertThat(PeriodGrammar.compared(all, Compare.NONE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2003-13",
                "2003-W54",
                "2003-02-30..2003-03-01",
                "2003-03-01..2003-02-01",
                "03-2003",
                "2003-05'; drop table margins"
            })
    void refusesWhatIsOutsideTheGrammar(String text) {
        assertThatThrownBy(() -> PeriodGrammar.check(text))
                .isInstanceOfSatisfying(
                        BadQuery.class, problem -> assertThat(problem.code()).isEqualTo("BAD_PERIOD"));
    }
}
