package vigie.operationaldb.importing;

/**
 * A column of an import file.
 *
 * @param name its header
 * @param type what its cells may hold
 * @param presence whether a cell may be empty (and the column missing)
 */
record CsvColumn(String name, ColumnType type, Presence presence) {
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    static CsvColumn required(String name, ColumnType type) {
        return new CsvColumn(name, type, Presence.REQUIRED);
    }

    static CsvColumn optional(String name, ColumnType type) {
        return new CsvColumn(name, type, Presence.OPTIONAL);
    }
}
