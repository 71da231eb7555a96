package vigie.operationaldb.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.Excess;
import vigie.operationaldb.demo.BusinessAction.OpenDay;
import vigie.operationaldb.demo.BusinessAction.Pay;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.ProductQuantity;
import vigie.operationaldb.demo.BusinessAction.PurchaseLine;
import vigie.operationaldb.demo.BusinessAction.Refusable;
import vigie.operationaldb.demo.BusinessAction.SalesLine;
import vigie.operationaldb.demo.BusinessAction.Terms;
import vigie.operationaldb.demo.BusinessAction.Transfer;
import vigie.operationaldb.demo.SimulatedCompany.Customer;
import vigie.operationaldb.demo.SimulatedCompany.Order;

/**
 * The mistakes people make: each must be refused with the code it carries, and leave no trace. None depends on how
 * far the history has come, so that a history applied again from its start is refused the same.
 */
final class WrongActions {
    private static final long NEVER_ON_HAND_MICRO = 1_000_000 * SimulatedCompany.ONE_UNIT_MICRO;
    private static final long NEVER_OPEN_MINOR = 1_000_000_000_000L;

    private final SimulatedCompany company;

    WrongActions(SimulatedCompany company) {
        this.company = company;
    }

    @Nullable
    BusinessAction any() {
        return switch (company.random.nextInt(7)) {
            case 0 -> new Refusable(order("NO-SUCH-PRODUCT", SimulatedCompany.ONE_UNIT_MICRO), "UNKNOWN_PRODUCT");
            case 1 -> new Refusable(order(company.pick(company.products).sku(), 0), "QUANTITY_NOT_POSITIVE");
            case 2 ->
                new Refusable(
                        order(company.pick(company.products).sku(), -2 * SimulatedCompany.ONE_UNIT_MICRO),
                        "QUANTITY_NOT_POSITIVE");
            case 3 -> inClosedPeriod();
            case 4 -> moreThanOnHand();
            case 5 -> moreThanOpen();
            default -> keyUsedTwice();
        };
    }

    private BusinessAction order(String sku, long quantityMicro) {
        Terms terms = new Terms(company.pick(company.customers).code, "CH1", "W1", null, null);
        List<SalesLine> lines = List.of(new SalesLine(sku, quantityMicro, 10_000_000L, 0, 200_000));
        return new ConfirmOrder(company.nextKey(), company.businessOn, terms, lines);
    }

    private BusinessAction inClosedPeriod() {
        SimulatedProduct product = company.pick(company.products);
        return new Refusable(
                new PlacePurchase(
                        company.nextKey(),
                        DistributorSimulator.CLOSED_MONTH.atDay(15),
                        SimulatedCompany.supplier(0),
                        SimulatedCompany.warehouse(0),
                        List.of(new PurchaseLine(
                                product.sku(), SimulatedCompany.ONE_UNIT_MICRO, product.costMicro(), 0))),
                "CLOSED_PERIOD");
    }

    private BusinessAction moreThanOnHand() {
        SimulatedProduct product = company.pickProduct(one -> !one.tracked());
        return new Refusable(
                new Transfer(
                        company.nextKey(),
                        company.businessOn,
                        SimulatedCompany.warehouse(0),
                        SimulatedCompany.warehouse(1),
                        List.of(new ProductQuantity(product.sku(), NEVER_ON_HAND_MICRO))),
                "INSUFFICIENT_STOCK");
    }

    private BusinessAction moreThanOpen() {
        Customer customer = company.pick(company.customers);
        return new Refusable(
                new Pay(
                        company.nextKey(),
                        company.businessOn,
                        customer.code,
                        NEVER_OPEN_MINOR,
                        Excess.REFUSE,
                        List.of()),
                "PAYMENT_ABOVE_OPEN");
    }

    private @Nullable BusinessAction keyUsedTwice() {
        if (company.orders.isEmpty()) {
            return null;
        }
        Order order = company.pick(company.orders);
        return new Refusable(new OpenDay(order.key, company.businessOn), "DUPLICATE_KEY");
    }
}
