package vigie.operationaldb.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.AllocatePayment;
import vigie.operationaldb.demo.BusinessAction.Allocation;
import vigie.operationaldb.demo.BusinessAction.CreditPrice;
import vigie.operationaldb.demo.BusinessAction.CreditReturn;
import vigie.operationaldb.demo.BusinessAction.Excess;
import vigie.operationaldb.demo.BusinessAction.LineQuantity;
import vigie.operationaldb.demo.BusinessAction.Pay;
import vigie.operationaldb.demo.BusinessAction.PostEntry;
import vigie.operationaldb.demo.SimulatedCompany.Customer;
import vigie.operationaldb.demo.SimulatedCompany.Deposit;
import vigie.operationaldb.demo.SimulatedCompany.Invoice;
import vigie.operationaldb.demo.SimulatedCompany.InvoiceItem;

/** What the simulated company can do with its customers' money. Null: nothing of the kind is possible now. */
final class MoneyActions {
    static final String BANK = "512";

    private final SimulatedCompany company;

    MoneyActions(SimulatedCompany company) {
        this.company = company;
    }

    @Nullable
    BusinessAction pay() {
        if (company.invoices.isEmpty()) {
            return null;
        }
        Invoice invoice = company.pickRecent(company.invoices, SalesActions.RECENT);
        return switch (invoice.customer.habit) {
            case EXPLICIT -> payExplicitly(invoice);
            case OLDEST_FIRST -> payOldestFirst(invoice.customer);
            case DEPOSIT -> payWithDeposit(invoice);
            case NEVER -> null;
        };
    }

    private @Nullable BusinessAction payExplicitly(Invoice invoice) {
        if (invoice.openMinor <= 0) {
            return null;
        }
        long amountMinor = company.random.nextInt(3) > 0 ? invoice.openMinor : Math.max(1, invoice.openMinor / 3);
        List<Allocation> allocations = new ArrayList<>();
        allocations.add(new Allocation(invoice.key, amountMinor));
        settle(invoice, amountMinor);
        return payment(company.nextKey(), invoice.customer, amountMinor, Excess.REFUSE, allocations);
    }

    /** Either surely covered by what is open, or with leave to keep the excess on account. */
    private BusinessAction payOldestFirst(Customer customer) {
        long surelyOpenMinor = customer.surelyOpenMinor();
        boolean bounded = surelyOpenMinor > 0 && company.random.nextInt(3) > 0;
        long amountMinor = bounded
                ? Math.max(1, surelyOpenMinor - company.random.nextLong(surelyOpenMinor) / 2)
                : company.random.nextLong(1_000, 80_000);
        return payment(
                company.nextKey(), customer, amountMinor, bounded ? Excess.REFUSE : Excess.ON_ACCOUNT, List.of());
    }

    private @Nullable BusinessAction payWithDeposit(Invoice invoice) {
        if (invoice.openMinor <= 0) {
            return null;
        }
        long allocatedMinor = Math.max(1, invoice.openMinor / 2);
        long depositMinor = company.random.nextLong(100, 30_000);
        String key = company.nextKey();
        settle(invoice, allocatedMinor);
        company.deposits.add(new Deposit(key, invoice.customer, depositMinor));
        return payment(
                key,
                invoice.customer,
                allocatedMinor + depositMinor,
                Excess.ON_ACCOUNT,
                List.of(new Allocation(invoice.key, allocatedMinor)));
    }

    private BusinessAction payment(
            String key, Customer customer, long amountMinor, Excess excess, List<Allocation> allocations) {
        customer.paidMinor += amountMinor;
        return new Pay(key, company.businessOn, customer.code, amountMinor, excess, allocations);
    }

    @Nullable
    BusinessAction allocateDeposit() {
        List<Deposit> open = company.deposits.stream()
                .filter(deposit -> deposit.restMinor > 0)
                .toList();
        if (open.isEmpty()) {
            return null;
        }
        Deposit deposit = company.pick(open);
        List<Invoice> unpaid = company.invoices.stream()
                .filter(invoice -> invoice.customer == deposit.customer && invoice.openMinor > 0)
                .toList();
        if (unpaid.isEmpty()) {
            return null;
        }
        Invoice invoice = unpaid.getFirst();
        long amountMinor = Math.min(deposit.restMinor, invoice.openMinor);
        deposit.restMinor -= amountMinor;
        settle(invoice, amountMinor);
        return new AllocatePayment(company.nextKey(), company.businessOn, deposit.paymentKey, invoice.key, amountMinor);
    }

    /** Credits returned goods on the first recent invoice that still carries some of them, paid or not. */
    @Nullable
    BusinessAction creditReturn() {
        for (Invoice invoice : recentInvoices()) {
            for (int index = 0; index < invoice.items.size(); index++) {
                InvoiceItem line = invoice.items.get(index);
                long returnedMicro = line.item.returnedMicro - line.item.creditedMicro;
                long quantityMicro = Math.min(returnedMicro, line.quantityMicro);
                if (quantityMicro > 0 && !line.priceCredited) {
                    creditLine(invoice, line, quantityMicro);
                    return new CreditReturn(
                            company.nextKey(),
                            company.businessOn,
                            invoice.key,
                            List.of(new LineQuantity(index + 1, quantityMicro)));
                }
            }
        }
        return null;
    }

    private static void creditLine(Invoice invoice, InvoiceItem line, long quantityMicro) {
        long netMinor = SimulatedCompany.take(quantityMicro, line.quantityMicro, line.netMinor);
        long taxMinor = line.taxOfMinor(netMinor);
        line.quantityMicro -= quantityMicro;
        line.netMinor -= netMinor;
        line.taxMinor -= taxMinor;
        line.returnCredited = true;
        line.item.creditedMicro += quantityMicro;
        credit(invoice, netMinor + taxMinor);
    }

    /** Credits a tenth of the price of one line, paid or not. */
    @Nullable
    BusinessAction creditPrice() {
        if (company.invoices.isEmpty()) {
            return null;
        }
        Invoice invoice = company.pickRecent(company.invoices, SalesActions.RECENT);
        int index = company.random.nextInt(invoice.items.size());
        InvoiceItem line = invoice.items.get(index);
        if (!line.priceCreditable || line.returnCredited || line.priceCredited) {
            return null;
        }
        long netMinor = line.netMinor / 10;
        line.priceCredited = true;
        credit(invoice, netMinor + line.taxOfMinor(netMinor));
        return new CreditPrice(company.nextKey(), company.businessOn, invoice.key, index + 1, netMinor);
    }

    /** Bank charges posted with a slip of the pen: what follows takes them back and posts them right. */
    BusinessAction postWrongly(Collection<BusinessAction> after) {
        long rightMinor = company.random.nextLong(500, 9_000);
        after.add(charges("Contre-passation", BANK, SimulatedMasterData.BANK_CHARGES, rightMinor * 10));
        after.add(charges("Frais bancaires", SimulatedMasterData.BANK_CHARGES, BANK, rightMinor));
        return charges("Frais bancaires", SimulatedMasterData.BANK_CHARGES, BANK, rightMinor * 10);
    }

    private PostEntry charges(String label, String debit, String credit, long amountMinor) {
        return new PostEntry(company.nextKey(), company.businessOn, label, debit, credit, amountMinor);
    }

    private List<Invoice> recentInvoices() {
        int size = company.invoices.size();
        return company.invoices.subList(Math.max(0, size - 2 * SalesActions.RECENT), size);
    }

    /** A credit above what is open leaves the invoice below zero: the customer has money to get back. */
    private static void credit(Invoice invoice, long grossMinor) {
        invoice.customer.creditedMinor += grossMinor;
        invoice.openMinor -= grossMinor;
    }

    private static void settle(Invoice invoice, long amountMinor) {
        invoice.openMinor -= amountMinor;
        if (invoice.openMinor < 0) {
            throw new IllegalStateException("The simulator settled more than was open of " + invoice.key);
        }
    }
}
