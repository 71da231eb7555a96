package vigie.operationaldb.importing;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.Sentence;

/**
 * Checks the planned commands against each other and against the ledger, so that none is refused once writing has
 * begun: codes
 * that exist, open periods, free document numbers, unchanged re-imports, goods in stock when they are delivered.
 */
final class CheckImport {
    private static final Map<String, CsvTable> DEFINED_BY = Map.of(
            "family", CsvTable.FAMILIES,
            "segment", CsvTable.SEGMENTS,
            "channel", CsvTable.CHANNELS,
            "salesperson", CsvTable.SALESPEOPLE,
            "supplier", CsvTable.SUPPLIERS,
            "warehouse", CsvTable.WAREHOUSES,
            "payment_terms", CsvTable.PAYMENT_TERMS,
            "sku", CsvTable.PRODUCTS,
            "customer", CsvTable.CUSTOMERS);

    private final LedgerLookup ledger;
    private final List<ImportFault> faults;
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Set<String> negativeWarehouses;

    CheckImport(LedgerLookup ledger, Map<CsvTable, List<CsvRow>> rowsByTable, List<ImportFault> faults) {
        this.ledger = ledger;
        this.faults = faults;
        this.negativeWarehouses = new HashSet<>(ledger.negativeWarehouses());
        DEFINED_BY.forEach((column, table) -> {
            Set<String> codes = new HashSet<>(ledger.codes(column));
            rowsByTable.getOrDefault(table, List.of()).forEach(row -> codes.add(row.key()));
            known.put(column, codes);
        });
        for (CsvRow row : rowsByTable.getOrDefault(CsvTable.WAREHOUSES, List.of())) {
            if ("true".equals(row.optional("negative_allowed"))) {
                negativeWarehouses.add(row.key());
            } else {
                negativeWarehouses.remove(row.key());
            }
        }
    }

    /** Every code a row names is in the folder or in the ledger. */
    void checkCodes(Iterable<CsvRow> rows) {
        for (CsvRow row : rows) {
            checkMethod(row);
            for (CsvColumn column : row.table().columns()) {
                String value = row.optional(column.name());
                CsvTable definedBy = DEFINED_BY.get(column.name());
                boolean defines = definedBy == row.table();
                if (value != null
                        && definedBy != null
                        && !defines
                        && !codes(column.name()).contains(value)) {
                    fault(
                            row,
                            column.name(),
                            value,
                            "un code défini dans " + definedBy.fileName() + " ou déjà connu",
                            "a code defined in " + definedBy.fileName() + " or already known");
                }
            }
        }
    }

    private void checkMethod(CsvRow row) {
        String method = row.optional("method");
        if (method != null && !ledger.codes("method").contains(method.strip().toLowerCase(Locale.ROOT))) {
            fault(
                    row,
                    "method",
                    method,
                    "un mode de règlement, comme virement, carte, espèces, chèque ou prélèvement",
                    "a payment method, like transfer, card, cash, cheque or direct-debit");
        }
    }

    private Set<String> codes(String column) {
        return known.getOrDefault(column, Set.of());
    }

    /** Dates in open periods, free numbers, unchanged re-imports, stock for every delivery. */
    void checkCommands(List<ImportCommand> commands) throws SQLException {
        Set<String> numbers = new HashSet<>();
        for (ImportCommand command : commands) {
            if (command.key() != null && !done(command)) {
                checkPeriod(command);
                checkNumber(command, numbers);
            }
        }
        checkStock(commands);
    }

    /** Months to open: those of the planned documents that no period contains. */
    Set<YearMonth> monthsToOpen(List<ImportCommand> commands) {
        Set<YearMonth> months = new TreeSet<>();
        for (ImportCommand command : commands) {
            if (command.key() != null && period(command.on()) == null) {
                months.add(YearMonth.from(command.on()));
            }
        }
        return months;
    }

    private LedgerLookup.@Nullable Period period(LocalDate day) {
        return ledger.periods().stream()
                .filter(period -> period.contains(day))
                .findFirst()
                .orElse(null);
    }

    /** Whether an earlier import did this; a changed content is a fault. */
    private boolean done(ImportCommand command) throws SQLException {
        String key = command.key();
        if (key == null || !ledger.done(key)) {
            return false;
        }
        if (!ledger.sameBody(key, command.body().toString())) {
            CsvRow row = command.row();
            fault(
                    row,
                    row.table().keyColumn(),
                    row.key(),
                    "le même contenu qu'à l'import précédent : une pièce comptabilisée ne change plus",
                    "the same content as in the earlier import: a posted document no longer changes");
        }
        return true;
    }

    private void checkPeriod(ImportCommand command) {
        LocalDate day = command.on();
        LedgerLookup.Period period = period(day);
        YearMonth month = YearMonth.from(day);
        boolean blocked = period == null
                && ledger.periods().stream()
                        .anyMatch(other -> !other.startsOn().isAfter(month.atEndOfMonth())
                                && !other.endsOn().isBefore(month.atDay(1)));
        if (blocked || (period != null && period.closed())) {
            CsvRow row = command.row();
            fault(
                    row,
                    dateColumn(command),
                    day.toString(),
                    "une date dans une période comptable ouverte",
                    "a date in an open accounting period");
        }
    }

    private static String dateColumn(ImportCommand command) {
        boolean opening = command.row().table() == CsvTable.OPENING_STOCK;
        return switch (command.step()) {
            case REFERENCE -> "";
            case PURCHASE -> opening ? "received_on" : "ordered_on";
            case RECEIVE -> "received_on";
            case CONFIRM -> "ordered_on";
            case DELIVER -> "delivered_on";
            case SUPPLIER_INVOICE, INVOICE -> "invoiced_on";
            case PAY -> "paid_on";
        };
    }

    private void checkNumber(ImportCommand command, Set<String> numbers) {
        String kind = switch (command.step()) {
            case PURCHASE -> "purchase order";
            case CONFIRM -> "sales order";
            case REFERENCE, RECEIVE, SUPPLIER_INVOICE, DELIVER, INVOICE, PAY -> "";
        };
        CsvRow row = command.row();
        boolean taken = ledger.codes(kind).contains(row.key()) || !numbers.add(kind + " " + row.key());
        if (!kind.isEmpty() && taken) {
            fault(
                    row,
                    row.table().keyColumn(),
                    row.key(),
                    "un numéro de pièce qui n'existe pas encore",
                    "a document number that does not exist yet");
        }
    }

    private void checkStock(List<ImportCommand> commands) {
        Map<String, BigDecimal> onHand = new HashMap<>(ledger.onHand());
        List<ImportCommand> moves = new ArrayList<>(commands);
        for (ImportCommand command : moves) {
            String key = command.key();
            if (key == null || ledger.done(key)) {
                continue;
            }
            if (command.step() == ImportCommand.Step.RECEIVE) {
                command.rows().forEach(row -> onHand.merge(shelf(row), quantity(row), BigDecimal::add));
            } else if (command.step() == ImportCommand.Step.DELIVER) {
                command.rows().forEach(row -> deliver(row, onHand));
            }
        }
    }

    private void deliver(CsvRow row, Map<String, BigDecimal> onHand) {
        BigDecimal available = onHand.getOrDefault(shelf(row), BigDecimal.ZERO);
        BigDecimal left = available.subtract(quantity(row));
        boolean allowed = left.signum() >= 0 || negativeWarehouses.contains(row.text("warehouse"));
        if (allowed) {
            onHand.put(shelf(row), left);
        } else {
            String shown = available.stripTrailingZeros().toPlainString();
            String day = row.text("delivered_on");
            fault(
                    row,
                    "quantity",
                    row.text("quantity"),
                    "au plus " + shown + ", le stock à la livraison du " + day,
                    "at most " + shown + ", the stock at the delivery of " + day);
        }
    }

    private static String shelf(CsvRow row) {
        return row.text("warehouse") + "/" + row.text("sku");
    }

    private static BigDecimal quantity(CsvRow row) {
        return new BigDecimal(row.text("quantity"));
    }

    private void fault(CsvRow row, String column, String value, String fr, String en) {
        faults.add(new ImportFault(row.table().fileName(), row.line(), column, value, new Sentence(fr, en)));
    }
}
