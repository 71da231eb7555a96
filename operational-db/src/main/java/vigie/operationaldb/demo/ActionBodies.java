package vigie.operationaldb.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.CancelOrder;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.Deliver;
import vigie.operationaldb.demo.BusinessAction.InvoiceOrder;
import vigie.operationaldb.demo.BusinessAction.InvoicePurchase;
import vigie.operationaldb.demo.BusinessAction.InvoicedLine;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.ListedPrice;
import vigie.operationaldb.demo.BusinessAction.LoseQuotation;
import vigie.operationaldb.demo.BusinessAction.LotQuantity;
import vigie.operationaldb.demo.BusinessAction.OnAccount;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.PostEntry;
import vigie.operationaldb.demo.BusinessAction.ProductQuantity;
import vigie.operationaldb.demo.BusinessAction.PurchaseLine;
import vigie.operationaldb.demo.BusinessAction.PutPriceList;
import vigie.operationaldb.demo.BusinessAction.Quote;
import vigie.operationaldb.demo.BusinessAction.ReceiveGoods;
import vigie.operationaldb.demo.BusinessAction.ReopenMonth;
import vigie.operationaldb.demo.BusinessAction.SalesLine;
import vigie.operationaldb.demo.BusinessAction.Scrap;
import vigie.operationaldb.demo.BusinessAction.Terms;
import vigie.operationaldb.demo.BusinessAction.Transfer;
import vigie.operationaldb.demo.BusinessAction.WinQuotation;

/** Business actions as the bodies of commands, where these name no document the ledger numbered. */
final class ActionBodies {
    /** Unit some products are bought in. */
    static final String CARTON = "carton";

    private ActionBodies() {}

    static ObjectNode fields(Map<String, String> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            switch (name) {
                case "negative_allowed", "expires" -> body.put(name, Boolean.parseBoolean(value));
                case "net_days", "numerator" -> body.put(name, Integer.parseInt(value));
                default -> body.put(name, value);
            }
        });
        return body;
    }

    static ObjectNode purchase(PlacePurchase action) {
        ObjectNode body = body("number", action.key())
                .put("supplier", action.supplier())
                .put("warehouse", action.warehouse())
                .put("ordered_on", action.businessOn().toString());
        ArrayNode lines = body.putArray("lines");
        for (PurchaseLine line : action.lines()) {
            int units = Math.max(1, line.unitsPerCarton());
            ObjectNode node = lines.addObject()
                    .put("sku", line.sku())
                    .put("quantity", micro(line.quantityMicro() / units))
                    .put("unit_price", micro(line.unitPriceMicro() * units));
            if (line.unitsPerCarton() > 0) {
                node.put("unit", CARTON);
            }
        }
        return body;
    }

    static ObjectNode purchaseInvoice(InvoicePurchase action) {
        ObjectNode body = body("purchase_order", action.purchaseKey())
                .put("invoiced_on", action.businessOn().toString())
                .put("tax_rate_percent", rate(action.taxRateTenThousandths()));
        if (action.beforeReceipt()) {
            body.put("before_receipt", true);
        }
        if (!action.lines().isEmpty()) {
            body.put("accept_differences", "Price list of the supplier");
            ArrayNode lines = body.putArray("lines");
            for (InvoicedLine line : action.lines()) {
                lines.addObject()
                        .put("line_no", line.lineNumber())
                        .put("quantity", micro(line.quantityMicro()))
                        .put("net_amount", amount(line.netAmountMinor()));
            }
        }
        return body;
    }

    static ObjectNode order(ConfirmOrder action) {
        ObjectNode body = offer(action.key(), action.terms(), action.lines())
                .put("ordered_on", action.businessOn().toString());
        putIfKnown(body, "promised_on", action.terms().promisedOn());
        return body;
    }

    static ObjectNode quotation(Quote action) {
        return offer(action.key(), action.terms(), action.lines())
                .put("quoted_on", action.businessOn().toString())
                .put("valid_until", action.validUntil().toString());
    }

    /** What an order and a quotation have in common. */
    static ObjectNode offer(String number, Terms terms, List<SalesLine> salesLines) {
        ObjectNode body = body("number", number)
                .put("customer", terms.customer())
                .put("channel", terms.channel())
                .put("warehouse", terms.warehouse());
        putIfKnown(body, "salesperson", terms.salesperson());
        ArrayNode lines = body.putArray("lines");
        for (SalesLine line : salesLines) {
            ObjectNode node = lines.addObject()
                    .put("sku", line.sku())
                    .put("quantity", micro(line.quantityMicro()))
                    .put("tax_rate_percent", rate(line.taxRateTenThousandths()));
            if (line.unitPriceMicro() != null) {
                node.put("unit_price", micro(line.unitPriceMicro()));
            }
            if (line.discountTenThousandths() > 0) {
                node.put("discount_percent", rate(line.discountTenThousandths()));
            }
        }
        return body;
    }

    static ObjectNode transfer(Transfer action) {
        ObjectNode body = body("from", action.from())
                .put("to", action.to())
                .put("moved_on", action.businessOn().toString());
        return products(body, action.lines(), "quantity");
    }

    static ObjectNode count(CountStock action) {
        ObjectNode body = body("warehouse", action.warehouse())
                .put("counted_on", action.businessOn().toString());
        return products(body, action.lines(), "counted");
    }

    static ObjectNode scrap(Scrap action) {
        ObjectNode body = body("warehouse", action.warehouse())
                .put("scrapped_on", action.businessOn().toString())
                .put("reason", "Broken");
        return products(body, action.lines(), "quantity");
    }

    static ObjectNode receipt(ReceiveGoods action) {
        return lines(
                body("purchase_order", action.purchaseKey())
                        .put("received_on", action.businessOn().toString()),
                action.lines());
    }

    static ObjectNode won(WinQuotation action) {
        return body("number", action.key())
                .put("quotation", action.quotationKey())
                .put("ordered_on", action.businessOn().toString());
    }

    static ObjectNode lost(LoseQuotation action) {
        return body("quotation", action.quotationKey())
                .put("lost_on", action.businessOn().toString())
                .put("reason", "Bought elsewhere");
    }

    static ObjectNode delivery(Deliver action) {
        return lines(
                body("order", action.orderKey())
                        .put("delivered_on", action.businessOn().toString()),
                action.lines());
    }

    static ObjectNode invoice(InvoiceOrder action) {
        return lines(
                body("order", action.orderKey())
                        .put("invoiced_on", action.businessOn().toString())
                        .put("apply_on_account", action.onAccount() == OnAccount.APPLY),
                action.lines());
    }

    static ObjectNode reopening(ReopenMonth action) {
        return body("starts_on", action.startsOn().toString()).put("reason", "A late document");
    }

    static ObjectNode cancellation(CancelOrder action) {
        return body("order", action.orderKey())
                .put("cancelled_on", action.businessOn().toString())
                .put("reason", "Cancelled by the customer");
    }

    static ObjectNode businessDay(BusinessAction action) {
        return body("business_on", action.businessOn().toString());
    }

    static ObjectNode priceList(PutPriceList action) {
        ObjectNode body = body("code", action.code())
                .put("name", action.code())
                .put("valid_from", action.validFrom().toString());
        putIfKnown(body, "customer", action.customer());
        putIfKnown(body, "segment", action.segment());
        ArrayNode lines = body.putArray("lines");
        for (ListedPrice line : action.lines()) {
            ObjectNode node = lines.addObject();
            putIfKnown(node, "sku", line.sku());
            putIfKnown(node, "family", line.family());
            if (line.family() == null) {
                node.put("unit_price", micro(line.unitPriceMicro()));
            } else {
                node.put("discount_percent", rate(line.discountTenThousandths()));
            }
        }
        return body;
    }

    static ObjectNode entry(PostEntry action) {
        ObjectNode body = body("journal", "OD")
                .put("effective_on", action.businessOn().toString())
                .put("label", action.label());
        ArrayNode lines = body.putArray("lines");
        lines.addObject().put("account", action.debitAccount()).put("debit", amount(action.amountMinor()));
        lines.addObject().put("account", action.creditAccount()).put("credit", amount(action.amountMinor()));
        return body;
    }

    private static ObjectNode products(ObjectNode body, List<ProductQuantity> quantities, String field) {
        ArrayNode lines = body.putArray("lines");
        for (ProductQuantity line : quantities) {
            ObjectNode node = lines.addObject().put("sku", line.sku()).put(field, micro(line.quantityMicro()));
            putLots(node, line.lots());
        }
        return body;
    }

    private static void putLots(ObjectNode line, List<LotQuantity> lots) {
        if (!lots.isEmpty()) {
            ArrayNode list = line.putArray("lots");
            for (LotQuantity lot : lots) {
                ObjectNode node = list.addObject().put("lot", lot.lot()).put("quantity", micro(lot.quantityMicro()));
                putIfKnown(node, "expires_on", lot.expiresOn());
            }
        }
    }

    static ObjectNode lines(ObjectNode body, List<LineQuantity> quantities) {
        if (!quantities.isEmpty()) {
            ArrayNode lines = body.putArray("lines");
            for (LineQuantity line : quantities) {
                ObjectNode node = lines.addObject()
                        .put("line_no", line.lineNumber())
                        .put("quantity", micro(line.quantityMicro()));
                putLots(node, line.lots());
            }
        }
        return body;
    }

    static ObjectNode body(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static void putIfKnown(ObjectNode body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value.toString());
        }
    }

    static String micro(long valueMicro) {
        return BigDecimal.valueOf(valueMicro, 6).stripTrailingZeros().toPlainString();
    }

    static String amount(long amountMinor) {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }

    private static String rate(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros().toPlainString();
    }
}
