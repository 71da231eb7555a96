package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.ListedPrice;
import vigie.operationaldb.demo.BusinessAction.OpenDay;
import vigie.operationaldb.demo.BusinessAction.PutPriceList;
import vigie.operationaldb.demo.BusinessAction.PutReference;
import vigie.operationaldb.demo.SimulatedCompany.Customer;

/** The first actions of every history: periods, partners, products with their units and tracking, price lists. */
final class SimulatedMasterData {
    /** Account of bank charges, for entries by hand. */
    static final String BANK_CHARGES = "627";

    private final SimulatedCompany company;
    private final int size;
    private final List<BusinessAction> planned = new ArrayList<>();

    SimulatedMasterData(SimulatedCompany company, int size) {
        this.company = company;
        this.size = size;
    }

    /** Every master record, then the first business day. */
    List<BusinessAction> plan() {
        planPeriods();
        put("put_payment_terms", Map.of("code", "NET30", "net_days", "30"));
        put("put_payment_terms", Map.of("code", "NOW", "net_days", "0"));
        for (int index = 0; index < SimulatedCompany.WAREHOUSES; index++) {
            put(
                    "put_warehouse",
                    Map.of(
                            "code", SimulatedCompany.warehouse(index),
                            "name", "Warehouse " + (index + 1),
                            "negative_allowed", Boolean.toString(index == SimulatedCompany.NEGATIVE_WAREHOUSE)));
        }
        for (int index = 0; index < SimulatedCompany.SUPPLIERS; index++) {
            put("put_supplier", Map.of("code", SimulatedCompany.supplier(index), "name", "Supplier " + (index + 1)));
        }
        for (int index = 1; index <= SimulatedCompany.CHANNELS; index++) {
            putNamed("put_channel", "CH" + index, "Canal " + index, "Channel " + index);
        }
        for (int index = 1; index <= SimulatedCompany.SALESPEOPLE; index++) {
            put("put_salesperson", Map.of("code", "SP" + index, "name", "Salesperson " + index));
        }
        for (String letter : List.of("A", "B", "C")) {
            putNamed("put_product_family", "F" + letter, "Famille " + letter, "Family " + letter);
            putNamed("put_customer_segment", "G" + letter, "Segment " + letter, "Segment " + letter);
        }
        putNamed("put_account", BANK_CHARGES, "Services bancaires", "Bank charges");
        company.products.forEach(this::putProduct);
        company.customers.forEach(this::putCustomer);
        putPriceLists();
        planned.add(new OpenDay(company.nextKey(), company.businessOn));
        return planned;
    }

    private void planPeriods() {
        int months = 2 + size / 100;
        for (YearMonth month = DistributorSimulator.CLOSED_MONTH;
                !month.isAfter(DistributorSimulator.CLOSED_MONTH.plusMonths(months));
                month = month.plusMonths(1)) {
            put(
                    "put_period",
                    Map.of(
                            "starts_on", month.atDay(1).toString(),
                            "ends_on", month.atEndOfMonth().toString()));
        }
        put(
                "close_period",
                Map.of("starts_on", DistributorSimulator.CLOSED_MONTH.atDay(1).toString()));
    }

    private void putProduct(SimulatedProduct product) {
        put(
                "put_product",
                Map.of(
                        "sku",
                        product.sku(),
                        "name",
                        "Product " + product.sku(),
                        "family",
                        family(product.family()),
                        "supplier",
                        SimulatedCompany.supplier(product.index() % SimulatedCompany.SUPPLIERS),
                        "unit",
                        product.divisible() ? "kg" : "u"));
        if (product.inCartons()) {
            put(
                    "put_product_unit",
                    Map.of(
                            "sku", product.sku(),
                            "unit", ActionBodies.CARTON,
                            "numerator", Integer.toString(SimulatedProduct.CARTON_UNITS)));
        }
        if (product.tracked()) {
            put("put_product_tracking", Map.of("sku", product.sku(), "tracking", "lot", "expires", "true"));
        }
    }

    private void putCustomer(Customer customer) {
        put(
                "put_customer",
                Map.of(
                        "code",
                        customer.code,
                        "name",
                        "Customer " + customer.code,
                        "segment",
                        "G" + (char) ('A' + customer.index % 3),
                        "salesperson",
                        "SP" + (1 + customer.index % SimulatedCompany.SALESPEOPLE),
                        "payment_terms",
                        customer.index % 2 == 0 ? "NET30" : "NOW",
                        "country",
                        "FR"));
    }

    private void putNamed(String command, String code, String fr, String en) {
        put(command, Map.of("code", code, "name_fr", fr, "name_en", en));
    }

    private void put(String command, Map<String, String> fields) {
        planned.add(new PutReference(company.nextKey(), company.businessOn, command, fields));
    }

    private static String family(int index) {
        return "F" + (char) ('A' + index);
    }

    /** Prices for everyone, raised once; less for a segment on a family; prices agreed with some customers. */
    private void putPriceLists() {
        for (LocalDate from : List.of(DistributorSimulator.FIRST_DAY, SimulatedProduct.PRICE_RAISE)) {
            putPriceList(
                    "TARIF-" + from,
                    null,
                    null,
                    from,
                    company.products.stream()
                            .map(product -> price(product, product.listPriceMicroOn(from)))
                            .toList());
        }
        putPriceList(
                "SEGMENT-GA",
                null,
                "GA",
                DistributorSimulator.FIRST_DAY,
                List.of(new ListedPrice(null, family(0), 0, SimulatedCompany.FAMILY_DISCOUNT_PERCENT * 10_000)));
        for (Customer customer : company.customers) {
            List<ListedPrice> agreed = company.products.stream()
                    .filter(customer::negotiated)
                    .map(product -> price(product, Customer.negotiatedPriceMicro(product)))
                    .toList();
            if (!agreed.isEmpty()) {
                putPriceList("ACCORD-" + customer.code, customer.code, null, DistributorSimulator.FIRST_DAY, agreed);
            }
        }
    }

    private static ListedPrice price(SimulatedProduct product, long priceMicro) {
        return new ListedPrice(product.sku(), null, priceMicro, 0);
    }

    private void putPriceList(
            String code,
            @Nullable String customer,
            @Nullable String segment,
            LocalDate validFrom,
            List<ListedPrice> lines) {
        planned.add(new PutPriceList(company.nextKey(), company.businessOn, code, customer, segment, validFrom, lines));
    }
}
