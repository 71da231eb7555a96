package vigie.jobs.wiring;

/**
 * A schema announced in a partition, flat for Flink state.
 *
 * @param partition partition of the ledger topic
 * @param offset rows behind this offset are written in it, until the next announcement
 * @param table table of the rows
 * @param schemaJson Avro schema
 */
public record AnnouncedSchema(int partition, long offset, String table, String schemaJson) {}
