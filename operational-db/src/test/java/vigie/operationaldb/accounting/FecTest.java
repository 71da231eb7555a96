package vigie.operationaldb.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DemoLedger;
import vigie.operationaldb.demo.DistributorSimulator;

/** The audit file of a generated history passes the published rules, and its amounts are those of the ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FecTest {
    private static final int YEAR = DistributorSimulator.FIRST_DAY.getYear();

    @TempDir
    static Path folder;

    private DemoLedger ledger;
    private FecReport report;
    private String text;

    @BeforeAll
    void exportTwoYears() throws SQLException, CommandRefused, IOException, FecNotPossible {
        ledger = new DemoLedger();
        try (Connection writer = ledger.writer();
                LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            for (BusinessAction action : new DistributorSimulator(20_240_102, DistributorSimulator.PLANTED_FROM - 1)
                    .actions()
                    .toList()) {
                apply.apply(action);
            }
            call(commands, "put_company", "{\"name\": \"Vigie SA\", \"siren\": \"732829320\"}");
            call(commands, "post_entry", """
                    {"journal": "OD", "effective_on": "%d-01-15", "label": "Frais\\tde \\r\\n banque", "lines": [
                    {"account": "607", "debit": "1234.5"}, {"account": "512", "credit": "1234.50"}]}
                    """.formatted(YEAR + 1));
        }
        report = ExportFec.exportYear(ledger.readerSource(), YEAR, folder);
        text = Files.readString(report.file());
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void fileIsAsTheArticleWantsIt() {
        assertThat(FecChecker.faults(YEAR, text)).isEmpty();
        assertThat(FecChecker.nameIsOfficial(report.file().getFileName().toString(), YEAR))
                .isTrue();
        assertThat(report.file().getFileName().toString()).startsWith("732829320FEC");
    }

    @Test
    void everyPostingOfTheYearIsThereOnce() throws SQLException {
        String ofYear = " from ledger.postings where extract(year from effective_on) = " + YEAR;
        assertThat(report.lines()).isEqualTo(ledger.count("select count(*)" + ofYear));
        assertThat(report.entries()).isEqualTo(ledger.count("select count(distinct entry_id)" + ofYear));
        assertThat(report.debit()).isEqualByComparingTo(ledger.number("select sum(debit)" + ofYear));
        assertThat(report.credit()).isEqualByComparingTo(report.debit());
        assertThat(lines(text).count()).isEqualTo(report.lines());
    }

    @Test
    void balancesByAccountAreThoseOfTheLedger() throws SQLException {
        Map<String, BigDecimal> found = balances(text);
        assertThat(found).containsKeys("411", "401", "4081", "607", "707", "512");
        for (Map.Entry<String, BigDecimal> account : found.entrySet()) {
            assertThat(account.getValue())
                    .as(account.getKey())
                    .isEqualByComparingTo(ledger.number("select sum(debit - credit) from ledger.postings"
                            + " where extract(year from effective_on) = " + YEAR + " and account_code = '"
                            + account.getKey() + "'"));
        }
    }

    @Test
    void lettersOfTheYearSettleTheirLines() {
        Map<String, BigDecimal> letters = new HashMap<>();
        lines(text)
                .filter(fields -> !fields[13].isEmpty())
                .forEach(fields -> letters.merge(
                        fields[4] + " " + fields[6] + " " + fields[13],
                        amount(fields[11]).subtract(amount(fields[12])),
                        BigDecimal::add));
        assertThat(letters).hasSizeGreaterThan(5);
        assertThat(letters.values()).allSatisfy(balance -> assertThat(balance).isZero());
    }

    @Test
    void nextYearStartsWithTheBalancesAndTheResultOfThisOne() throws SQLException, IOException, FecNotPossible {
        Path file = folder.resolve("next.txt");
        FecReport next = ExportFec.exportYear(ledger.readerSource(), YEAR + 1, file);
        String nextText = Files.readString(file);
        assertThat(FecChecker.faults(YEAR + 1, nextText)).isEmpty();
        assertThat(next.entries()).isEqualTo(2);
        Map<String, BigDecimal> opening = new HashMap<>();
        lines(nextText)
                .filter(fields -> fields[0].equals("AN"))
                .forEach(fields ->
                        opening.merge(fields[4], amount(fields[11]).subtract(amount(fields[12])), BigDecimal::add));
        String before = " from ledger.postings where extract(year from effective_on) = " + YEAR;
        assertThat(opening).containsKeys("411", "401").doesNotContainKeys("607", "707");
        assertThat(opening.get("411"))
                .isEqualByComparingTo(
                        ledger.number("select sum(debit - credit)" + before + " and account_code = '411'"));
        BigDecimal result = ledger.number("select sum(debit - credit)" + before + " and account_code ~ '^[67]'");
        assertThat(opening.get(result.signum() < 0 ? "120" : "129")).isEqualByComparingTo(result);
        assertThat(lines(nextText).map(fields -> fields[10])).contains("Frais de   banque");
        assertThat(lines(nextText).filter(fields -> fields[4].equals("512")).map(fields -> fields[12]))
                .contains("1234,50");
    }

    @Test
    void accountOfTwoDigitsIsFilledToThree() throws SQLException, CommandRefused, IOException, FecNotPossible {
        try (DemoLedger small = new DemoLedger()) {
            try (Connection writer = small.writer();
                    LedgerCommands commands = new LedgerCommands(writer)) {
                call(commands, "open_balances", """
                        {"opened_on": "2026-01-01", "lines": [
                        {"account": "37", "debit": 10}, {"account": "120", "credit": 10}]}
                        """);
            }
            Path file = folder.resolve("small.txt");
            assertThat(ExportFec.exportYear(small.readerSource(), 2026, file).lines())
                    .isEqualTo(2);
            assertThat(balances(Files.readString(file))).containsOnlyKeys("370", "120");
        }
    }

    @Test
    void whatHasNoFileSaysWhyInTwoLanguages() throws SQLException, CommandRefused, IOException {
        try (DemoLedger empty = new DemoLedger()) {
            assertThat(refusal(empty, folder.resolve("empty.txt"))).contains("No entry is posted");
            assertThat(refusal(empty, folder)).contains("SIREN");
            try (Connection writer = empty.writer();
                    LedgerCommands commands = new LedgerCommands(writer)) {
                call(commands, "put_company", "{\"name\": \"Toys Ltd\", \"chart\": \"anglo_saxon\"}");
            }
            assertThat(refusal(empty, folder.resolve("empty.txt"))).contains("French chart");
            assertThat(folder.resolve("empty.txt")).doesNotExist();
            assertThat(folder.resolve("empty.txt.unfinished")).doesNotExist();
        }
    }

    /** The checker sees what it is there to see: each damage of a good file is a fault. */
    @ParameterizedTest
    @CsvSource({
        "0,",
        "2,7",
        "2,x",
        "3,20249999",
        "3,20230101",
        "4,37",
        "7,Nobody",
        "11,1.00",
        "11,99999.99",
        "15,20990101"
    })
    void damagedFieldOfTheFirstLineIsAFault(int column, @Nullable String damage) {
        String first = text.lines().skip(1).findFirst().orElseThrow();
        String[] fields = first.split("\t", -1);
        fields[column] = damage == null ? "" : damage;
        assertThat(FecChecker.faults(YEAR, text.replace(first, String.join("\t", fields))))
                .isNotEmpty();
    }

    @Test
    void damagedShapeOfTheFileIsAFault() {
        assertThat(FecChecker.faults(YEAR, text.replace("JournalCode", "Journal")))
                .isNotEmpty();
        assertThat(FecChecker.faults(YEAR, text.replace("Achats", "Achats\t"))).isNotEmpty();
        assertThat(FecChecker.faults(YEAR, text.replace("\r\n", "\n"))).isNotEmpty();
        assertThat(FecChecker.faults(YEAR + 1, text)).isNotEmpty();
    }

    private static String refusal(DemoLedger ledger, Path target) {
        FecNotPossible refused = catchThrowableOfType(
                FecNotPossible.class, () -> ExportFec.exportYear(ledger.readerSource(), 2026, target));
        assertThat(refused).isNotNull();
        assertThat(refused.sentence().fr())
                .endsWith(".")
                .isNotEqualTo(refused.sentence().en());
        return refused.sentence().en();
    }

    private static void call(LedgerCommands commands, String command, String body) throws CommandRefused, IOException {
        commands.call(command, command, new ObjectMapper().readTree(body));
    }

    private static Stream<String[]> lines(String text) {
        return Arrays.stream(text.split("\r\n")).skip(1).map(line -> line.split("\t", -1));
    }

    private static Map<String, BigDecimal> balances(String text) {
        Map<String, BigDecimal> balances = new HashMap<>();
        List<String[]> all = lines(text).toList();
        for (String[] fields : all) {
            balances.merge(fields[4], amount(fields[11]).subtract(amount(fields[12])), BigDecimal::add);
        }
        return balances;
    }

    private static BigDecimal amount(String field) {
        return new BigDecimal(field.replace(',', '.'));
    }
}
