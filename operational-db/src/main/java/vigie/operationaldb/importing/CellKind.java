package vigie.operationaldb.importing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.operationaldb.Sentence;

/** What a cell may hold, one for each type of {@code ledger.check_value} that fits in a cell. */
enum CellKind {
    TEXT("un texte d'au plus 500 caractères", "a text of at most 500 characters"),
    DATE("une date comme 2026-01-31 ou 31/01/2026", "a date like 2026-01-31 or 31/01/2026"),
    QUANTITY(
            "une quantité supérieure à zéro, au plus 6 décimales, comme 12 ou 2,5",
            "a quantity above zero, at most 6 decimals, like 12 or 2.5"),
    QUANTITY0(
            "une quantité, zéro ou plus, au plus 6 décimales, comme 12 ou 2,5",
            "a quantity, zero or more, at most 6 decimals, like 12 or 2.5"),
    PRICE(
            "un prix unitaire hors taxes, zéro ou plus, au plus 6 décimales, comme 9,95",
            "a unit price excluding tax, zero or more, at most 6 decimals, like 9.95"),
    AMOUNT(
            "un montant supérieur à zéro, au plus 2 décimales, comme 1250,00",
            "an amount above zero, at most 2 decimals, like 1250.00"),
    AMOUNT0(
            "un montant, zéro ou plus, au plus 2 décimales, comme 1250,00",
            "an amount, zero or more, at most 2 decimals, like 1250.00"),
    PERCENT("un pourcentage entre 0 et 100, comme 20 ou 5,5", "a percentage between 0 and 100, like 20 or 5.5"),
    INTEGER("un nombre entier, zéro ou plus", "a whole number, zero or more"),
    BOOLEAN("oui ou non", "yes or no"),
    LINES(
            "des lots comme A1:3:2026-12-31|A2:5 (lot, quantité, péremption au besoin)",
            "lots like A1:3:2026-12-31|A2:5 (lot, quantity, expiry where there is one)");

    private static final int LONGEST_TEXT = 500;
    private static final Pattern FRENCH_DATE = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:[.,]\\d{1,12})?");
    private static final Pattern GROUPED_NUMBER =
            Pattern.compile("-?\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,12})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String expectedFr;
    private final String expectedEn;

    CellKind(String fr, String en) {
        this.expectedFr = fr;
        this.expectedEn = en;
    }

    static CellKind of(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }

    Sentence expected() {
        return new Sentence(expectedFr, expectedEn);
    }

    /**
     * Text as the ledger takes it: ISO dates, decimal points, no thousands separators, true or false; empty when the
     * cell is wrong.
     */
    Optional<String> read(String cell) {
        return switch (this) {
            case TEXT -> Optional.of(cell).filter(text -> text.length() <= LONGEST_TEXT && printable(text));
            case DATE -> date(cell);
            case QUANTITY, AMOUNT ->
                number(cell).filter(value -> value.signum() > 0).map(BigDecimal::toPlainString);
            case QUANTITY0, PRICE, AMOUNT0 ->
                number(cell).filter(value -> value.signum() >= 0).map(BigDecimal::toPlainString);
            case PERCENT ->
                number(cell)
                        .filter(value -> value.signum() >= 0 && value.compareTo(HUNDRED) <= 0)
                        .map(BigDecimal::toPlainString);
            case INTEGER ->
                Optional.of(cell).filter(text -> WHOLE_NUMBER.matcher(text).matches());
            case BOOLEAN -> yesNo(cell);
            case LINES -> Optional.of(cell).filter(CellKind::lots);
        };
    }

    private int decimals() {
        return switch (this) {
            case AMOUNT, AMOUNT0 -> 2;
            case PERCENT -> 4;
            default -> 6;
        };
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(character -> Character.isISOControl(character) && character != '\n')
                && text.indexOf('\uFFFD') < 0;
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

    private Optional<BigDecimal> number(String cell) {
        if (!NUMBER.matcher(cell).matches() && !GROUPED_NUMBER.matcher(cell).matches()) {
            return Optional.empty();
        }
        String plain = cell.replaceAll("[ \\u00a0\\u202f]", "").replace(',', '.');
        BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
        return value.scale() > decimals() ? Optional.empty() : Optional.of(value.setScale(Math.max(0, value.scale())));
    }

    private static Optional<String> yesNo(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "oui", "yes", "true", "1" -> Optional.of("true");
            case "non", "no", "false", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static boolean lots(String cell) {
        return Arrays.stream(cell.split("\\|", -1)).allMatch(lot -> {
            List<String> parts = List.of(lot.split(":", -1));
            return parts.size() >= 2
                    && parts.size() <= 3
                    && !parts.getFirst().isBlank()
                    && QUANTITY.read(parts.get(1)).isPresent()
                    && (parts.size() == 2 || date(parts.get(2)).isPresent());
        });
    }
}
