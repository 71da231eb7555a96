package vigie.operationaldb.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.demo.BusinessAction.AllocatePayment;
import vigie.operationaldb.demo.BusinessAction.Allocation;
import vigie.operationaldb.demo.BusinessAction.CancelOrder;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.CreditPrice;
import vigie.operationaldb.demo.BusinessAction.CreditReturn;
import vigie.operationaldb.demo.BusinessAction.Deliver;
import vigie.operationaldb.demo.BusinessAction.Excess;
import vigie.operationaldb.demo.BusinessAction.GrantRebate;
import vigie.operationaldb.demo.BusinessAction.InvoiceOrder;
import vigie.operationaldb.demo.BusinessAction.InvoicePurchase;
import vigie.operationaldb.demo.BusinessAction.InvoicedLine;
import vigie.operationaldb.demo.BusinessAction.LayFreight;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.OnAccount;
import vigie.operationaldb.demo.BusinessAction.OpenDay;
import vigie.operationaldb.demo.BusinessAction.Pay;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.ProductQuantity;
import vigie.operationaldb.demo.BusinessAction.PurchaseLine;
import vigie.operationaldb.demo.BusinessAction.PutReference;
import vigie.operationaldb.demo.BusinessAction.ReceiveGoods;
import vigie.operationaldb.demo.BusinessAction.Refusable;
import vigie.operationaldb.demo.BusinessAction.SalesLine;
import vigie.operationaldb.demo.BusinessAction.Scrap;
import vigie.operationaldb.demo.BusinessAction.SendBack;
import vigie.operationaldb.demo.BusinessAction.TakeBack;
import vigie.operationaldb.demo.BusinessAction.Terms;
import vigie.operationaldb.demo.BusinessAction.Transfer;

/**
 * Applies business actions to the ledger, through {@code api} only, in the order of the history.
 *
 * <p>It remembers the document number each action got, because later actions name documents by the key of the action
 * that made
 * them. Applying a history again from its start is harmless: same keys, same answers.
 */
public final class ApplyAction {
    private final LedgerCommands commands;
    private final Map<String, String> numberByKey = new HashMap<>();

    public ApplyAction(LedgerCommands commands) {
        this.commands = commands;
    }

    /** What the ledger did with an action. */
    public sealed interface Outcome {
        /** The action is in the ledger. */
        record Accepted(JsonNode answer) implements Outcome {}

        /** An action that had to be refused was refused, with the right code; nothing was written. */
        record RefusedAsExpected(CommandRefused refusal) implements Outcome {}
    }

    /**
     * Applies one action.
     *
     * @throws CommandRefused when an action that is not {@link Refusable} is refused
     * @throws IllegalStateException when a {@link Refusable} action is accepted, or refused for another reason
     */
    public Outcome apply(BusinessAction action) throws CommandRefused {
        if (!(action instanceof Refusable refusable)) {
            JsonNode answer = execute(action);
            String number = answer.path("number").asText("");
            numberByKey.put(action.key(), number.isEmpty() ? action.key() : number);
            return new Outcome.Accepted(answer);
        }
        try {
            execute(refusable.action());
        } catch (CommandRefused refused) {
            if (!refused.code().equals(refusable.code())) {
                throw new IllegalStateException(
                        "Refused with " + refused.getMessage() + " instead of " + refusable.code() + ": " + action,
                        refused);
            }
            return new Outcome.RefusedAsExpected(refused);
        }
        throw new IllegalStateException("Accepted, but had to be refused with " + refusable.code() + ": " + action);
    }

    private JsonNode execute(BusinessAction action) throws CommandRefused {
        String day = action.businessOn().toString();
        return switch (action) {
            case PutReference a -> call(a, a.command(), fields(a.fields()));
            case OpenDay a -> call(a, "tick", body("business_on", day));
            case PlacePurchase a -> call(a, "place_purchase_order", purchase(a));
            case ReceiveGoods a ->
                call(
                        a,
                        "receive_goods",
                        lines(body("purchase_order", a.purchaseKey()).put("received_on", day), a.lines()));
            case InvoicePurchase a -> call(a, "invoice_purchase", purchaseInvoice(a));
            case LayFreight a -> call(a, "record_landed_costs", freight(a));
            case GrantRebate a ->
                call(
                        a,
                        "record_supplier_rebate",
                        body("supplier", a.supplier())
                                .put("invoice", number(a.invoiceKey()))
                                .put("credited_on", day)
                                .put("net_amount", amount(a.netAmountMinor()))
                                .put("from", a.receivedSince().toString())
                                .put("until", day));
            case SendBack a -> call(a, "return_to_supplier", sendBack(a));
            case ConfirmOrder a -> call(a, "confirm_order", order(a));
            case Deliver a ->
                call(a, "deliver", lines(body("order", a.orderKey()).put("delivered_on", day), a.lines()));
            case InvoiceOrder a ->
                call(
                        a,
                        "invoice",
                        lines(
                                body("order", a.orderKey())
                                        .put("invoiced_on", day)
                                        .put("apply_on_account", a.onAccount() == OnAccount.APPLY),
                                a.lines()));
            case TakeBack a ->
                call(
                        a,
                        "take_back",
                        lines(body("delivery", number(a.deliveryKey())).put("returned_on", day), a.lines()));
            case CreditReturn a -> call(a, "credit", creditReturn(a));
            case CreditPrice a -> call(a, "credit", creditPrice(a));
            case Pay a -> call(a, "record_payment", payment(a));
            case AllocatePayment a ->
                call(
                        a,
                        "allocate_payment",
                        body("payment", number(a.paymentKey()))
                                .put("invoice", number(a.invoiceKey()))
                                .put("amount", amount(a.amountMinor()))
                                .put("allocated_on", day));
            case Transfer a -> call(a, "transfer", transfer(a));
            case CountStock a -> call(a, "count_stock", count(a));
            case Scrap a -> call(a, "scrap", scrap(a));
            case CancelOrder a ->
                call(
                        a,
                        "cancel_order",
                        body("order", a.orderKey())
                                .put("cancelled_on", day)
                                .put("reason", "Cancelled by the customer"));
            case Refusable a -> execute(a.action());
        };
    }

    private JsonNode call(BusinessAction action, String command, ObjectNode body) throws CommandRefused {
        return commands.call(command, action.key(), body);
    }

    private static ObjectNode fields(Map<String, String> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            switch (name) {
                case "negative_allowed" -> body.put(name, Boolean.parseBoolean(value));
                case "net_days" -> body.put(name, Integer.parseInt(value));
                default -> body.put(name, value);
            }
        });
        return body;
    }

    private static ObjectNode purchase(PlacePurchase action) {
        ObjectNode body = body("number", action.key())
                .put("supplier", action.supplier())
                .put("warehouse", action.warehouse())
                .put("ordered_on", action.businessOn().toString());
        ArrayNode lines = body.putArray("lines");
        for (PurchaseLine line : action.lines()) {
            lines.addObject()
                    .put("sku", line.sku())
                    .put("quantity", micro(line.quantityMicro()))
                    .put("unit_price", micro(line.unitPriceMicro()));
        }
        return body;
    }

    private static ObjectNode order(ConfirmOrder action) {
        Terms terms = action.terms();
        ObjectNode body = body("number", action.key())
                .put("customer", terms.customer())
                .put("channel", terms.channel())
                .put("warehouse", terms.warehouse())
                .put("ordered_on", action.businessOn().toString());
        putIfKnown(body, "salesperson", terms.salesperson());
        putIfKnown(body, "promised_on", terms.promisedOn());
        ArrayNode lines = body.putArray("lines");
        for (SalesLine line : action.lines()) {
            ObjectNode node = lines.addObject()
                    .put("sku", line.sku())
                    .put("quantity", micro(line.quantityMicro()))
                    .put("unit_price", micro(line.unitPriceMicro()))
                    .put("tax_rate_percent", rate(line.taxRateTenThousandths()));
            if (line.discountTenThousandths() > 0) {
                node.put("discount_percent", rate(line.discountTenThousandths()));
            }
        }
        return body;
    }

    private static ObjectNode purchaseInvoice(InvoicePurchase action) {
        ObjectNode body = body("purchase_order", action.purchaseKey())
                .put("invoiced_on", action.businessOn().toString())
                .put("tax_rate_percent", rate(action.taxRateTenThousandths()));
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

    private ObjectNode sendBack(SendBack action) {
        ObjectNode body = body("receipt", number(action.receiptKey()))
                .put("returned_on", action.businessOn().toString())
                .put("reason", "Not as ordered");
        return lines(body, action.lines());
    }

    private ObjectNode freight(LayFreight action) {
        ObjectNode body = body("supplier", action.supplier())
                .put("invoiced_on", action.businessOn().toString());
        body.putArray("charges").addObject().put("kind", "freight").put("net_amount", amount(action.netAmountMinor()));
        body.putArray("receipts").addObject().put("receipt", number(action.receiptKey()));
        return body;
    }

    private ObjectNode creditReturn(CreditReturn action) {
        ObjectNode body = body("invoice", number(action.invoiceKey()))
                .put("credited_on", action.businessOn().toString());
        ArrayNode lines = body.putArray("lines");
        for (LineQuantity line : action.lines()) {
            lines.addObject()
                    .put("line_no", line.lineNumber())
                    .put("kind", "return")
                    .put("quantity", micro(line.quantityMicro()));
        }
        return body;
    }

    private ObjectNode creditPrice(CreditPrice action) {
        ObjectNode body = body("invoice", number(action.invoiceKey()))
                .put("credited_on", action.businessOn().toString());
        body.putArray("lines")
                .addObject()
                .put("line_no", action.lineNumber())
                .put("kind", "price")
                .put("net_amount", amount(action.netAmountMinor()));
        return body;
    }

    private ObjectNode payment(Pay action) {
        ObjectNode body = body("customer", action.customer())
                .put("paid_on", action.businessOn().toString())
                .put("method", "TRANSFER")
                .put("amount", amount(action.amountMinor()))
                .put("excess", action.excess() == Excess.REFUSE ? "refuse" : "on-account");
        if (!action.allocations().isEmpty()) {
            ArrayNode allocations = body.putArray("allocations");
            for (Allocation allocation : action.allocations()) {
                allocations
                        .addObject()
                        .put("invoice", number(allocation.invoiceKey()))
                        .put("amount", amount(allocation.amountMinor()));
            }
        }
        return body;
    }

    private static ObjectNode transfer(Transfer action) {
        ObjectNode body = body("from", action.from())
                .put("to", action.to())
                .put("moved_on", action.businessOn().toString());
        ArrayNode lines = body.putArray("lines");
        for (ProductQuantity line : action.lines()) {
            lines.addObject().put("sku", line.sku()).put("quantity", micro(line.quantityMicro()));
        }
        return body;
    }

    private static ObjectNode count(CountStock action) {
        ObjectNode body = body("warehouse", action.warehouse())
                .put("counted_on", action.businessOn().toString());
        ArrayNode lines = body.putArray("lines");
        for (ProductQuantity line : action.lines()) {
            lines.addObject().put("sku", line.sku()).put("counted", micro(line.quantityMicro()));
        }
        return body;
    }

    private static ObjectNode scrap(Scrap action) {
        ObjectNode body = body("warehouse", action.warehouse())
                .put("scrapped_on", action.businessOn().toString())
                .put("reason", "Broken");
        ArrayNode lines = body.putArray("lines");
        for (ProductQuantity line : action.lines()) {
            lines.addObject().put("sku", line.sku()).put("quantity", micro(line.quantityMicro()));
        }
        return body;
    }

    private static ObjectNode lines(ObjectNode body, List<LineQuantity> quantities) {
        if (!quantities.isEmpty()) {
            ArrayNode lines = body.putArray("lines");
            for (LineQuantity line : quantities) {
                lines.addObject().put("line_no", line.lineNumber()).put("quantity", micro(line.quantityMicro()));
            }
        }
        return body;
    }

    private String number(String key) {
        String number = numberByKey.get(key);
        if (number == null) {
            throw new IllegalStateException("No document was made by action " + key + " in this history");
        }
        return number;
    }

    private static ObjectNode body(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static void putIfKnown(ObjectNode body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value.toString());
        }
    }

    private static String micro(long valueMicro) {
        return BigDecimal.valueOf(valueMicro, 6).stripTrailingZeros().toPlainString();
    }

    private static String amount(long amountMinor) {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }

    private static String rate(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros().toPlainString();
    }
}
