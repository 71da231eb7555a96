package vigie.operationaldb.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.GrantRebate;
import vigie.operationaldb.demo.BusinessAction.InvoicePurchase;
import vigie.operationaldb.demo.BusinessAction.InvoicedLine;
import vigie.operationaldb.demo.BusinessAction.LayFreight;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.ProductQuantity;
import vigie.operationaldb.demo.BusinessAction.PurchaseLine;
import vigie.operationaldb.demo.BusinessAction.ReceiveGoods;
import vigie.operationaldb.demo.BusinessAction.Scrap;
import vigie.operationaldb.demo.BusinessAction.SendBack;
import vigie.operationaldb.demo.BusinessAction.Transfer;
import vigie.operationaldb.demo.SimulatedCompany.Product;
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
        for (Product product : someProducts(5)) {
            long units = company.random.nextLong(5, 60);
            long quantityMicro = units * SimulatedCompany.ONE_UNIT_MICRO
                    + (product.divisible() ? company.random.nextLong(4) * SimulatedCompany.ONE_UNIT_MICRO / 4 : 0);
            long noiseThousandths = company.random.nextLong(-80, 81);
            long priceMicro = product.costMicro() + product.costMicro() * noiseThousandths / 1000;
            lines.add(new PurchaseLine(product.sku(), quantityMicro, priceMicro));
            items.add(new PurchaseItem(product, quantityMicro, priceMicro));
        }
        String supplier = SimulatedCompany.supplier(company.random.nextInt(SimulatedCompany.SUPPLIERS));
        company.purchases.add(new Purchase(key, supplier, warehouse, items));
        return new PlacePurchase(key, company.businessOn, supplier, SimulatedCompany.warehouse(warehouse), lines);
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
        long valueMinor = 0;
        List<ReceivedItem> received = new ArrayList<>();
        for (LineQuantity line : lines) {
            PurchaseItem item = purchase.items.get(line.lineNumber() - 1);
            item.openMicro -= line.quantityMicro();
            item.toInvoiceMicro += line.quantityMicro();
            valueMinor += item.valueMinor(line.quantityMicro());
            received.add(new ReceivedItem(item, line.quantityMicro()));
            company.stockMicro[purchase.warehouse][item.product.index()] += line.quantityMicro();
        }
        if (purchase.receivedSince == null) {
            purchase.receivedSince = company.businessOn;
        }
        String key = company.nextKey();
        company.receipts.add(new Receipt(key, valueMinor, purchase.warehouse, received));
        return new ReceiveGoods(key, company.businessOn, purchase.key, everything ? List.of() : lines);
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
                key, company.businessOn, purchase.key, TAX_20_PERCENT, atOtherPrice ? lines : List.of());
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
            Product product = item.product;
            long mostMicro = Math.min(received.leftMicro, company.stockMicro[receipt.warehouse()][product.index()]);
            boolean allOrNothing = item.toInvoiceMicro == 0 || !item.invoiced;
            if (mostMicro > 0 && allOrNothing && company.random.nextInt(2) == 0) {
                long quantityMicro = company.part(mostMicro, product);
                lines.add(new LineQuantity(index + 1, quantityMicro));
                received.leftMicro -= quantityMicro;
                company.stockMicro[receipt.warehouse()][product.index()] -= quantityMicro;
                item.toInvoiceMicro -= item.invoiced ? 0 : quantityMicro;
            }
        }
        return lines.isEmpty() ? null : new SendBack(company.nextKey(), company.businessOn, receipt.key(), lines);
    }

    /** The carrier's invoice for one of the last receipts, whatever became of its goods. */
    @Nullable
    BusinessAction freight() {
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
        for (Product product : someProducts(3)) {
            long onHandMicro = company.stockMicro[from][product.index()];
            if (onHandMicro > 0) {
                long quantityMicro = company.part(onHandMicro, product);
                lines.add(new ProductQuantity(product.sku(), quantityMicro));
                company.stockMicro[from][product.index()] -= quantityMicro;
                company.stockMicro[to][product.index()] += quantityMicro;
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
        for (Product product : someProducts(4)) {
            long onHandMicro = company.stockMicro[warehouse][product.index()];
            if (onHandMicro > 0) {
                long differenceMicro = company.random.nextLong(-2, 3) * SimulatedCompany.ONE_UNIT_MICRO;
                long countedMicro = Math.max(0, onHandMicro + differenceMicro);
                lines.add(new ProductQuantity(product.sku(), countedMicro));
                company.stockMicro[warehouse][product.index()] = countedMicro;
            }
        }
        return lines.isEmpty()
                ? null
                : new CountStock(company.nextKey(), company.businessOn, SimulatedCompany.warehouse(warehouse), lines);
    }

    @Nullable
    BusinessAction scrap() {
        int warehouse = company.random.nextInt(SimulatedCompany.WAREHOUSES);
        List<ProductQuantity> lines = new ArrayList<>();
        for (Product product : someProducts(2)) {
            long onHandMicro = company.stockMicro[warehouse][product.index()];
            if (onHandMicro > 0) {
                long quantityMicro = company.part(onHandMicro, product);
                lines.add(new ProductQuantity(product.sku(), quantityMicro));
                company.stockMicro[warehouse][product.index()] -= quantityMicro;
            }
        }
        return lines.isEmpty()
                ? null
                : new Scrap(company.nextKey(), company.businessOn, SimulatedCompany.warehouse(warehouse), lines);
    }

    private Set<Product> someProducts(int atMost) {
        Set<Product> picked = new LinkedHashSet<>();
        int wanted = 1 + company.random.nextInt(atMost);
        for (int draw = 0; draw < wanted; draw++) {
            picked.add(company.pick(company.products));
        }
        return picked;
    }
}
