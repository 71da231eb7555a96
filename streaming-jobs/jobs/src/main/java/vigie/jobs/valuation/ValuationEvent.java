package vigie.jobs.valuation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.Positioned;

/**
 * A stock move or a late cost at its place in the ledger: one of the two.
 *
 * @param position position of its transaction
 * @param index order inside the transaction
 * @param move the move, none for a late cost
 * @param cost the late cost, none for a move
 */
public record ValuationEvent(
        long position,
        int index,
        @Nullable StockMove move,
        @Nullable CostEvent cost) implements Positioned {

    /** Product, key of the valuation. */
    public long productId() {
        return stock().productId();
    }

    /** The one of the two. */
    StockEvent stock() {
        return move != null ? move : Objects.requireNonNull(cost, "neither move nor cost");
    }
}
