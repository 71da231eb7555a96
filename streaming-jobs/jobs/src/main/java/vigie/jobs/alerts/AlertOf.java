package vigie.jobs.alerts;

/**
 * Which alert: one per rule and member at a time. Flat, for Flink state.
 *
 * @param ruleId rule that watches
 * @param member member it watches
 */
public record AlertOf(long ruleId, Member member) {}
