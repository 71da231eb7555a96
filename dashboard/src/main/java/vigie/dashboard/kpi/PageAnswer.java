package vigie.dashboard.kpi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything one page needs, read in one transaction: every figure stands at {@code position}.
 * Blocks and lists are declared in {@code pages/<page>.yaml}; a block that fails leaves the others.
 *
 * @param subject the one member the page is about, null for a page about the company
 */
public record PageAnswer(
        String page,
        QueryAnswer.Meta meta,
        LadderAnswer.@Nullable Member subject,
        Map<String, Block> blocks,
        Map<String, ListAnswer> lists) {

    /** The answer of one block, or why there is none. */
    public record Block(
            @Nullable QueryAnswer answer, @Nullable String error) {}
}
