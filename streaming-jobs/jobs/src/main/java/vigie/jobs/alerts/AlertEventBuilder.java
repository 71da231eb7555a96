package vigie.jobs.alerts;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.facts.AlertEntity;

/**
 * Builds the events of one ledger row or fact: each method fills what its kind has, everything else is 0.
 *
 * @param position position of the row or fact
 * @param index its index
 * @param branch what tells facts of one index apart
 * @param day business day of the document, 0 when none
 * @param documentType type of the document, empty when none
 * @param documentNumber its number, empty when none
 */
record AlertEventBuilder(long position, int index, long branch, int day, String documentType, String documentNumber) {

    AlertEventBuilder(long position, int index, long branch) {
        this(position, index, branch, 0, "", "");
    }

    AlertEventBuilder document(int onDay, String type, String number) {
        return new AlertEventBuilder(position, index, branch, onDay, type, number);
    }

    List<AlertEvent> rule(long[] shards, AlertRule rule) {
        return Arrays.stream(shards)
                .mapToObj(shard -> event(shard, AlertEvent.Kind.RULE, rule.id(), rule))
                .toList();
    }

    List<AlertEvent> tick(long[] shards, int newDay) {
        return Arrays.stream(shards)
                .mapToObj(shard -> document(newDay, "", "").event(shard, AlertEvent.Kind.TICK, 0, null))
                .toList();
    }

    List<AlertEvent> period(long[] shards, long periodId, int firstDay, int lastDay, boolean closed) {
        return Arrays.stream(shards)
                .mapToObj(shard -> new AlertEvent(
                        position,
                        index,
                        branch,
                        shard,
                        AlertEvent.Kind.PERIOD,
                        new Member(periodId, 0),
                        0,
                        0,
                        0,
                        0,
                        firstDay,
                        lastDay,
                        closed,
                        "",
                        "",
                        0,
                        0,
                        null))
                .toList();
    }

    AlertEvent reorder(Member stock, long pointMicro, boolean watched) {
        return moved(AlertEntity.STOCK, AlertEvent.Kind.REORDER, stock, 0, 0, pointMicro, watched, stock.id(), 0);
    }

    AlertEvent entry(long entryId, long debitMinor) {
        return moved(AlertEntity.ENTRY, AlertEvent.Kind.ENTRY, new Member(entryId, 0), debitMinor, 0, 0, true, 0, 0);
    }

    AlertEvent margin(
            AlertEntity entity, long memberId, long revenueMinor, long costMinor, long productId, long customerId) {
        return moved(
                entity,
                AlertEvent.Kind.MARGIN,
                new Member(memberId, 0),
                revenueMinor,
                costMinor,
                0,
                true,
                productId,
                customerId);
    }

    AlertEvent stock(Member stock, long quantityMicro, long shortageMinor) {
        return moved(
                AlertEntity.STOCK, AlertEvent.Kind.STOCK, stock, shortageMinor, 0, quantityMicro, true, stock.id(), 0);
    }

    AlertEvent count(Member stock, long quantityMicro, long valueMinor) {
        return moved(
                AlertEntity.STOCK_COUNT,
                AlertEvent.Kind.COUNT,
                stock,
                valueMinor,
                0,
                quantityMicro,
                true,
                stock.id(),
                0);
    }

    AlertEvent receivable(long customerId, long invoiceId, int dueOn, long openMinor) {
        return new AlertEvent(
                position,
                index,
                branch,
                Shard.of(AlertEntity.CUSTOMER, customerId),
                AlertEvent.Kind.RECEIVABLE,
                new Member(customerId, 0),
                openMinor,
                0,
                0,
                invoiceId,
                dueOn,
                0,
                true,
                documentType,
                documentNumber,
                0,
                customerId,
                null);
    }

    private AlertEvent event(long shard, AlertEvent.Kind kind, long memberId, @Nullable AlertRule rule) {
        return new AlertEvent(
                position,
                index,
                branch,
                shard,
                kind,
                new Member(memberId, 0),
                0,
                0,
                0,
                0,
                day,
                0,
                true,
                documentType,
                documentNumber,
                0,
                0,
                rule);
    }

    private AlertEvent moved(
            AlertEntity entity,
            AlertEvent.Kind kind,
            Member member,
            long amountMinor,
            long costMinor,
            long quantityMicro,
            boolean holds,
            long productId,
            long customerId) {
        return new AlertEvent(
                position,
                index,
                branch,
                Shard.of(entity, member.id()),
                kind,
                member,
                amountMinor,
                costMinor,
                quantityMicro,
                0,
                day,
                0,
                holds,
                documentType,
                documentNumber,
                productId,
                customerId,
                null);
    }
}
