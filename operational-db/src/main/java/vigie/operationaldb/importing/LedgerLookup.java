package vigie.operationaldb.importing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the ledger already holds, as far as an import can meet it. Read once, before the checks. */
final class LedgerLookup {
    /** An accounting period. */
    record Period(LocalDate startsOn, LocalDate endsOn, boolean closed) {
        boolean contains(LocalDate day) {
            return !day.isBefore(startsOn) && !day.isAfter(endsOn);
        }
    }

    private final Connection reader;
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final List<Period> periods = new ArrayList<>();
    private final Map<String, BigDecimal> onHand = new HashMap<>();
    private final Set<String> negativeWarehouses;
    private final Map<String, String> commandByKey = new HashMap<>();

    LedgerLookup(Connection reader) throws SQLException {
        this.reader = reader;
        codes.put("family", column("select code from ledger.product_families"));
        codes.put("segment", column("select code from ledger.customer_segments"));
        codes.put("channel", column("select code from ledger.channels"));
        codes.put("salesperson", column("select code from ledger.salespeople"));
        codes.put("supplier", column("select code from ledger.suppliers"));
        codes.put("warehouse", column("select code from ledger.warehouses"));
        codes.put("payment_terms", column("select code from ledger.payment_terms"));
        codes.put("sku", column("select sku from ledger.products"));
        codes.put("customer", column("select code from ledger.customers"));
        codes.put("method", column("select word from ledger.payment_method_words"));
        codes.put("sales order", column("select number from ledger.sales_orders"));
        codes.put("purchase order", column("select number from ledger.purchase_orders"));
        negativeWarehouses = column("select code from ledger.warehouses where negative_allowed");
        readPeriods();
        readStock();
        readCommands();
    }

    /** Codes (or numbers) of a kind that are in the ledger. */
    Set<String> codes(String kind) {
        return codes.getOrDefault(kind, Set.of());
    }

    List<Period> periods() {
        return periods;
    }

    Set<String> negativeWarehouses() {
        return negativeWarehouses;
    }

    /** Quantity on hand by {@code warehouse/sku}. */
    Map<String, BigDecimal> onHand() {
        return onHand;
    }

    /** Whether this key was used by an earlier import. */
    boolean done(String key) {
        return commandByKey.containsKey(key);
    }

    /** Whether the earlier command with this key had this very body. */
    boolean sameBody(String key, String body) throws SQLException {
        try (PreparedStatement statement =
                reader.prepareStatement("select encode(sha256(convert_to((?::jsonb)::text, 'UTF8')), 'hex')")) {
            statement.setString(1, body);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1).equals(commandByKey.get(key));
            }
        }
    }

    private Set<String> column(String query) throws SQLException {
        Set<String> values = new HashSet<>();
        try (Statement statement = reader.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }

    private void readPeriods() throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet result = statement.executeQuery("select starts_on, ends_on, closed from ledger.periods")) {
            while (result.next()) {
                periods.add(new Period(
                        result.getObject(1, LocalDate.class),
                        result.getObject(2, LocalDate.class),
                        result.getBoolean(3)));
            }
        }
    }

    private void readStock() throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet result = statement.executeQuery("""
                        select w.code || '/' || p.sku, l.on_hand
                        from ledger.stock_levels as l
                        join ledger.warehouses as w on w.id = l.warehouse_id
                        join ledger.products as p on p.id = l.product_id
                        """)) {
            while (result.next()) {
                onHand.put(result.getString(1), result.getBigDecimal(2));
            }
        }
    }

    private void readCommands() throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet result =
                        statement.executeQuery("select idempotency_key, encode(body_hash, 'hex') from ledger.commands"
                                + " where idempotency_key like 'import/%'")) {
            while (result.next()) {
                commandByKey.put(result.getString(1), result.getString(2));
            }
        }
    }
}
