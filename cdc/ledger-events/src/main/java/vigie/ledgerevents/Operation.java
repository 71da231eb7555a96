package vigie.ledgerevents;

/** What happened to a row. The order is the wire number: append only. */
public enum Operation {
    /** The row was inserted. */
    CREATE,
    /** The row was replaced by a new version; the old one travels as {@code before}. */
    UPDATE,
    /** The row was deleted; it travels as it last was. */
    DELETE,
    /** The row existed when the epoch opened. */
    SNAPSHOT
}
