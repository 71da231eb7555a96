package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a distributor does, in the words of the trade.
 *
 * <p>Quantities are millionths, unit prices millionths of the currency unit, amounts cents, rates ten-thousandths of
 * a percent.
 * The key names the action for ever: it is its idempotency key, and later actions refer to earlier ones by it. No
 * line list
 * means: everything that is open.
 */
public sealed interface BusinessAction {
    /** Idempotency key; unique in a history. */
    String key();

    /** Business day of the action. */
    LocalDate businessOn();

    /** Writes one master record with a {@code put_...} command. */
    record PutReference(String key, LocalDate businessOn, String command, Map<String, String> fields)
            implements BusinessAction {
        public PutReference {
            fields = Map.copyOf(fields);
        }
    }

    /** Writes a price list: for a customer, a segment or, with neither, everyone. */
    record PutPriceList(
            String key,
            LocalDate businessOn,
            String code,
            @Nullable String customer,
            @Nullable String segment,
            LocalDate validFrom,
            List<ListedPrice> lines)
            implements BusinessAction {
        public PutPriceList {
            lines = List.copyOf(lines);
        }
    }

    /** Business day starts. */
    record OpenDay(String key, LocalDate businessOn) implements BusinessAction {}

    /** Orders goods from a supplier; the order's number is the key. */
    record PlacePurchase(String key, LocalDate businessOn, String supplier, String warehouse, List<PurchaseLine> lines)
            implements BusinessAction {
        public PlacePurchase {
            lines = List.copyOf(lines);
        }
    }

    /** Receives a purchase order, wholly or in part. */
    record ReceiveGoods(String key, LocalDate businessOn, String purchaseKey, List<LineQuantity> lines)
            implements BusinessAction {
        public ReceiveGoods {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Books the supplier's invoice for what was received, or for what is still to come: at the order price, or line by
     * line at another one.
     */
    record InvoicePurchase(
            String key,
            LocalDate businessOn,
            String purchaseKey,
            int taxRateTenThousandths,
            List<InvoicedLine> lines,
            boolean beforeReceipt)
            implements BusinessAction {
        public InvoicePurchase {
            lines = List.copyOf(lines);
        }
    }

    /** Books a carrier's invoice and lays it over what a receipt brought in. */
    record LayFreight(String key, LocalDate businessOn, String supplier, String receiptKey, long netAmountMinor)
            implements BusinessAction {}

    /** Books the rebate a supplier grants on all that came from them since a day, against one of their invoices. */
    record GrantRebate(
            String key,
            LocalDate businessOn,
            String supplier,
            String invoiceKey,
            LocalDate receivedSince,
            long netAmountMinor)
            implements BusinessAction {}

    /** Books the credit note of a supplier for the whole of an invoice of one charge. */
    record CreditFreight(String key, LocalDate businessOn, String supplier, String invoiceKey, long netAmountMinor)
            implements BusinessAction {}

    /** Sends goods of a receipt back to their supplier. */
    record SendBack(String key, LocalDate businessOn, String receiptKey, List<LineQuantity> lines)
            implements BusinessAction {
        public SendBack {
            lines = List.copyOf(lines);
        }
    }

    /** Confirms a customer's order; the order's number is the key. */
    record ConfirmOrder(String key, LocalDate businessOn, Terms terms, List<SalesLine> lines)
            implements BusinessAction {
        public ConfirmOrder {
            lines = List.copyOf(lines);
        }
    }

    /** Offers goods; the quotation's number is the key. */
    record Quote(String key, LocalDate businessOn, Terms terms, LocalDate validUntil, List<SalesLine> lines)
            implements BusinessAction {
        public Quote {
            lines = List.copyOf(lines);
        }
    }

    /** The customer orders as quoted; the order's number is the key. */
    record WinQuotation(String key, LocalDate businessOn, String quotationKey) implements BusinessAction {}

    /** The customer buys elsewhere. */
    record LoseQuotation(String key, LocalDate businessOn, String quotationKey) implements BusinessAction {}

    /** Quotations nobody answered in time expire. */
    record ExpireQuotations(String key, LocalDate businessOn) implements BusinessAction {}

    /** Ships goods of an order. */
    record Deliver(String key, LocalDate businessOn, String orderKey, List<LineQuantity> lines)
            implements BusinessAction {
        public Deliver {
            lines = List.copyOf(lines);
        }
    }

    /** Invoices an order; with lines also before delivery. */
    record InvoiceOrder(
            String key, LocalDate businessOn, String orderKey, List<LineQuantity> lines, OnAccount onAccount)
            implements BusinessAction {
        public InvoiceOrder {
            lines = List.copyOf(lines);
        }
    }

    /** Takes goods of a delivery back into stock. */
    record TakeBack(String key, LocalDate businessOn, String deliveryKey, List<LineQuantity> lines)
            implements BusinessAction {
        public TakeBack {
            lines = List.copyOf(lines);
        }
    }

    /** Credits returned goods of an invoice. */
    record CreditReturn(String key, LocalDate businessOn, String invoiceKey, List<LineQuantity> lines)
            implements BusinessAction {
        public CreditReturn {
            lines = List.copyOf(lines);
        }
    }

    /** Credits a part of the price of one invoice line; no goods move. */
    record CreditPrice(String key, LocalDate businessOn, String invoiceKey, int lineNumber, long netAmountMinor)
            implements BusinessAction {}

    /** Records money from a customer; no allocations means oldest invoice first. */
    record Pay(
            String key,
            LocalDate businessOn,
            String customer,
            long amountMinor,
            Excess excess,
            List<Allocation> allocations)
            implements BusinessAction {
        public Pay {
            allocations = List.copyOf(allocations);
        }
    }

    /** Uses money on account for an invoice. */
    record AllocatePayment(String key, LocalDate businessOn, String paymentKey, String invoiceKey, long amountMinor)
            implements BusinessAction {}

    /** Moves goods between warehouses. */
    record Transfer(String key, LocalDate businessOn, String from, String to, List<ProductQuantity> lines)
            implements BusinessAction {
        public Transfer {
            lines = List.copyOf(lines);
        }
    }

    /** Counts products on the shelf; differences become stock moves. */
    record CountStock(String key, LocalDate businessOn, String warehouse, List<ProductQuantity> lines)
            implements BusinessAction {
        public CountStock {
            lines = List.copyOf(lines);
        }
    }

    /** Gives goods up: broken, out of date. */
    record Scrap(String key, LocalDate businessOn, String warehouse, List<ProductQuantity> lines)
            implements BusinessAction {
        public Scrap {
            lines = List.copyOf(lines);
        }
    }

    /** Posts an entry of two lines to the journal of miscellaneous operations. */
    record PostEntry(
            String key, LocalDate businessOn, String label, String debitAccount, String creditAccount, long amountMinor)
            implements BusinessAction {}

    /** Opens a closed month again; a second one closes it. */
    record ReopenMonth(String key, LocalDate businessOn, LocalDate startsOn) implements BusinessAction {}

    /** Cancels what is not delivered of an order. */
    record CancelOrder(String key, LocalDate businessOn, String orderKey) implements BusinessAction {}

    /** An action made wrong on purpose: the ledger must refuse it with this code and write nothing. */
    record Refusable(BusinessAction action, String code) implements BusinessAction {
        public Refusable {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String key() {
            return action.key();
        }

        @Override
        public LocalDate businessOn() {
            return action.businessOn();
        }
    }

    /** Who buys, through which channel, served from where. */
    record Terms(
            String customer,
            String channel,
            String warehouse,
            @Nullable String salesperson,
            @Nullable LocalDate promisedOn) {}

    /** A price of a product, or what a whole family is cheaper by. */
    record ListedPrice(
            @Nullable String sku, @Nullable String family, long unitPriceMicro, int discountTenThousandths) {}

    /** One line of a purchase order, in stock units; ordered by the carton of that many when it is not zero. */
    record PurchaseLine(String sku, long quantityMicro, long unitPriceMicro, int unitsPerCarton) {}

    /** One line of a sales order or a quotation; without a price it is that of the price lists. */
    record SalesLine(
            String sku,
            long quantityMicro,
            @Nullable Long unitPriceMicro,
            int discountTenThousandths,
            int taxRateTenThousandths) {}

    /** What a supplier invoices of a numbered line of the purchase order. */
    record InvoicedLine(int lineNumber, long quantityMicro, long netAmountMinor) {}

    /** A quantity of a numbered line of the document the action refers to, and its lots where it has some. */
    record LineQuantity(int lineNumber, long quantityMicro, List<LotQuantity> lots) {
        public LineQuantity {
            lots = List.copyOf(lots);
        }

        LineQuantity(int lineNumber, long quantityMicro) {
            this(lineNumber, quantityMicro, List.of());
        }
    }

    /** A quantity of a product, and its lots where it has some. */
    record ProductQuantity(String sku, long quantityMicro, List<LotQuantity> lots) {
        public ProductQuantity {
            lots = List.copyOf(lots);
        }

        ProductQuantity(String sku, long quantityMicro) {
            this(sku, quantityMicro, List.of());
        }
    }

    /** A part of a lot; when it comes in, also the day it expires. */
    record LotQuantity(
            String lot, long quantityMicro, @Nullable LocalDate expiresOn) {}

    /** A part of a payment for one invoice. */
    record Allocation(String invoiceKey, long amountMinor) {}

    /** What happens to money above the open invoices. */
    enum Excess {
        REFUSE,
        ON_ACCOUNT
    }

    /** What a new invoice does with the customer's money on account. */
    enum OnAccount {
        APPLY,
        LEAVE
    }
}
