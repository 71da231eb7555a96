package vigie.operationaldb.importing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.operationaldb.Sentence;

/** What a cell may hold. Reading gives the text the ledger takes, or nothing when the cell is wrong. */
enum ColumnType {
    CODE("un code d'au plus 64 caractères", "a code of at most 64 characters"),
    TEXT("un texte d'au plus 200 caractères", "a text of at most 200 characters"),
    DATE("une date comme 2026-01-31 ou 31/01/2026", "a date like 2026-01-31 or 31/01/2026"),
    QUANTITY(
            "une quantité supérieure à zéro, au plus 6 décimales, comme 12 ou 2,5",
            "a quantity above zero, at most 6 decimals, like 12 or 2.5"),
    UNIT_PRICE(
            "un prix unitaire hors taxes, zéro ou plus, au plus 6 décimales, comme 9,95",
            "a unit price excluding tax, zero or more, at most 6 decimals, like 9.95"),
    AMOUNT(
            "un montant supérieur à zéro, au plus 2 décimales, comme 1250,00",
            "an amount above zero, at most 2 decimals, like 1250.00"),
    PERCENT("un pourcentage entre 0 et 100, comme 20 ou 5,5", "a percentage between 0 and 100, like 20 or 5.5"),
    DAYS("un nombre entier de jours entre 0 et 3650", "a whole number of days between 0 and 3650"),
    YES_NO("oui ou non", "yes or no");

    private static final Pattern FRENCH_DATE = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:[.,]\\d{1,12})?");
    private static final Pattern GROUPED_NUMBER =
            Pattern.compile("-?\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,12})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LONGEST_NET_DAYS = 3650;

    private final String expectedFr;
    private final String expectedEn;

    ColumnType(String fr, String en) {
        this.expectedFr = fr;
        this.expectedEn = en;
    }

    Sentence expected() {
        return new Sentence(expectedFr, expectedEn);
    }

    /**
     * Text as the ledger takes it: ISO dates, decimal points, no thousands separators; empty when the cell is wrong.
     */
    Optional<String> read(String cell) {
        return switch (this) {
            case CODE -> Optional.of(cell).filter(code -> code.length() <= 64 && printable(code));
            case TEXT -> Optional.of(cell).filter(text -> text.length() <= 200 && printable(text));
            case DATE -> date(cell);
            case QUANTITY -> number(cell, 6).filter(value -> value.signum() > 0).map(BigDecimal::toPlainString);
            case UNIT_PRICE ->
                number(cell, 6).filter(value -> value.signum() >= 0).map(BigDecimal::toPlainString);
            case AMOUNT -> number(cell, 2).filter(value -> value.signum() > 0).map(BigDecimal::toPlainString);
            case PERCENT ->
                number(cell, 4)
                        .filter(value -> value.signum() >= 0 && value.compareTo(HUNDRED) <= 0)
                        .map(BigDecimal::toPlainString);
            case DAYS ->
                number(cell, 0)
                        .filter(value ->
                                value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(LONGEST_NET_DAYS)) <= 0)
                        .map(BigDecimal::toPlainString);
            case YES_NO -> yesNo(cell);
        };
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(Character::isISOControl) && text.indexOf('\uFFFD') < 0;
    }

    private static Optional<String> date(String cell) {
        Matcher french = FRENCH_DATE.matcher(cell);
        String iso = french.matches() ? french.group(3) + "-" + french.group(2) + "-" + french.group(1) : cell;
        try {
            LocalDate date = LocalDate.parse(iso);
            return date.getYear() >= 1900 && date.getYear() <= 9999 ? Optional.of(date.toString()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String cell, int decimals) {
        if (!NUMBER.matcher(cell).matches() && !GROUPED_NUMBER.matcher(cell).matches()) {
            return Optional.empty();
        }
        String plain = cell.replaceAll("[ \\u00a0\\u202f]", "").replace(',', '.');
        BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
        return value.scale() > decimals ? Optional.empty() : Optional.of(value.setScale(Math.max(0, value.scale())));
    }

    private static Optional<String> yesNo(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "oui", "yes", "true", "1" -> Optional.of("true");
            case "non", "no", "false", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }
}
