package vigie.jobs.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenReceivablesTest {

    private static final long INVOICE = 7;

    private static ReceivableEvent event(ReceivableEvent.Kind kind, long amountMinor) {
        return new ReceivableEvent(1, 1, kind, 5, "DOC-1", INVOICE, amountMinor, 30, 10);
    }

    private static @Nullable OpenInvoice invoice(@Nullable Long openMinor) {
        return openMinor == null ? null : new OpenInvoice(INVOICE, "INV-7", 30, openMinor);
    }

    @ParameterizedTest
    @CsvSource({
        // kind, amount, open before, open after, change of open items, change on account
        "INVOICE,     12000,      , 12000,  12000,      0",
        "INVOICE,         0,      ,     0,      0,      0",
        "CREDIT_NOTE,  2000, 12000, 10000,  -2000,      0",
        "CREDIT_NOTE,  2000,  1000, -1000,  -2000,      0",
        "ALLOCATION,   5000, 12000,  7000,  -5000,  -5000",
        "ALLOCATION,  12000, 12000,     0, -12000, -12000",
        "PAYMENT,      5000,      ,      ,      0,   5000",
    })
    void eachDocumentMovesItsPart(
            ReceivableEvent.Kind kind,
            long amountMinor,
            @Nullable Long before,
            @Nullable Long after,
            long openMinor,
            long onAccountMinor) {
        OpenReceivables.Change change = OpenReceivables.apply(event(kind, amountMinor), invoice(before));
        assertThat(change).isEqualTo(new OpenReceivables.Change(after(kind, after), openMinor, onAccountMinor));
    }

    private static @Nullable OpenInvoice after(ReceivableEvent.Kind kind, @Nullable Long openMinor) {
        if (openMinor == null) {
            return null;
        }
        String number = kind == ReceivableEvent.Kind.INVOICE ? "DOC-1" : "INV-7";
        return new OpenInvoice(INVOICE, number, 30, openMinor);
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT_NOTE,  100,      , names invoice id 7",
        "ALLOCATION,   100,      , names invoice id 7",
        "INVOICE,      100, 12000, exists already",
        "PAYMENT,       -1,      , below zero",
    })
    void whatCannotBeIsRefusedWithItsReason(
            ReceivableEvent.Kind kind, long amountMinor, @Nullable Long before, String reason) {
        assertThatThrownBy(() -> OpenReceivables.apply(event(kind, amountMinor), invoice(before)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
