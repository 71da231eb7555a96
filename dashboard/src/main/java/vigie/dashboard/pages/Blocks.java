package vigie.dashboard.pages;

import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.PageAnswer;
import vigie.dashboard.kpi.QueryAnswer;

/** The blocks of a page by name. */
record Blocks(PageAnswer page) {

    /**
     * The answer of a block.
     *
     * @throws BadQuery when the block failed
     */
    QueryAnswer answer(String id) {
        PageAnswer.Block block = page.blocks().get(id);
        if (block == null) {
            throw new IllegalArgumentException("page " + page.page() + " has no block " + id);
        }
        QueryAnswer answer = block.answer();
        if (answer == null) {
            throw BadQuery.unavailable(
                    String.valueOf(block.error()),
                    Texts.in(Language.FR).of("error.slow"),
                    Texts.in(Language.EN).of("error.slow"));
        }
        return answer;
    }
}
