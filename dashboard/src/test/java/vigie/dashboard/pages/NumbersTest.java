package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Unit;

/** Golden table of number formats: U+202F groups and U+00A0 before units in French, minus U+2212 everywhere. */
class NumbersTest {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    amount        | 1234567.5  | 1\\u202f234\\u202f567,50    | 1,234,567.50
                    amount        | -12.4      | \\u221212,40               | \\u221212.40
                    money         | 412318.20  | 412\\u202f318,20\\u00a0€     | €412,318.20
                    money         | -0.5       | \\u22120,50\\u00a0€          | \\u2212€0.50
                    change        | 4130       | +4\\u202f130,00             | +4,130.00
                    change        | -4130      | \\u22124\\u202f130,00        | \\u22124,130.00
                    change        | 0.00       | =                         | =
                    shortMoney    | 412318.20  | 412\\u00a0k\\u00a0€          | €412k
                    shortMoney    | 1234567    | 1,23\\u00a0M\\u00a0€         | €1.23m
                    shortMoney    | 87.5       | 87,5\\u00a0€               | €87.5
                    shortChange   | -17090     | \\u221217,1\\u00a0k\\u00a0€   | \\u2212€17.1k
                    shortChange   | 0          | =                         | =
                    quantity      | 17422.0    | 17\\u202f422                | 17,422
                    quantity      | 2.5        | 2,5                       | 2.5
                    percent       | 0.33374    | 33,4\\u00a0%               | 33.4%
                    percentNumber | -0.281     | \\u221228,1                 | \\u221228.1
                    percentChange | 0.232      | +23,2\\u00a0%              | +23.2%
                    percentChange | 0.0001     | =                         | =
                    points        | 0.0043     | +0,4                      | +0.4
                    points        | -0.026     | \\u22122,6                  | \\u22122.6
                    pointsSize    | -0.026     | 2,6                       | 2.6
                    """)
    void formatsAsPeopleWrite(String format, BigDecimal value, String french, String english) {
        assertThat(write(new Numbers(Language.FR, "EUR"), format, value)).isEqualTo(letters(french));
        assertThat(write(new Numbers(Language.EN, "EUR"), format, value)).isEqualTo(letters(english));
    }

    @Test
    void splitsATileIntoFigureAndUnit() {
        assertThat(new Numbers(Language.FR, "EUR").tile(Unit.CURRENCY, new BigDecimal("1234567")))
                .containsExactly(new Numbers.Part("1,23", false), new Numbers.Part("\u00a0M\u00a0€", true));
        assertThat(new Numbers(Language.EN, "EUR").tile(Unit.CURRENCY, new BigDecimal("1234567")))
                .containsExactly(
                        new Numbers.Part("€", true), new Numbers.Part("1.23", false), new Numbers.Part("m", true));
    }

    @Test
    void saysWhenAValueIsMissing() {
        assertThat(new Numbers(Language.FR, "EUR").exact(Unit.RATIO, null)).isEqualTo("n.d.");
        assertThat(new Numbers(Language.EN, "EUR").exact(Unit.RATIO, null)).isEqualTo("n/a");
        assertThat(new Numbers(Language.EN, "EUR").cell(Unit.RATIO, null)).isEqualTo("\u2013");
    }

    private static String write(Numbers numbers, String format, BigDecimal value) {
        return switch (format) {
            case "amount" -> numbers.amount(value);
            case "money" -> numbers.money(value);
            case "change" -> numbers.change(value);
            case "shortMoney" -> numbers.shortMoney(value);
            case "shortChange" -> numbers.shortChange(value);
            case "quantity" -> numbers.quantity(value);
            case "percent" -> numbers.percent(value);
            case "percentNumber" -> numbers.percentNumber(value);
            case "percentChange" -> numbers.percentChange(value);
            case "points" -> numbers.points(value);
            case "pointsSize" -> numbers.pointsSize(value);
            default -> throw new IllegalArgumentException("unknown format " + format);
        };
    }

    private static String letters(String escaped) {
        return escaped.replace("\\u202f", "\u202f").replace("\\u00a0", "\u00a0").replace("\\u2212", "\u2212");
    }
}
