package vigie.facts;

/**
 * One row per tick of the business clock of the ledger. Table {@code clock_ticks}.
 *
 * @param businessOnEpochDay business day (fr: date de gestion)
 * @param tickedAtMicros instant of the tick, UTC
 */
public record ClockTickFact(int businessOnEpochDay, long tickedAtMicros) {}
