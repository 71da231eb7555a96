package vigie.operationaldb.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads an audit file the way the administration's own checker does, from article A47 A-1, VII and VIII, without any
 * code of the export: names and order of the columns, forms of days and amounts, numbering, balance.
 */
final class FecChecker {
    private static final List<String> COLUMNS = List.of(
            "JournalCode",
            "JournalLib",
            "EcritureNum",
            "EcritureDate",
            "CompteNum",
            "CompteLib",
            "CompAuxNum",
            "CompAuxLib",
            "PieceRef",
            "PieceDate",
            "EcritureLib",
            "Debit",
            "Credit",
            "EcritureLet",
            "DateLet",
            "ValidDate",
            "Montantdevise",
            "Idevise");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final List<Integer> MAY_BE_EMPTY = List.of(6, 7, 13, 14, 16, 17);

    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, BigDecimal> balanceOfEntry = new TreeMap<>();
    private final int year;
    private int lastEntry;
    private String lastValidDay = "";
    private String entryHead = "";

    private FecChecker(int year) {
        this.year = year;
    }

    /** One sentence per fault, empty when the file is as the article wants it. */
    static List<String> faults(int year, String text) {
        return new FecChecker(year).check(text);
    }

    static boolean nameIsOfficial(String name, int year) {
        return name.matches("\\d{9}FEC" + year + "1231\\.txt");
    }

    private List<String> check(String text) {
        if (!text.endsWith("\r\n")) {
            faults.add("the last line has no end");
        }
        List<String> lines = List.of(text.split("\r\n", -1));
        expect(0, List.of(lines.getFirst().split("\t", -1)).equals(COLUMNS), "the columns are " + lines.getFirst());
        for (int i = 1; i < lines.size() - 1; i++) {
            List<String> fields = List.of(lines.get(i).split("\t", -1));
            if (fields.size() == COLUMNS.size()) {
                checkFields(i, fields);
            } else {
                faults.add("line " + i + " has " + fields.size() + " fields");
            }
        }
        balanceOfEntry.forEach((entry, balance) ->
                expect(entry, balance.signum() == 0, "entry " + entry + " is out of balance by " + balance));
        return faults;
    }

    private void checkFields(int line, List<String> fields) {
        for (int column = 0; column < fields.size(); column++) {
            String field = fields.get(column);
            expect(line, !field.isBlank() || MAY_BE_EMPTY.contains(column), COLUMNS.get(column) + " is empty");
            expect(
                    line,
                    field.chars().noneMatch(Character::isISOControl),
                    COLUMNS.get(column) + " has a control character");
        }
        for (int column : new int[] {3, 9, 15}) {
            checkDay(line, column, fields.get(column));
        }
        if (!fields.get(14).isEmpty()) {
            checkDay(line, 14, fields.get(14));
        }
        expect(line, fields.get(3).startsWith(String.valueOf(year)), "EcritureDate is outside the year");
        expect(line, fields.get(4).matches("\\d{3}.*"), "CompteNum does not start with three digits");
        for (int column : new int[] {6, 13, 16}) {
            expect(
                    line,
                    fields.get(column).isEmpty() == fields.get(column + 1).isEmpty(),
                    COLUMNS.get(column) + " and " + COLUMNS.get(column + 1) + " do not go together");
        }
        expect(line, fields.get(15).compareTo(lastValidDay) >= 0, "ValidDate goes back");
        lastValidDay = fields.get(15);
        checkEntry(line, fields);
    }

    private void checkEntry(int line, List<String> fields) {
        BigDecimal debit = amount(line, fields.get(11));
        BigDecimal credit = amount(line, fields.get(12));
        expect(line, debit.signum() == 0 || credit.signum() == 0, "Debit and Credit are both given");
        if (!fields.get(2).matches("\\d+")) {
            faults.add("line " + line + ": EcritureNum is " + fields.get(2));
            return;
        }
        int entry = Integer.parseInt(fields.get(2));
        String head = fields.get(0) + fields.get(3) + fields.get(15);
        if (entry == lastEntry) {
            expect(line, head.equals(entryHead), "entry " + entry + " changes its journal or its days");
        } else {
            expect(line, entry == lastEntry + 1, "entry " + entry + " follows " + lastEntry);
        }
        lastEntry = entry;
        entryHead = head;
        balanceOfEntry.merge(entry, debit.subtract(credit), BigDecimal::add);
    }

    private void checkDay(int line, int column, String field) {
        try {
            LocalDate.parse(field, DAY);
        } catch (DateTimeParseException e) {
            faults.add("line " + line + ": " + COLUMNS.get(column) + " is not a day: " + field);
        }
    }

    private BigDecimal amount(int line, String field) {
        if (field.matches("-?\\d+,\\d{2}")) {
            return new BigDecimal(field.replace(',', '.'));
        }
        faults.add("line " + line + ": not an amount: " + field);
        return BigDecimal.ZERO;
    }

    private void expect(int line, boolean holds, String fault) {
        if (!holds) {
            faults.add("line " + line + ": " + fault);
        }
    }
}
