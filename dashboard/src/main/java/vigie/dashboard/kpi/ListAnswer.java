package vigie.dashboard.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list at the position of its page.
 *
 * @param rows per column a text, a member, a date or an exact decimal; null when it is not known or not defined
 * @param reason why there are no rows although there may be: {@code NOT_UNDER_FILTER}, else null
 */
public record ListAnswer(
        String id,
        List<ListDefinition.Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable String reason) {}
