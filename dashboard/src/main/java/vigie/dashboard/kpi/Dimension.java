package vigie.dashboard.kpi;

import java.util.Arrays;
import java.util.Optional;

/** An axis figures are broken down by, and filtered on. Codes are the company's natural codes, never internal ids. */
public enum Dimension {
    PRODUCT("product", "sku", "Article", "Product"),
    FAMILY("family", "fam", "Famille", "Family"),
    CUSTOMER("customer", "cust", "Client", "Customer"),
    SEGMENT("segment", "seg", "Segment", "Segment"),
    SALESPERSON("salesperson", "rep", "Commercial", "Salesperson"),
    CHANNEL("channel", "chan", "Canal", "Channel"),
    WAREHOUSE("warehouse", "wh", "Dépôt", "Warehouse"),
    SUPPLIER("supplier", "sup", "Fournisseur", "Supplier"),
    /** Days since the goods first became ours, in bands of {@code warehouse/bands.sql}. */
    AGE("age", "age", "Ancienneté", "Age"),
    /** Days after the due date, in bands of {@code warehouse/bands.sql}. */
    DELAY("delay", "delay", "Retard", "Delay"),
    /** ABC class of a product at the last month end. */
    ABC("abc", "abc", "Classe", "Class");

    private final String id;
    private final String parameter;
    private final String fr;
    private final String en;

    Dimension(String id, String parameter, String fr, String en) {
        this.id = id;
        this.parameter = parameter;
        this.fr = fr;
        this.en = en;
    }

    /** Name in {@code by=} and the column id in answers, for instance {@code family}. */
    public String id() {
        return id;
    }

    /** Short name of the filter in an address, for instance {@code fam}. */
    public String parameter() {
        return parameter;
    }

    /** Column of the fact tables that carries the member's internal id. */
    public String column() {
        return id + "_id";
    }

    public String label(Language language) {
        return language.pick(fr, en);
    }

    /** Finds a dimension by its id or its short filter name. */
    public static Optional<Dimension> named(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.id.equals(name) || dimension.parameter.equals(name))
                .findFirst();
    }
}
