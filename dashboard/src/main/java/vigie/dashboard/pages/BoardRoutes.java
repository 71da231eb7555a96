package vigie.dashboard.pages;

import java.util.List;
import java.util.Set;

/** The pages that their definitions draw, in the order of the navigation, with their addresses. */
final class BoardRoutes {
    /** One page: a French and an English address, the same where the word is. */
    record Board(String id, String frPath, String enPath) {
        Set<String> paths() {
            return frPath.equals(enPath) ? Set.of(frPath) : Set.of(frPath, enPath);
        }
    }

    static final List<Board> ALL = List.of(
            new Board("stock", "/stock", "/stock"),
            new Board("rotation", "/rotation", "/turnover"),
            new Board("abc", "/abc", "/abc"),
            new Board("receivables", "/creances", "/receivables"),
            new Board("operations", "/operations", "/operations"));

    private BoardRoutes() {}
}
