package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.GrantRebate;
import vigie.operationaldb.demo.BusinessAction.InvoicePurchase;
import vigie.operationaldb.demo.BusinessAction.InvoicedLine;
import vigie.operationaldb.demo.BusinessAction.LayFreight;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.LotQuantity;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.ProductQuantity;
import vigie.operationaldb.demo.BusinessAction.PurchaseLine;
import vigie.operationaldb.demo.BusinessAction.ReceiveGoods;
import vigie.operationaldb.demo.BusinessAction.Scrap;
import vigie.operationaldb.demo.BusinessAction.SendBack;
import vigie.operationaldb.demo.BusinessAction.Transfer;
import vigie.operationaldb.demo.SimulatedCompany.Purchase;
import vigie.operationaldb.demo.SimulatedCompany.PurchaseItem;
import vigie.operationaldb.demo.SimulatedCompany.Receipt;
import vigie.operationaldb.demo.SimulatedCompany.ReceivedItem;
import vigie.operationaldb.demo.SimulatedCompany.SupplierInvoice;

/**
 * What the simulated company can do with its suppliers and in its warehouses. Null: nothing of the kind is possible
 * now.
 */
final class SupplyActions {
    private static final int TAX_20_PERCENT = 200_000;
    private static final int RECENT = 20;

    private final SimulatedCompany company;

    SupplyActions(SimulatedCompany company) {
        this.company = company;
    }

    BusinessAction purchase() {
        String key = company.nextKey();
        int warehouse = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        List<PurchaseLine> lines = new ArrayList<>();
        List<PurchaseItem> items = new ArrayList<>();
        for (SimulatedProduct product : someProducts(5, warehouse, one -> one.boughtOn(company.businessOn))) {
            int perCarton = product.inCartons() ? SimulatedProduct.CARTON_UNITS : 0;
            long units = perCarton == 0
                    ? company.random.nextLong(5, 60)
                    : company.random.nextLong(1, 6) * SimulatedProduct.CARTON_UNITS;
            long quantityMicro = units * SimulatedCompany.ONE_UNIT_MICRO
                    + (product.divisible() ? company.random.nextLong(4) * SimulatedCompany.ONE_UNIT_MICRO / 4 : 0);
            long costMicro = product.costMicroOn(company.businessOn);
            long priceMicro = costMicro + costMicro * company.random.nextLong(-80, 81) / 1000;
            lines.add(new PurchaseLine(product.sku(), quantityMicro, priceMicro, perCarton));
            items.add(new PurchaseItem(product, quantityMicro, priceMicro));
        }
        String supplier = SimulatedCompany.supplier(company.random.nextInt(SimulatedCompany.SUPPLIERS));
        company.purchases.add(new Purchase(key, supplier, warehouse, company.businessOn, items));
        return new PlacePurchase(key, company.businessOn, supplier, SimulatedCompany.warehouse(warehouse), lines);
    }

    /** Goods ordered, and invoiced before they come; they never do. */
    List<BusinessAction> invoicedNeverReceived() {
        SimulatedProduct product = company.pickProduct(one -> one.boughtOn(company.businessOn) && !one.tracked());
        String key = company.nextKey();
        PurchaseLine line = new PurchaseLine(
                product.sku(), 10 * SimulatedCompany.ONE_UNIT_MICRO, product.costMicroOn(company.businessOn), 0);
        return List.of(
                new PlacePurchase(
                        key,
                        company.businessOn,
                        SimulatedCompany.supplier(0),
                        SimulatedCompany.warehouse(0),
                        List.of(line)),
                new InvoicePurchase(company.nextKey(), company.businessOn, key, TAX_20_PERCENT, List.of(), true));
    }

    @Nullable
    BusinessAction receive() {
        List<Purchase> open = company.purchases.stream().filter(Purchase::open).toList();
        if (open.isEmpty()) {
            return null;
        }
        Purchase purchase = company.pick(open);
        boolean everything = company.random.nextInt(2) == 0;
        List<LineQuantity> lines = new ArrayList<>();
        for (int index = 0; index < purchase.items.size(); index++) {
            PurchaseItem item = purchase.items.get(index);
            boolean mustTake = lines.isEmpty() && index == purchase.items.size() - 1;
            if (item.openMicro > 0 && (everything || mustTake || company.random.nextInt(3) > 0)) {
                long quantityMicro = everything ? item.openMicro : company.part(item.openMicro, item.product);
                lines.add(new LineQuantity(index + 1, quantityMicro));
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        String key = company.nextKey();
        LocalDate receivedOn = keptLate(purchase.orderedOn, 5);
        long valueMinor = 0;
        List<ReceivedItem> received = new ArrayList<>();
        List<LineQuantity> withLots = new ArrayList<>();
        for (LineQuantity line : lines) {
            PurchaseItem item = purchase.items.get(line.lineNumber() - 1);
            item.openMicro -= line.quantityMicro();
            item.toInvoiceMicro += line.quantityMicro();
            valueMinor += item.valueMinor(line.quantityMicro());
            company.stockMicro[purchase.warehouse][item.product.index()] += line.quantityMicro();
            String lot = item.product.tracked() ? key + "/" + line.lineNumber() : null;
            received.add(new ReceivedItem(item, line.quantityMicro(), lot));
            withLots.add(lot == null ? line : withLot(line, lot, item.product, purchase.warehouse));
        }
        if (purchase.receivedSince == null || receivedOn.isBefore(purchase.receivedSince)) {
            purchase.receivedSince = receivedOn;
        }
        if (purchase.receivedLast == null || receivedOn.isAfter(purchase.receivedLast)) {
            purchase.receivedLast = receivedOn;
        }
        company.receipts.add(new Receipt(key, valueMinor, purchase.warehouse, received));
        boolean unsaid = everything && received.stream().allMatch(item -> item.lot == null);
        return new ReceiveGoods(key, receivedOn, purchase.key, unsaid ? List.of() : withLots);
    }

    private LineQuantity withLot(LineQuantity line, String lot, SimulatedProduct product, int warehouse) {
        LocalDate expiresOn = company.businessOn.plusDays(company.random.nextLong(20, 150));
        return new LineQuantity(
                line.lineNumber(),
                line.quantityMicro(),
                company.lots.enter(product, warehouse, line.quantityMicro(), lot, expiresOn));
    }

    /** Now and then a document is entered days after its date, which is not before another one's. */
    private LocalDate keptLate(LocalDate notBefore, int days) {
        LocalDate late = company.businessOn.minusDays(company.random.nextLong(1, days + 1L));
        return company.random.nextInt(6) > 0 ? company.businessOn : late.isBefore(notBefore) ? notBefore : late;
    }

    @Nullable
    BusinessAction supplierInvoice() {
        List<Purchase> received =
                company.purchases.stream().filter(Purchase::toInvoice).toList();
        if (received.isEmpty()) {
            return null;
        }
        Purchase purchase = company.pick(received);
        boolean atOtherPrice = company.random.nextInt(3) == 0;
        List<InvoicedLine> lines = new ArrayList<>();
        long netMinor = 0;
        for (int index = 0; index < purchase.items.size(); index++) {
            PurchaseItem item = purchase.items.get(index);
            if (item.toInvoiceMicro > 0) {
                long valueMinor = item.valueMinor(item.toInvoiceMicro);
                netMinor += valueMinor;
                long invoicedMinor = valueMinor + valueMinor * company.random.nextLong(-40, 61) / 1000;
                lines.add(new InvoicedLine(index + 1, item.toInvoiceMicro, invoicedMinor));
                item.toInvoiceMicro = 0;
                item.invoiced = true;
            }
        }
        String key = company.nextKey();
        company.supplierInvoices.add(
                new SupplierInvoice(key, purchase.supplier, Objects.requireNonNull(purchase.receivedSince), netMinor));
        return new InvoicePurchase(
                key,
                keptLate(Objects.requireNonNull(purchase.receivedLast), 10),
                purchase.key,
                TAX_20_PERCENT,
                atOtherPrice ? lines : List.of(),
                false);
    }

    /** Goods of one of the last receipts go back, from lines of which all or nothing is invoiced. */
    @Nullable
    BusinessAction sendBack() {
        if (company.receipts.isEmpty()) {
            return null;
        }
        Receipt receipt = company.pickRecent(company.receipts, RECENT);
        List<LineQuantity> lines = new ArrayList<>();
        for (int index = 0; index < receipt.items().size(); index++) {
            ReceivedItem received = receipt.items().get(index);
            PurchaseItem item = received.item;
            SimulatedProduct product = item.product;
            long mostMicro = Math.min(
                    received.leftMicro,
                    received.lot == null
                            ? company.onHandMicro(product, receipt.warehouse())
                            : company.lots.onHandMicro(product, receipt.warehouse(), received.lot));
            boolean allOrNothing = item.toInvoiceMicro == 0 || !item.invoiced;
            if (mostMicro > 0 && allOrNothing && company.random.nextInt(2) == 0) {
                long quantityMicro = company.part(mostMicro, product);
                List<LotQuantity> lots =
                        received.lot == null ? List.of() : List.of(new LotQuantity(received.lot, quantityMicro, null));
                lines.add(new LineQuantity(index + 1, quantityMicro, lots));
                received.leftMicro -= quantityMicro;
                company.stockMicro[receipt.warehouse()][product.index()] -= quantityMicro;
                company.lots.move(product, receipt.warehouse(), lots, -1);
                item.toInvoiceMicro -= item.invoiced ? 0 : quantityMicro;
            }
        }
        return lines.isEmpty() ? null : new SendBack(company.nextKey(), company.businessOn, receipt.key(), lines);
    }

    /** The carrier's invoice for one of the last receipts, whatever became of its goods. */
    @Nullable
    LayFreight freight() {
        if (company.receipts.isEmpty()) {
            return null;
        }
        Receipt receipt = company.pickRecent(company.receipts, RECENT);
        long netMinor = 1 + receipt.valueMinor() * company.random.nextLong(5, 80) / 1000;
        String carrier = SimulatedCompany.supplier(company.random.nextInt(SimulatedCompany.SUPPLIERS));
        return new LayFreight(company.nextKey(), company.businessOn, carrier, receipt.key(), netMinor);
    }

    /** A rebate small beside the invoice it is credited on, so that no receipt becomes worth less than nothing. */
    @Nullable
    BusinessAction rebate() {
        if (company.supplierInvoices.isEmpty()) {
            return null;
        }
        SupplierInvoice invoice = company.pickRecent(company.supplierInvoices, RECENT);
        company.supplierInvoices.remove(invoice);
        long netMinor = invoice.netMinor() * company.random.nextLong(10, 50) / 1000;
        return netMinor == 0
                ? null
                : new GrantRebate(
                        company.nextKey(),
                        company.businessOn,
                        invoice.supplier(),
                        invoice.key(),
                        invoice.receivedSince(),
                        netMinor);
    }

    @Nullable
    BusinessAction transfer() {
        int from = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        int to = (from + 1 + company.random.nextInt(SimulatedCompany.WAREHOUSES - 1)) % SimulatedCompany.WAREHOUSES;
        List<ProductQuantity> lines = new ArrayList<>();
        for (SimulatedProduct product : someProducts(3, to, one -> true)) {
            long onHandMicro = company.onHandMicro(product, from);
            if (onHandMicro > 0) {
                long quantityMicro = company.part(onHandMicro, product);
                List<LotQuantity> lots = company.leave(product, from, quantityMicro, null);
                company.enter(product, to, quantityMicro, lots);
                lines.add(new ProductQuantity(product.sku(), quantityMicro, lots));
            }
        }
        return lines.isEmpty()
                ? null
                : new Transfer(
                        company.nextKey(),
                        company.businessOn,
                        SimulatedCompany.warehouse(from),
                        SimulatedCompany.warehouse(to),
                        lines);
    }

    /** Counts only shelves with goods on them: a surplus enters at the average cost of what is there. */
    @Nullable
    BusinessAction count() {
        int warehouse = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        List<ProductQuantity> lines = new ArrayList<>();
        for (SimulatedProduct product : someProducts(4, warehouse, one -> true)) {
            if (company.onHandMicro(product, warehouse) > 0) {
                lines.add(
                        counted(product, warehouse, company.random.nextLong(-2, 3) * SimulatedCompany.ONE_UNIT_MICRO));
            }
        }
        return lines.isEmpty()
                ? null
                : new CountStock(company.nextKey(), company.businessOn, SimulatedCompany.warehouse(warehouse), lines);
    }

    /** What a count finds of a product that is there; of lots, the first is the one that differs. */
    private ProductQuantity counted(SimulatedProduct product, int warehouse, long differenceMicro) {
        long onHandMicro = company.onHandMicro(product, warehouse);
        if (!product.tracked()) {
            long countedMicro = Math.max(0, onHandMicro + differenceMicro);
            company.stockMicro[warehouse][product.index()] = countedMicro;
            return new ProductQuantity(product.sku(), countedMicro);
        }
        LotQuantity first = company.lots.inWarehouse(product, warehouse).getFirst();
        long foundMicro = first.quantityMicro() + differenceMicro > 0 ? differenceMicro : 0;
        company.enter(product, warehouse, foundMicro, List.of(new LotQuantity(first.lot(), foundMicro, null)));
        return new ProductQuantity(
                product.sku(), onHandMicro + foundMicro, company.lots.inWarehouse(product, warehouse));
    }

    /** A count that finds half of the largest stock. */
    @Nullable
    CountStock countHalf() {
        int warehouse = 0;
        SimulatedProduct product = company.products.stream()
                .filter(one -> !one.tracked())
                .max(Comparator.comparingLong(one -> company.onHandMicro(one, warehouse)))
                .orElseThrow();
        long units = company.onHandMicro(product, warehouse) / SimulatedCompany.ONE_UNIT_MICRO;
        return units < 10
                ? null
                : new CountStock(
                        company.nextKey(),
                        company.businessOn,
                        SimulatedCompany.warehouse(warehouse),
                        List.of(counted(product, warehouse, -(units / 2) * SimulatedCompany.ONE_UNIT_MICRO)));
    }

    @Nullable
    BusinessAction scrap() {
        int warehouse = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        List<ProductQuantity> lines = new ArrayList<>();
        for (SimulatedProduct product : someProducts(2, warehouse, one -> true)) {
            long onHandMicro = company.onHandMicro(product, warehouse);
            if (onHandMicro > 0) {
                long quantityMicro = company.part(onHandMicro, product);
                lines.add(new ProductQuantity(
                        product.sku(), quantityMicro, company.leave(product, warehouse, quantityMicro, null)));
            }
        }
        return lines.isEmpty()
                ? null
                : new Scrap(company.nextKey(), company.businessOn, SimulatedCompany.warehouse(warehouse), lines);
    }

    private Set<SimulatedProduct> someProducts(int atMost, int warehouse, Predicate<SimulatedProduct> fits) {
        Set<SimulatedProduct> picked = new LinkedHashSet<>();
        int wanted = 1 + company.random.nextInt(atMost);
        for (int draw = 0; draw < wanted; draw++) {
            picked.add(company.pickProduct(one -> SimulatedCompany.maybeIn(one, warehouse) && fits.test(one)));
        }
        return picked;
    }
}
