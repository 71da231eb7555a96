package vigie.jobs.alerts;

import vigie.facts.AlertState;

/**
 * An alert that is not resolved. Flat, for Flink state.
 *
 * @param state PENDING, FIRING or RECOVERING
 * @param sinceEpochDay business day it opened
 * @param openedPosition position it opened at, part of its key
 */
public record AlertInstance(AlertState state, int sinceEpochDay, long openedPosition) {}
