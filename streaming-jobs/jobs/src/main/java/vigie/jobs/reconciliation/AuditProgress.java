package vigie.jobs.reconciliation;

import vigie.ledgerevents.HashChain;

/**
 * How far the auditor is, flat for Flink.
 *
 * @param epoch epoch of the positions, 0 before the first
 * @param lastPosition last position admitted, -1 before the first
 * @param hash hash chain up to there
 * @param businessOnEpochDay business day of the last clock tick, {@link #NO_BUSINESS_DAY} before the first
 * @param haltReason why nothing more is admitted, empty while running
 */
@SuppressWarnings("ArrayRecordComponent") // saved and restored, never compared
public record AuditProgress(int epoch, long lastPosition, byte[] hash, int businessOnEpochDay, String haltReason) {

    /** Stands for a business day before the first clock tick. */
    public static final int NO_BUSINESS_DAY = Integer.MIN_VALUE;

    /** Nothing admitted yet. */
    static AuditProgress beforeFirst() {
        return new AuditProgress(0, -1, HashChain.beforeFirst(), NO_BUSINESS_DAY, "");
    }
}
