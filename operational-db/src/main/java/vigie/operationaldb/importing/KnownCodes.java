package vigie.operationaldb.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vigie.operationaldb.Sentence;

/** The codes of reference data the rows may name: those of the folder and those of the ledger. */
final class KnownCodes {
    private static final Map<String, ImportFile> DEFINED_BY = Map.ofEntries(
            Map.entry("family", ImportFile.FAMILIES),
            Map.entry("segment", ImportFile.SEGMENTS),
            Map.entry("channel", ImportFile.CHANNELS),
            Map.entry("salesperson", ImportFile.SALESPEOPLE),
            Map.entry("supplier", ImportFile.SUPPLIERS),
            Map.entry("warehouse", ImportFile.WAREHOUSES),
            Map.entry("from", ImportFile.WAREHOUSES),
            Map.entry("to", ImportFile.WAREHOUSES),
            Map.entry("transit", ImportFile.WAREHOUSES),
            Map.entry("payment_terms", ImportFile.PAYMENT_TERMS),
            Map.entry("sku", ImportFile.PRODUCTS),
            Map.entry("customer", ImportFile.CUSTOMERS));

    private final Map<ImportFile, Set<String>> codes = new HashMap<>();
    private final Set<String> methods;

    KnownCodes(Statement reader) throws SQLException {
        codes.put(ImportFile.FAMILIES, read(reader, "select code from ledger.product_families"));
        codes.put(ImportFile.SEGMENTS, read(reader, "select code from ledger.customer_segments"));
        codes.put(ImportFile.CHANNELS, read(reader, "select code from ledger.channels"));
        codes.put(ImportFile.SALESPEOPLE, read(reader, "select code from ledger.salespeople"));
        codes.put(ImportFile.SUPPLIERS, read(reader, "select code from ledger.suppliers"));
        codes.put(ImportFile.WAREHOUSES, read(reader, "select code from ledger.warehouses"));
        codes.put(ImportFile.PAYMENT_TERMS, read(reader, "select code from ledger.payment_terms"));
        codes.put(ImportFile.PRODUCTS, read(reader, "select sku from ledger.products"));
        codes.put(ImportFile.CUSTOMERS, read(reader, "select code from ledger.customers"));
        methods = read(reader, "select word from ledger.payment_method_words");
    }

    private static Set<String> read(Statement reader, String query) throws SQLException {
        Set<String> values = new HashSet<>();
        try (ResultSet row = reader.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** A row of reference data defines its code. */
    void define(ImportFile file, String code) {
        Set<String> known = codes.get(file);
        if (known != null) {
            known.add(code);
        }
    }

    /** Codes of a row that nothing defines. Reference data must have been read before. */
    void check(FileLayout layout, ReadCsv.Row row, Consumer<ImportFault> faults) {
        for (FileColumn column : layout.columns()) {
            String value = row.values().get(column.name());
            ImportFile definedBy = DEFINED_BY.get(column.field());
            if (value == null || column.kind() != CellKind.TEXT) {
                continue;
            }
            Sentence expected = null;
            if (definedBy != null && !codes.getOrDefault(definedBy, Set.of()).contains(value)) {
                expected = new Sentence(
                        "un code défini dans " + definedBy.fileName() + " ou déjà connu",
                        "a code defined in " + definedBy.fileName() + " or already known");
            } else if (column.field().equals("method") && !methods.contains(value.toLowerCase(Locale.ROOT))) {
                expected = new Sentence(
                        "un mode de règlement, comme virement, carte, espèces, chèque ou prélèvement",
                        "a payment method, like transfer, card, cash, cheque or direct-debit");
            }
            if (expected != null) {
                faults.accept(new ImportFault(layout.file().fileName(), row.line(), column.name(), value, expected));
            }
        }
    }
}
