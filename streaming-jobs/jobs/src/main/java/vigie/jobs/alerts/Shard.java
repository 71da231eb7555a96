package vigie.jobs.alerts;

import java.util.List;
import java.util.stream.LongStream;
import vigie.facts.AlertEntity;

/**
 * Keys of the alert job. Rules, days and periods concern every member, and a keyed function cannot look across keys;
 * so members share a fixed number of shards per entity, and what concerns all is copied to each shard.
 */
@SuppressWarnings("EnumOrdinal") // keys of state, rebuilt by a replay
final class Shard {
    private static final int PER_ENTITY = 8;

    private Shard() {}

    /** The shard of a member. */
    static long of(AlertEntity entity, long memberId) {
        return (long) entity.ordinal() * PER_ENTITY + Math.floorMod(memberId, PER_ENTITY);
    }

    /** Whose members a shard holds. */
    static AlertEntity entityOf(long shard) {
        return AlertEntity.values()[(int) (shard / PER_ENTITY)];
    }

    /** All shards of some entities. */
    static long[] all(List<AlertEntity> entities) {
        return entities.stream()
                .flatMapToLong(entity -> LongStream.range(0, PER_ENTITY).map(member -> of(entity, member)))
                .toArray();
    }
}
