package vigie.dashboard.pages;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Shown instead of every page while the ledger holds nothing: the ways to the first figure. It leaves by itself when
 * the first fact arrives.
 *
 * @param ways none in a demonstration, which is loading its company
 * @param fills which files make which page speak, in the order to fill them
 */
public record FirstRunPage(Frame frame, List<Way> ways, List<Fill> fills) {
    private static final String FOLDER = "import";

    /** A way to begin. */
    public record Way(String id, String title, String text, List<Step> steps) {}

    /** What to do, and the line to paste for it. */
    public record Step(String text, String command) {}

    /** Files of an import, and what appears once they are in. */
    public record Fill(String files, String appears) {}

    static FirstRunPage of(Frame frame) {
        Texts t = frame.t();
        if (frame.reader().name() == null) {
            return new FirstRunPage(frame, List.of(), List.of());
        }
        return new FirstRunPage(
                frame,
                List.of(
                        way(
                                t,
                                "import",
                                "./vigie template " + FOLDER,
                                "./vigie import --dry-run " + FOLDER,
                                "./vigie import " + FOLDER),
                        way(t, "demo", "./vigie demo --data ~/.vigie-demo --port-base 7170"),
                        way(t, "enter", "./vigie token create anna --roles controller,sales,buyer,warehouse")),
                List.of(
                        fill(t, "members", "warehouses, families, products, suppliers, customers"),
                        fill(t, "stock", "purchase_orders, receipts"),
                        fill(t, "margin", "orders, deliveries, invoices"),
                        fill(t, "receivables", "payments, supplier_invoices")));
    }

    private static Way way(Texts t, String id, String... commands) {
        String key = "first." + id;
        return new Way(
                id,
                t.of(key),
                t.of(key + ".text"),
                IntStream.range(0, commands.length)
                        .mapToObj(step -> new Step(t.of(key + "." + (step + 1)), commands[step]))
                        .toList());
    }

    private static Fill fill(Texts t, String id, String files) {
        return new Fill(files, t.of("first.fill." + id));
    }
}
