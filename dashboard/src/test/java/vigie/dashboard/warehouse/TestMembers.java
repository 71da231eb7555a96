package vigie.dashboard.warehouse;

import org.jspecify.annotations.Nullable;
import vigie.facts.DimensionFact;

/** Products, customers, accounts and the other members of the test company. */
final class TestMembers {
    private static final String[] FAMILIES = {
        "Classic Cars", "Motorcycles", "Planes", "Ships", "Trains", "Trucks and Buses"
    };
    private static final String[] FAMILLES = {
        "Voitures anciennes", "Motos", "Avions", "Navires", "Trains", "Camions et autobus"
    };
    static final int FAMILY_COUNT = 6;

    private TestMembers() {}

    /** Writes them as the first transaction. */
    static void write(FactLog log, int products, int customers) {
        for (int family = 1; family <= FAMILY_COUNT; family++) {
            member(log, "family", family, "FAM-" + family, FAMILLES[family - 1], FAMILIES[family - 1], null);
        }
        for (long product = 1; product <= products; product++) {
            String name = FAMILIES[(int) (product % FAMILY_COUNT)] + " n° " + product;
            member(log, "product", product, "S" + (10 + product), name, name, product % FAMILY_COUNT + 1);
        }
        String[][] segments = {
            {"GMS", "Grande distribution", "Retail chains"},
            {"SPE", "Spécialistes", "Specialists"},
            {"WEB", "Boutiques en ligne", "Web shops"}
        };
        for (int segment = 1; segment <= segments.length; segment++) {
            member(
                    log,
                    "segment",
                    segment,
                    segments[segment - 1][0],
                    segments[segment - 1][1],
                    segments[segment - 1][2],
                    null);
        }
        for (long customer = 1; customer <= customers; customer++) {
            member(
                    log,
                    "customer",
                    customer,
                    "C" + (100 + customer),
                    "Client " + customer,
                    "Client " + customer,
                    customer % 3 + 1);
        }
        String[] people = {"Diane Murphy", "Gérard Hernandez", "Leslie Jennings"};
        for (int person = 1; person <= people.length; person++) {
            member(log, "salesperson", person, "R" + person, people[person - 1], people[person - 1], null);
        }
        member(log, "channel", 1, "DIRECT", "Vente directe", "Direct sales", null);
        member(log, "channel", 2, "WEB", "Site web", "Web site", null);
        member(log, "warehouse", 1, "LYON", "Lyon", "Lyon", null);
        member(log, "warehouse", 2, "NANTES", "Nantes", "Nantes", null);
        member(log, "supplier", 1, "F1", "Exoto Designs", "Exoto Designs", null);
        String[][] accounts = {
            {"37", "Stocks de marchandises", "Goods for resale"},
            {"401", "Fournisseurs", "Suppliers"},
            {"411", "Clients", "Customers"},
            {"4191", "Clients, avances", "Advances from customers"},
            {"512", "Banque", "Bank"},
            {"607", "Achats de marchandises", "Purchases of goods"},
            {"60371", "Variation de stock, entrées", "Stock variation, in"},
            {"60372", "Variation de stock, sorties", "Stock variation, out"},
            {"707", "Ventes de marchandises", "Sales of goods"},
            {"7097", "Rabais accordés", "Discounts granted"}
        };
        for (int account = 1; account <= accounts.length; account++) {
            member(
                    log,
                    "account",
                    account,
                    accounts[account - 1][0],
                    accounts[account - 1][1],
                    accounts[account - 1][2],
                    null);
        }
        log.commit();
    }

    private static void member(
            FactLog log, String dimension, long id, String code, String fr, String en, @Nullable Long parent) {
        log.add(new DimensionFact(dimension, id, code, fr, en, parent));
    }
}
