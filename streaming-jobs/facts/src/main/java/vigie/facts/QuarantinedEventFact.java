package vigie.facts;

/**
 * One row per event that was impossible or doubtful and was set aside. Table {@code quarantined_events}.
 *
 * @param job job that set it aside
 * @param ledgerTable table of the ledger row
 * @param eventKey identifier of the ledger row
 * @param reason reason code
 * @param detail what was found, with values (fr: motif)
 */
public record QuarantinedEventFact(String job, String ledgerTable, String eventKey, String reason, String detail) {}
