package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.CreditFreight;
import vigie.operationaldb.demo.BusinessAction.LayFreight;
import vigie.operationaldb.demo.BusinessAction.OpenDay;
import vigie.operationaldb.demo.BusinessAction.PostEntry;
import vigie.operationaldb.demo.BusinessAction.PutReference;
import vigie.operationaldb.demo.BusinessAction.ReopenMonth;
import vigie.operationaldb.demo.PlantedAnomaly.Kind;
import vigie.operationaldb.demo.SimulatedCompany.Customer;

/** Puts one anomaly of each kind into a history, spread over it, each as soon as the company has what it takes. */
final class PlantAnomalies {
    private static final int BELOW_COST_PERCENT = 60;
    /** Eight times a list price, which is 1.45 times the cost. */
    private static final int OUTLIER_PERCENT = 1_160;

    private final SimulatedCompany company;
    private final SupplyActions supply;
    private final SalesActions sales;
    private final int size;
    private final Set<Kind> missing = EnumSet.allOf(Kind.class);
    private final List<PlantedAnomaly> planted = new ArrayList<>();

    PlantAnomalies(SimulatedCompany company, SupplyActions supply, SalesActions sales, int size) {
        this.company = company;
        this.supply = supply;
        this.sales = sales;
        this.size = size;
    }

    /** What was planted so far, in the order of the history. */
    List<PlantedAnomaly> planted() {
        return List.copyOf(planted);
    }

    /** The actions of the next anomaly when its time has come, with so many actions still to go. */
    List<BusinessAction> due(int left) {
        int done = size - left;
        int wanted = size < DistributorSimulator.PLANTED_FROM ? 0 : done * (Kind.values().length + 3) / size;
        if (planted.size() >= wanted - 1) {
            return List.of();
        }
        for (Kind kind : EnumSet.copyOf(missing)) {
            List<BusinessAction> actions = plant(kind);
            if (!actions.isEmpty()) {
                missing.remove(kind);
                return actions;
            }
        }
        return List.of();
    }

    private List<BusinessAction> plant(Kind kind) {
        return switch (kind) {
            case SALE_BELOW_COST -> sale(kind, company.customers.getFirst(), BELOW_COST_PERCENT);
            case PRICE_OUTLIER -> sale(kind, company.customers.getFirst(), OUTLIER_PERCENT);
            case OVERDUE_CUSTOMER -> sale(kind, company.customers.getLast(), 150);
            case MISSING_RECEIPT -> missingReceipt();
            case DOUBLE_INVOICE -> doubleInvoice();
            case COUNT_DISCREPANCY -> countDiscrepancy();
            case POSTING_AFTER_CLOSE -> postingAfterClose();
        };
    }

    private List<BusinessAction> sale(Kind kind, Customer customer, int percentOfCost) {
        List<BusinessAction> actions = sales.sellAt(customer, percentOfCost);
        if (!actions.isEmpty() && actions.getFirst() instanceof ConfirmOrder order) {
            String sku = order.lines().getFirst().sku();
            BusinessAction shown = kind == Kind.OVERDUE_CUSTOMER ? actions.getLast() : order;
            remember(kind, shown, kind == Kind.OVERDUE_CUSTOMER ? customer.code : sku);
        }
        return actions;
    }

    private List<BusinessAction> missingReceipt() {
        List<BusinessAction> actions = supply.invoicedNeverReceived();
        remember(Kind.MISSING_RECEIPT, actions.getFirst(), SimulatedCompany.supplier(0));
        return actions;
    }

    private List<BusinessAction> doubleInvoice() {
        LayFreight first = supply.freight();
        if (first == null) {
            return List.of();
        }
        LayFreight second = new LayFreight(
                company.nextKey(), first.businessOn(), first.supplier(), first.receiptKey(), first.netAmountMinor());
        remember(Kind.DOUBLE_INVOICE, second, first.supplier());
        company.businessOn = company.businessOn.plusDays(3);
        return List.of(
                first,
                second,
                new OpenDay(company.nextKey(), company.businessOn),
                new CreditFreight(
                        company.nextKey(),
                        company.businessOn,
                        second.supplier(),
                        second.key(),
                        second.netAmountMinor()));
    }

    private List<BusinessAction> countDiscrepancy() {
        CountStock count = supply.countHalf();
        if (count == null) {
            return List.of();
        }
        remember(Kind.COUNT_DISCREPANCY, count, count.lines().getFirst().sku());
        return List.of(count);
    }

    private List<BusinessAction> postingAfterClose() {
        LocalDate startsOn = DistributorSimulator.CLOSED_MONTH.atDay(1);
        PostEntry late = new PostEntry(
                company.nextKey(),
                DistributorSimulator.CLOSED_MONTH.atEndOfMonth(),
                "Frais bancaires de décembre",
                SimulatedMasterData.BANK_CHARGES,
                MoneyActions.BANK,
                4_990);
        remember(Kind.POSTING_AFTER_CLOSE, late, SimulatedMasterData.BANK_CHARGES);
        return List.of(
                new ReopenMonth(company.nextKey(), company.businessOn, startsOn),
                late,
                new PutReference(
                        company.nextKey(),
                        company.businessOn,
                        "close_period",
                        Map.of("starts_on", startsOn.toString())));
    }

    private void remember(Kind kind, BusinessAction action, String subject) {
        planted.add(new PlantedAnomaly(kind, action.key(), action.businessOn(), subject));
    }
}
