package vigie.operationaldb.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.InvoicePurchase;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.ProductQuantity;
import vigie.operationaldb.demo.BusinessAction.PurchaseLine;
import vigie.operationaldb.demo.BusinessAction.ReceiveGoods;
import vigie.operationaldb.demo.BusinessAction.Scrap;
import vigie.operationaldb.demo.BusinessAction.Transfer;
import vigie.operationaldb.demo.SimulatedCompany.Product;
import vigie.operationaldb.demo.SimulatedCompany.Purchase;
import vigie.operationaldb.demo.SimulatedCompany.PurchaseItem;

/**
 * What the simulated company can do with its suppliers and in its warehouses. Null: nothing of the kind is possible
 * now.
 */
final class SupplyActions {
    private static final int TAX_20_PERCENT = 200_000;

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
            items.add(new PurchaseItem(product, quantityMicro));
        }
        company.purchases.add(new Purchase(key, warehouse, items));
        String supplier = SimulatedCompany.supplier(company.random.nextInt(SimulatedCompany.SUPPLIERS));
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
        for (LineQuantity line : lines) {
            PurchaseItem item = purchase.items.get(line.lineNumber() - 1);
            item.openMicro -= line.quantityMicro();
            company.stockMicro[purchase.warehouse][item.product.index()] += line.quantityMicro();
        }
        purchase.receivedSinceInvoice = true;
        return new ReceiveGoods(company.nextKey(), company.businessOn, purchase.key, everything ? List.of() : lines);
    }

    @Nullable
    BusinessAction supplierInvoice() {
        List<Purchase> received = company.purchases.stream()
                .filter(purchase -> purchase.receivedSinceInvoice)
                .toList();
        if (received.isEmpty()) {
            return null;
        }
        Purchase purchase = company.pick(received);
        purchase.receivedSinceInvoice = false;
        return new InvoicePurchase(company.nextKey(), company.businessOn, purchase.key, TAX_20_PERCENT);
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
