package vigie.dashboard.pages;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.SignDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Unit;

/**
 * Numbers as people of a language write them, from CLDR. The minus is U+2212; a change carries its sign, no change is
 * {@code =}; a missing value is {@code n.d.} or {@code n/a}.
 */
public final class Numbers {
    private static final String EQUAL = "=";
    private static final Set<AttributedCharacterIterator.Attribute> DIGITS = Set.of(
            NumberFormat.Field.INTEGER,
            NumberFormat.Field.FRACTION,
            NumberFormat.Field.DECIMAL_SEPARATOR,
            NumberFormat.Field.SIGN);

    /** A piece of a formatted number; {@code unit} pieces (currency, k, M, %) are drawn smaller. */
    public record Part(String text, boolean unit) {}

    private final Language language;
    private final Currency currency;
    private final LocalizedNumberFormatter plain;
    private final LocalizedNumberFormatter percent;
    private final LocalizedNumberFormatter compact;

    public Numbers(Language language, String currencyCode) {
        this.language = language;
        this.currency = Currency.getInstance(currencyCode);
        Locale locale = language.locale();
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setMinusSignString("\u2212");
        LocalizedNumberFormatter base =
                NumberFormatter.withLocale(locale).symbols(symbols).roundingMode(RoundingMode.HALF_UP);
        this.plain = base;
        this.percent = base.unit(MeasureUnit.PERCENT).scale(com.ibm.icu.number.Scale.powerOfTen(2));
        this.compact = base.notation(Notation.compactShort()).precision(Precision.minMaxSignificantDigits(1, 3));
    }

    /** ISO 4217 code. */
    public String code() {
        return currency.getCurrencyCode();
    }

    /** {@code €}, as people of the language write it. */
    public String symbol() {
        return currency.getName(language.locale(), Currency.NARROW_SYMBOL_NAME, null);
    }

    /** {@code 1 234,50}: two decimals, no unit. */
    public String amount(BigDecimal value) {
        return plain.precision(Precision.fixedFraction(2)).format(value).toString();
    }

    /** {@code 1 234,50 €}. */
    public String money(BigDecimal value) {
        return plain.unit(currency)
                .precision(Precision.fixedFraction(2))
                .format(value)
                .toString();
    }

    /** {@code +1 234,50}. */
    public String change(BigDecimal value) {
        return value.signum() == 0
                ? EQUAL
                : signed(plain)
                        .precision(Precision.fixedFraction(2))
                        .format(value)
                        .toString();
    }

    /** {@code 1,23 M €} in pieces; three significant digits. */
    public List<Part> tileMoney(BigDecimal value) {
        return parts(compact.unit(currency), value);
    }

    /** {@code 1,23 M €}. */
    public String shortMoney(BigDecimal value) {
        return compact.unit(currency).format(value).toString();
    }

    /** {@code +142 k €}. */
    public String shortChange(BigDecimal value) {
        return value.signum() == 0
                ? EQUAL
                : signed(compact).unit(currency).format(value).toString();
    }

    /** {@code 12 345}: whole or with up to three decimals. */
    public String quantity(BigDecimal value) {
        return plain.precision(Precision.minMaxFraction(0, 3)).format(value).toString();
    }

    /** {@code 12 345}. */
    public String count(long value) {
        return plain.format(value).toString();
    }

    /** {@code 41,2 %} for 0.412. */
    public String percent(BigDecimal ratio) {
        return percent.precision(Precision.fixedFraction(1)).format(ratio).toString();
    }

    /** {@code 41,2} for 0.412, for columns that carry the unit in their head. */
    public String percentNumber(BigDecimal ratio) {
        return plain.precision(Precision.fixedFraction(1))
                .format(ratio.movePointRight(2))
                .toString();
    }

    /** {@code +8,3 %}. */
    public String percentChange(BigDecimal ratio) {
        BigDecimal shown = ratio.setScale(3, RoundingMode.HALF_UP);
        return shown.signum() == 0
                ? EQUAL
                : signed(percent)
                        .precision(Precision.fixedFraction(1))
                        .format(ratio)
                        .toString();
    }

    /** {@code +1,4} for a ratio that rose by 0.014: a percent of percents is in points. */
    public String points(BigDecimal ratioChange) {
        BigDecimal shown = ratioChange.setScale(3, RoundingMode.HALF_UP);
        return shown.signum() == 0
                ? EQUAL
                : signed(plain)
                        .precision(Precision.fixedFraction(1))
                        .format(ratioChange.movePointRight(2))
                        .toString();
    }

    /** {@code 1,4} for a ratio that moved by 0.014 either way. */
    public String pointsSize(BigDecimal ratioChange) {
        return percentNumber(ratioChange.abs());
    }

    /** A value in its unit, exact, as in a title: {@code 1 234,50 €}, {@code 41,2 %}, {@code 12}. */
    public String exact(Unit unit, @Nullable BigDecimal value) {
        if (value == null) {
            return missing();
        }
        return switch (unit) {
            case CURRENCY -> money(value);
            case RATIO -> percent(value);
            case QUANTITY, COUNT -> quantity(value);
            case DAYS -> decimal(value, 1) + days();
            case TIMES -> decimal(value, 2);
        };
    }

    /** A value for a column whose head carries the unit. */
    public String cell(Unit unit, @Nullable BigDecimal value) {
        if (value == null) {
            return "\u2013";
        }
        return switch (unit) {
            case CURRENCY -> amount(value);
            case RATIO -> percentNumber(value);
            case QUANTITY, COUNT -> quantity(value);
            case DAYS -> decimal(value, 1);
            case TIMES -> decimal(value, 2);
        };
    }

    /** A value for a tile, in pieces. */
    public List<Part> tile(Unit unit, @Nullable BigDecimal value) {
        if (value == null) {
            return List.of(new Part(missing(), false));
        }
        return switch (unit) {
            case CURRENCY -> tileMoney(value);
            case RATIO -> parts(percent.precision(Precision.fixedFraction(1)), value);
            case QUANTITY, COUNT -> List.of(new Part(quantity(value.setScale(0, RoundingMode.HALF_UP)), false));
            case DAYS -> List.of(new Part(decimal(value, shownDays(value)), false), new Part(days(), true));
            case TIMES -> List.of(new Part(decimal(value, 2), false));
        };
    }

    /** A short value: {@code 1,23 M €}, {@code 41,2 %}, {@code 12 345}. */
    public String brief(Unit unit, @Nullable BigDecimal value) {
        if (value == null) {
            return missing();
        }
        return switch (unit) {
            case CURRENCY -> shortMoney(value);
            case RATIO -> percent(value);
            case QUANTITY, COUNT -> quantity(value.setScale(0, RoundingMode.HALF_UP));
            case DAYS -> decimal(value, shownDays(value)) + days();
            case TIMES -> decimal(value, 2);
        };
    }

    /** {@code 12,44}: as many decimals as wanted. */
    public String decimal(BigDecimal value, int decimals) {
        return plain.precision(Precision.fixedFraction(decimals)).format(value).toString();
    }

    /** {@code +7,5}, for a change in days or times. */
    public String decimalChange(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).signum() == 0
                ? EQUAL
                : signed(plain)
                        .precision(Precision.fixedFraction(decimals))
                        .format(value)
                        .toString();
    }

    private static int shownDays(BigDecimal value) {
        return value.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0;
    }

    /** The unit of days behind a number, with its space. */
    public String days() {
        return language.pick("\u00a0j", "\u00a0d");
    }

    /** {@code n.d.} or {@code n/a}. */
    public String missing() {
        return language.pick("n.d.", "n/a");
    }

    private static LocalizedNumberFormatter signed(LocalizedNumberFormatter formatter) {
        return formatter.sign(SignDisplay.EXCEPT_ZERO);
    }

    private static List<Part> parts(LocalizedNumberFormatter formatter, BigDecimal value) {
        AttributedCharacterIterator letters = formatter.format(value).toCharacterIterator();
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean unit = false;
        for (char letter = letters.first(); letter != CharacterIterator.DONE; letter = letters.next()) {
            boolean here = !isDigits(letters);
            if (here != unit && !text.isEmpty()) {
                parts.add(new Part(text.toString(), unit));
                text.setLength(0);
            }
            unit = here;
            text.append(letter);
        }
        parts.add(new Part(text.toString(), unit));
        return List.copyOf(parts);
    }

    private static boolean isDigits(AttributedCharacterIterator letters) {
        return letters.getAttributes().keySet().stream().anyMatch(DIGITS::contains);
    }
}
