package vigie.operationaldb.demo;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.Sentence;

/**
 * Loads the Steel Wheels history (a real B2B distributor of scale models, 2003-2005) through the commands of {@code
 * api} only.
 *
 * <p>One command is one transaction, in business date order. The idempotency keys come from the source rows, so a
 * load that was
 * killed at any moment is simply started again: what is already there is answered and not repeated.
 */
public final class LoadSteelWheels {
    private static final List<Sentence> REMARKS = List.of(
            new Sentence(
                    "Les achats et réceptions sont générés : la source n'en a pas. Ils sont faits chez le "
                            + "fournisseur de chaque article, exactement à son prix d'achat, et couvrent chaque vente "
                            + "avant qu'elle ait lieu. Aucun paiement à un fournisseur n'y figure : les dettes "
                            + "fournisseurs ne font que croître.",
                    "Purchases and receipts are generated: the source has none. They are made from each "
                            + "product's vendor, at exactly its buy price, and cover each sale before it happens. No "
                            + "payment to a supplier is known: payables only grow."),
            new Sentence("Montants de la table orderdetails, sans TVA.", "Amounts of table orderdetails, without VAT."),
            new Sentence(
                    "Choix : famille = gamme de produits, segment = classe de limite de crédit, entrepôt = "
                            + "territoire de l'agence du commercial, canal = force de vente, échéance = 30 jours (la "
                            + "source n'en donne pas).",
                    "Choices: family = product line, segment = credit limit class, warehouse = territory of "
                            + "the sales representative's office, channel = sales force, terms = 30 days (the source "
                            + "has none)."),
            new Sentence(
                    "Commandes annulées sans date d'expédition réelle : annulées à la date demandée.",
                    "Cancelled orders without a real shipped date: cancelled on their required date."),
            new Sentence(
                    "Tables laissées de côté : orderfact, customer_w_ter et time (copies dérivées), "
                            + "department_managers, quadrant_actuals et trial_balance (autre exemple, sans lien avec "
                            + "les commandes) ; de employees, seuls les commerciaux.",
                    "Tables set aside: orderfact, customer_w_ter and time (derived copies), "
                            + "department_managers, quadrant_actuals and trial_balance (another example, unrelated to "
                            + "the orders); of employees, only the sales representatives."));

    private LoadSteelWheels() {}

    /**
     * Loads what is not loaded yet.
     *
     * @param writer connection allowed to execute {@code api}, in auto-commit mode
     * @param progress told after each command
     * @throws vigie.operationaldb.LedgerUnavailable when the database fails; start again to resume
     */
    public static LoadReport load(Connection writer, LoadProgress progress) {
        SteelWheelsPlan plan = SteelWheelsPlan.of(ReadSteelWheels.read());
        List<RejectedRow> rejected = new ArrayList<>(plan.rejected());
        int accepted = 0;
        int done = 0;
        try (LedgerCommands commands = new LedgerCommands(writer)) {
            for (PlannedCommand planned : plan.commands()) {
                try {
                    commands.call(planned.command(), planned.key(), planned.body());
                    accepted++;
                } catch (CommandRefused refused) {
                    Sentence reason =
                            new Sentence(refused.code() + " : " + refused.fr(), refused.code() + ": " + refused.en());
                    rejected.add(new RejectedRow(planned.table(), planned.row(), reason));
                }
                progress.advanced(++done, plan.commands().size(), planned.businessOn());
            }
        }
        return new LoadReport(accepted, rejected, REMARKS, plan.firstOn(), plan.lastOn());
    }

    /** What the demo page says about the data: what was generated and what was chosen. */
    public static List<Sentence> remarks() {
        return REMARKS;
    }
}
