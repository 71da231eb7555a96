package vigie.dashboard.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigie.dashboard.kpi.Language;

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

    /** These and the two pages with code of their own: all that can leave as a file. */
    private static final List<Board> EXPORTED = Stream.concat(
                    Stream.of(new Board("today", "/", "/"), new Board("margin", "/marge", "/margin")), ALL.stream())
            .toList();

    private BoardRoutes() {}

    /** Address of a page in a language, empty when it cannot leave as a file. */
    static Optional<String> pathOf(String id, Language language) {
        return EXPORTED.stream()
                .filter(board -> board.id().equals(id))
                .map(board -> language.pick(board.frPath(), board.enPath()))
                .findFirst();
    }

    /** The page at an address, empty when it cannot leave as a file. */
    static Optional<String> idAt(String path) {
        return EXPORTED.stream()
                .filter(board -> board.paths().contains(path))
                .map(Board::id)
                .findFirst();
    }
}
