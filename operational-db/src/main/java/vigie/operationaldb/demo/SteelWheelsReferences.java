package vigie.operationaldb.demo;

import static vigie.operationaldb.demo.PlannedCommand.Step.REFERENCE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.SteelWheelsData.Customer;
import vigie.operationaldb.demo.SteelWheelsData.Employee;
import vigie.operationaldb.demo.SteelWheelsData.Office;
import vigie.operationaldb.demo.SteelWheelsData.Product;

/**
 * Master data of the Steel Wheels company: which source column becomes which dimension, and the codes used for it.
 *
 * <p>Product line is the family; credit limit class is the segment; territory of the sales representative's office is
 * the
 * warehouse. Payment terms and channels are not in the source: 30 days and the sales force.
 */
final class SteelWheelsReferences {
    static final String PAYMENT_TERMS = "NET30";
    static final String SALES_FORCE = "SALES-FORCE";
    static final String WEB = "WEB";
    static final String SALES_REP = "Sales Rep";

    private static final Map<String, String> FAMILY_NAMES_FR = Map.of(
            "Classic Cars", "Voitures classiques",
            "Vintage Cars", "Voitures anciennes",
            "Motorcycles", "Motos",
            "Planes", "Avions",
            "Ships", "Bateaux",
            "Trains", "Trains",
            "Trucks and Buses", "Camions et autobus");
    private static final Map<String, String> WAREHOUSE_NAMES =
            Map.of("NA", "New York (NA)", "EMEA", "Paris (EMEA)", "APAC", "Sydney (APAC)", "Japan", "Tokyo (Japan)");
    private static final Map<String, String> COUNTRY_CODES = countryCodes();

    private final SteelWheelsData data;
    private final LocalDate on;
    private final List<PlannedCommand> commands = new ArrayList<>();
    private final Map<Integer, Employee> employees = new TreeMap<>();
    private final Map<String, Office> offices = new TreeMap<>();
    private final Map<Integer, Customer> customers = new TreeMap<>();

    /** @param on business day the master data are entered on, before the first document */
    SteelWheelsReferences(SteelWheelsData data, LocalDate on) {
        this.data = data;
        this.on = on;
        data.employees().forEach(employee -> employees.put(employee.number(), employee));
        data.offices().forEach(office -> offices.put(office.code(), office));
        data.customers().forEach(customer -> customers.put(customer.number(), customer));
    }

    List<PlannedCommand> commands(YearMonth firstPeriod, YearMonth lastPeriod) {
        for (YearMonth month = firstPeriod; !month.isAfter(lastPeriod); month = month.plusMonths(1)) {
            put(
                    "put_period",
                    month.toString(),
                    "periods",
                    body("starts_on", month.atDay(1).toString())
                            .put("ends_on", month.atEndOfMonth().toString()));
        }
        put(
                "put_payment_terms",
                PAYMENT_TERMS,
                "payment_terms",
                body("code", PAYMENT_TERMS).put("net_days", 30));
        putNamed("put_channel", SALES_FORCE, "Force de vente", "Sales force");
        putNamed("put_channel", WEB, "Boutique en ligne", "Web shop");
        for (CreditClass creditClass : CreditClass.values()) {
            putNamed("put_customer_segment", creditClass.name(), creditClass.fr, creditClass.en);
        }
        new TreeMap<>(WAREHOUSE_NAMES)
                .forEach((territory, name) -> put(
                        "put_warehouse",
                        territory,
                        "offices",
                        body("code", warehouseCode(territory)).put("name", name)));
        data.products().stream()
                .map(Product::line)
                .distinct()
                .sorted()
                .forEach(line ->
                        putNamed("put_product_family", slug(line), FAMILY_NAMES_FR.getOrDefault(line, line), line));
        data.products().stream()
                .map(Product::vendor)
                .distinct()
                .sorted()
                .forEach(vendor -> put(
                        "put_supplier",
                        slug(vendor),
                        "products",
                        body("code", slug(vendor)).put("name", vendor)));
        for (Employee employee : data.employees()) {
            if (SALES_REP.equals(employee.jobTitle())) {
                String code = Integer.toString(employee.number());
                put("put_salesperson", code, "employees", body("code", code).put("name", employee.name()));
            }
        }
        data.products().forEach(this::putProduct);
        data.customers().forEach(this::putCustomer);
        return List.copyOf(commands);
    }

    private void putProduct(Product product) {
        ObjectNode body = body("sku", product.code())
                .put("name", product.name())
                .put("family", slug(product.line()))
                .put("supplier", slug(product.vendor()));
        put("put_product", product.code(), "products", body);
    }

    private void putCustomer(Customer customer) {
        String code = Integer.toString(customer.number());
        ObjectNode body = body("code", code)
                .put("name", customer.name())
                .put("segment", CreditClass.of(customer.creditLimit()).name())
                .put("payment_terms", PAYMENT_TERMS)
                .put("city", customer.city());
        String salesperson = salesperson(customer.number());
        if (salesperson != null) {
            body.put("salesperson", salesperson);
        }
        String country = COUNTRY_CODES.get(customer.country());
        if (country != null) {
            body.put("country", country);
        }
        put("put_customer", code, "customers", body);
    }

    /** Code of the customer's sales representative, null when the source names none. */
    @Nullable
    String salesperson(int customerNumber) {
        Customer customer = customers.get(customerNumber);
        Integer salesRep = customer == null ? null : customer.salesRep();
        return salesRep != null && employees.containsKey(salesRep) ? Integer.toString(salesRep) : null;
    }

    /** Warehouse that serves a customer: the territory of its sales representative's office, else EMEA. */
    String warehouse(int customerNumber) {
        Customer customer = customers.get(customerNumber);
        Integer salesRep = customer == null ? null : customer.salesRep();
        Employee employee = salesRep == null ? null : employees.get(salesRep);
        Office office = employee == null ? null : offices.get(employee.officeCode());
        return warehouseCode(office == null ? "EMEA" : office.territory());
    }

    static String warehouseCode(String territory) {
        return territory.toUpperCase(Locale.ROOT);
    }

    static String slug(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
    }

    private void putNamed(String command, String code, String fr, String en) {
        put(
                command,
                code,
                command.substring("put_".length()),
                body("code", code).put("name_fr", fr).put("name_en", en));
    }

    private void put(String command, String row, String table, ObjectNode body) {
        String key = "steelwheels/" + command + "/" + row;
        commands.add(new PlannedCommand(on, REFERENCE, command, key, body, table, row));
    }

    static ObjectNode body(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    /** Customer segment: size of the credit limit the source grants, in whole currency units. */
    enum CreditClass {
        CREDIT_NONE("Sans crédit accordé", "No credit granted"),
        CREDIT_SMALL("Crédit jusqu'à 75 000", "Credit up to 75,000"),
        CREDIT_MEDIUM("Crédit de 75 000 à 100 000", "Credit 75,000 to 100,000"),
        CREDIT_LARGE("Crédit au-delà de 100 000", "Credit above 100,000");

        private final String fr;
        private final String en;

        CreditClass(String fr, String en) {
            this.fr = fr;
            this.en = en;
        }

        static CreditClass of(long creditLimit) {
            if (creditLimit <= 0) {
                return CREDIT_NONE;
            }
            if (creditLimit <= 75_000) {
                return CREDIT_SMALL;
            }
            return creditLimit <= 100_000 ? CREDIT_MEDIUM : CREDIT_LARGE;
        }
    }

    private static Map<String, String> countryCodes() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
        codes.put("USA", "US");
        codes.put("UK", "GB");
        codes.put("Hong Kong", "HK");
        return Map.copyOf(codes);
    }
}
