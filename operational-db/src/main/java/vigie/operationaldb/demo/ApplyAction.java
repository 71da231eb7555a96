package vigie.operationaldb.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.demo.BusinessAction.AllocatePayment;
import vigie.operationaldb.demo.BusinessAction.Allocation;
import vigie.operationaldb.demo.BusinessAction.CancelOrder;
import vigie.operationaldb.demo.BusinessAction.ConfirmOrder;
import vigie.operationaldb.demo.BusinessAction.CountStock;
import vigie.operationaldb.demo.BusinessAction.CreditFreight;
import vigie.operationaldb.demo.BusinessAction.CreditPrice;
import vigie.operationaldb.demo.BusinessAction.CreditReturn;
import vigie.operationaldb.demo.BusinessAction.Deliver;
import vigie.operationaldb.demo.BusinessAction.Excess;
import vigie.operationaldb.demo.BusinessAction.ExpireQuotations;
import vigie.operationaldb.demo.BusinessAction.GrantRebate;
import vigie.operationaldb.demo.BusinessAction.InvoiceOrder;
import vigie.operationaldb.demo.BusinessAction.InvoicePurchase;
import vigie.operationaldb.demo.BusinessAction.LayFreight;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.LoseQuotation;
import vigie.operationaldb.demo.BusinessAction.OpenDay;
import vigie.operationaldb.demo.BusinessAction.Pay;
import vigie.operationaldb.demo.BusinessAction.PlacePurchase;
import vigie.operationaldb.demo.BusinessAction.PostEntry;
import vigie.operationaldb.demo.BusinessAction.PutPriceList;
import vigie.operationaldb.demo.BusinessAction.PutReference;
import vigie.operationaldb.demo.BusinessAction.Quote;
import vigie.operationaldb.demo.BusinessAction.ReceiveGoods;
import vigie.operationaldb.demo.BusinessAction.Refusable;
import vigie.operationaldb.demo.BusinessAction.ReopenMonth;
import vigie.operationaldb.demo.BusinessAction.Scrap;
import vigie.operationaldb.demo.BusinessAction.SendBack;
import vigie.operationaldb.demo.BusinessAction.TakeBack;
import vigie.operationaldb.demo.BusinessAction.Transfer;
import vigie.operationaldb.demo.BusinessAction.WinQuotation;

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
        return switch (action) {
            case PutReference a -> call(a, a.command(), ActionBodies.fields(a.fields()));
            case PutPriceList a -> call(a, "put_price_list", ActionBodies.priceList(a));
            case OpenDay a -> call(a, "tick", ActionBodies.businessDay(a));
            case PlacePurchase a -> call(a, "place_purchase_order", ActionBodies.purchase(a));
            case ReceiveGoods a -> call(a, "receive_goods", ActionBodies.receipt(a));
            case InvoicePurchase a -> call(a, "invoice_purchase", ActionBodies.purchaseInvoice(a));
            case LayFreight a -> call(a, "record_landed_costs", freight(a));
            case GrantRebate a -> call(a, "record_supplier_rebate", rebate(a));
            case CreditFreight a -> call(a, "credit_purchase", creditFreight(a));
            case SendBack a -> call(a, "return_to_supplier", sendBack(a));
            case ConfirmOrder a -> call(a, "confirm_order", ActionBodies.order(a));
            case Quote a -> call(a, "quote", ActionBodies.quotation(a));
            case WinQuotation a -> call(a, "confirm_order", ActionBodies.won(a));
            case LoseQuotation a -> call(a, "lose_quotation", ActionBodies.lost(a));
            case ExpireQuotations a -> call(a, "expire_quotations", ActionBodies.businessDay(a));
            case Deliver a -> call(a, "deliver", ActionBodies.delivery(a));
            case InvoiceOrder a -> call(a, "invoice", ActionBodies.invoice(a));
            case TakeBack a -> call(a, "take_back", takeBack(a));
            case CreditReturn a -> call(a, "credit", creditReturn(a));
            case CreditPrice a -> call(a, "credit", creditPrice(a));
            case Pay a -> call(a, "record_payment", payment(a));
            case AllocatePayment a -> call(a, "allocate_payment", allocation(a));
            case Transfer a -> call(a, "transfer", ActionBodies.transfer(a));
            case CountStock a -> call(a, "count_stock", ActionBodies.count(a));
            case Scrap a -> call(a, "scrap", ActionBodies.scrap(a));
            case PostEntry a -> call(a, "post_entry", ActionBodies.entry(a));
            case ReopenMonth a -> call(a, "reopen_period", ActionBodies.reopening(a));
            case CancelOrder a -> call(a, "cancel_order", ActionBodies.cancellation(a));
            case Refusable a -> execute(a.action());
        };
    }

    private JsonNode call(BusinessAction action, String command, ObjectNode body) throws CommandRefused {
        return commands.call(command, action.key(), body);
    }

    private ObjectNode sendBack(SendBack action) {
        ObjectNode body = ActionBodies.body("receipt", number(action.receiptKey()))
                .put("returned_on", action.businessOn().toString())
                .put("reason", "Not as ordered");
        return ActionBodies.lines(body, action.lines());
    }

    private ObjectNode freight(LayFreight action) {
        ObjectNode body = ActionBodies.body("supplier", action.supplier())
                .put("invoiced_on", action.businessOn().toString());
        body.putArray("charges")
                .addObject()
                .put("kind", "freight")
                .put("net_amount", ActionBodies.amount(action.netAmountMinor()));
        body.putArray("receipts").addObject().put("receipt", number(action.receiptKey()));
        return body;
    }

    private ObjectNode creditFreight(CreditFreight action) {
        ObjectNode body = ActionBodies.body("supplier", action.supplier())
                .put("invoice", number(action.invoiceKey()))
                .put("credited_on", action.businessOn().toString());
        body.putArray("lines")
                .addObject()
                .put("line_no", 1)
                .put("net_amount", ActionBodies.amount(action.netAmountMinor()));
        return body;
    }

    private ObjectNode creditPrice(CreditPrice action) {
        ObjectNode body = ActionBodies.body("invoice", number(action.invoiceKey()))
                .put("credited_on", action.businessOn().toString());
        body.putArray("lines")
                .addObject()
                .put("line_no", action.lineNumber())
                .put("kind", "price")
                .put("net_amount", ActionBodies.amount(action.netAmountMinor()));
        return body;
    }

    private ObjectNode payment(Pay action) {
        ObjectNode body = ActionBodies.body("customer", action.customer())
                .put("paid_on", action.businessOn().toString())
                .put("method", "TRANSFER")
                .put("amount", ActionBodies.amount(action.amountMinor()))
                .put("excess", action.excess() == Excess.REFUSE ? "refuse" : "on-account");
        if (!action.allocations().isEmpty()) {
            ArrayNode allocations = body.putArray("allocations");
            for (Allocation allocation : action.allocations()) {
                allocations
                        .addObject()
                        .put("invoice", number(allocation.invoiceKey()))
                        .put("amount", ActionBodies.amount(allocation.amountMinor()));
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

    private ObjectNode creditReturn(CreditReturn action) {
        ObjectNode body = ActionBodies.body("invoice", number(action.invoiceKey()))
                .put("credited_on", action.businessOn().toString());
        ArrayNode lines = body.putArray("lines");
        for (LineQuantity line : action.lines()) {
            lines.addObject()
                    .put("line_no", line.lineNumber())
                    .put("kind", "return")
                    .put("quantity", ActionBodies.micro(line.quantityMicro()));
        }
        return body;
    }

    private ObjectNode rebate(GrantRebate action) {
        return ActionBodies.body("supplier", action.supplier())
                .put("invoice", number(action.invoiceKey()))
                .put("credited_on", action.businessOn().toString())
                .put("net_amount", ActionBodies.amount(action.netAmountMinor()))
                .put("from", action.receivedSince().toString())
                .put("until", action.businessOn().toString());
    }

    private ObjectNode takeBack(TakeBack action) {
        return ActionBodies.lines(
                ActionBodies.body("delivery", number(action.deliveryKey()))
                        .put("returned_on", action.businessOn().toString()),
                action.lines());
    }

    private ObjectNode allocation(AllocatePayment action) {
        return ActionBodies.body("payment", number(action.paymentKey()))
                .put("invoice", number(action.invoiceKey()))
                .put("amount", ActionBodies.amount(action.amountMinor()))
                .put("allocated_on", action.businessOn().toString());
    }
}
