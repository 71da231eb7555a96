package vigie.facts;

/**
 * One row per check and business day, and at once when a check breaks. Table {@code audits}.
 *
 * @param checkName which check, for example stock-value-vs-entries (fr: contrôle)
 * @param status result
 * @param expectedMinor euro, or units for quantity checks (fr: attendu)
 * @param foundMinor same unit (fr: constaté)
 * @param differenceMinor found minus expected (fr: écart)
 * @param businessOnEpochDay business day of the check
 * @param detail what was compared, in words
 */
public record AuditFact(
        String checkName,
        AuditStatus status,
        long expectedMinor,
        long foundMinor,
        long differenceMinor,
        int businessOnEpochDay,
        String detail) {}
