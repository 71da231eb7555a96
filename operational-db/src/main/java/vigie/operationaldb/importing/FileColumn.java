package vigie.operationaldb.importing;

/**
 * A column of an import file.
 *
 * @param name its header
 * @param list list of the command its cells belong to; empty for the document itself
 * @param field field of the command; empty for columns only the import reads
 * @param kind what its cells may hold
 * @param required whether its cell must be filled: on every row for the document, on rows with a line for a list
 */
record FileColumn(String name, String list, String field, CellKind kind, boolean required) {
    /** The reference of a document within the folder. */
    static final String DOCUMENT = "document";

    /** Place of a document in a history whose order is known. */
    static final String SEQUENCE = "sequence";

    boolean ofDocument() {
        return list.isEmpty();
    }
}
