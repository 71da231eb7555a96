package vigie.operationaldb.demo;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.Sentence;

/** Loads the years of the company that {@link DistributorSimulator} invents, through the commands of {@code api}. */
public final class LoadSimulatedCompany {
    private static final long SEED = 2024;
    private static final int ACTIONS = 8_000;

    private LoadSimulatedCompany() {}

    /**
     * Loads what is not loaded yet.
     *
     * @param writer connection allowed to execute {@code api}, in auto-commit mode
     * @param progress told after each command
     * @throws vigie.operationaldb.LedgerUnavailable when the database fails; start again to resume
     */
    public static LoadReport load(Connection writer, LoadProgress progress) {
        DistributorSimulator simulator = new DistributorSimulator(SEED, ACTIONS);
        int total = Math.toIntExact(simulator.actions().count());
        LocalDate day = DistributorSimulator.FIRST_DAY;
        int done = 0;
        int accepted = 0;
        try (LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            Iterator<BusinessAction> history = simulator.actions().iterator();
            while (history.hasNext()) {
                BusinessAction action = history.next();
                if (apply.apply(action) instanceof ApplyAction.Outcome.Accepted) {
                    accepted++;
                }
                day = action.businessOn().isAfter(day) ? action.businessOn() : day;
                progress.advanced(++done, total, day);
            }
        } catch (CommandRefused refused) {
            throw new IllegalStateException("The simulator invented what the ledger refuses", refused);
        }
        return new LoadReport(accepted, List.of(), remarks(), DistributorSimulator.FIRST_DAY, day);
    }

    /** What the page says about the data: that it is invented, and what is wrong in it on purpose. */
    public static List<Sentence> remarks() {
        List<Sentence> remarks = new ArrayList<>();
        remarks.add(new Sentence(
                "Société inventée (graine " + SEED + ") : rien n'y est réel.",
                "Invented company (seed " + SEED + "): nothing in it is real."));
        for (PlantedAnomaly anomaly : new DistributorSimulator(SEED, ACTIONS).anomalies()) {
            String where = anomaly.subject() + ", " + anomaly.businessOn();
            remarks.add(new Sentence(
                    "Anomalie voulue : " + inFrench(anomaly.kind()) + " (" + where + ").",
                    "Planted anomaly: " + inEnglish(anomaly.kind()) + " (" + where + ")."));
        }
        return remarks;
    }

    private static String inFrench(PlantedAnomaly.Kind kind) {
        return switch (kind) {
            case SALE_BELOW_COST -> "vente sous le coût d'achat";
            case PRICE_OUTLIER -> "prix à huit fois le tarif";
            case MISSING_RECEIPT -> "marchandise facturée, jamais reçue";
            case DOUBLE_INVOICE -> "facture de transport saisie deux fois";
            case COUNT_DISCREPANCY -> "inventaire qui trouve la moitié du stock";
            case OVERDUE_CUSTOMER -> "client qui ne paie jamais";
            case POSTING_AFTER_CLOSE -> "écriture dans un mois rouvert";
        };
    }

    private static String inEnglish(PlantedAnomaly.Kind kind) {
        return switch (kind) {
            case SALE_BELOW_COST -> "sale below its purchase cost";
            case PRICE_OUTLIER -> "price at eight times the list";
            case MISSING_RECEIPT -> "goods invoiced, never received";
            case DOUBLE_INVOICE -> "freight invoice booked twice";
            case COUNT_DISCREPANCY -> "count that finds half of the stock";
            case OVERDUE_CUSTOMER -> "customer who never pays";
            case POSTING_AFTER_CLOSE -> "entry in a month that was reopened";
        };
    }
}
