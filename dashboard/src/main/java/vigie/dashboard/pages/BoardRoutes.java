package vigie.dashboard.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Language;

/** The pages that their definitions draw, in the order of the navigation, with their addresses. */
final class BoardRoutes {
    /** One page: a French and an English address, the same where the word is. */
    record Board(String id, String frPath, String enPath) {
        Set<String> paths() {
            return frPath.equals(enPath) ? Set.of(frPath) : Set.of(frPath, enPath);
        }

        String path(Language language) {
            return language.pick(frPath, enPath);
        }
    }

    /** The member a page is about. */
    record Subject(Dimension dimension, String code) {}

    /** A page about one member: its code follows the address. */
    record MemberBoard(Dimension dimension, Board board) {
        /** The member whose page is at an address, null for another page. */
        @Nullable
        Subject at(String path) {
            return board.paths().stream()
                    .filter(start -> path.startsWith(start + "/") && path.length() > start.length() + 1)
                    .map(start -> path.substring(start.length() + 1))
                    .filter(code -> code.indexOf('/') < 0)
                    .map(code -> new Subject(dimension, decoded(code)))
                    .findFirst()
                    .orElse(null);
        }

        /** {@code +} stands for itself in a path. */
        private static String decoded(String code) {
            return URLDecoder.decode(code.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }

    static final List<Board> ALL = List.of(
            new Board("stock", "/stock", "/stock"),
            new Board("rotation", "/rotation", "/turnover"),
            new Board("abc", "/abc", "/abc"),
            new Board("receivables", "/creances", "/receivables"),
            new Board("operations", "/operations", "/operations"));

    static final List<MemberBoard> OF_MEMBERS = List.of(
            new MemberBoard(Dimension.CUSTOMER, new Board("customer", "/client", "/customer")),
            new MemberBoard(Dimension.SUPPLIER, new Board("supplier", "/fournisseur", "/supplier")),
            new MemberBoard(Dimension.PRODUCT, new Board("product", "/article", "/product")));

    /** These and the two pages with code of their own: all about the company that can leave as a file. */
    private static final List<Board> EXPORTED = Stream.concat(
                    Stream.of(new Board("today", "/", "/"), new Board("margin", "/marge", "/margin")), ALL.stream())
            .toList();

    private BoardRoutes() {}

    /** Address of a page about the company in a language, empty when it cannot leave as a file. */
    static Optional<String> pathOf(String id, Language language) {
        return EXPORTED.stream()
                .filter(board -> board.id().equals(id))
                .map(board -> board.path(language))
                .findFirst();
    }

    /** The page at an address, empty when it cannot leave as a file. */
    static Optional<String> idAt(String path) {
        return Stream.concat(
                        EXPORTED.stream()
                                .filter(board -> board.paths().contains(path))
                                .map(Board::id),
                        OF_MEMBERS.stream()
                                .filter(page -> page.at(path) != null)
                                .map(page -> page.board().id()))
                .findFirst();
    }

    /** The member whose page is at an address, null for a page about the company. */
    static @Nullable Subject subjectAt(String path) {
        return OF_MEMBERS.stream()
                .map(page -> page.at(path))
                .filter(subject -> subject != null)
                .findFirst()
                .orElse(null);
    }

    /** The pages of the members of a dimension, empty where they have none. */
    static Optional<Board> ofMembers(@Nullable Dimension dimension) {
        return OF_MEMBERS.stream()
                .filter(page -> page.dimension() == dimension)
                .map(MemberBoard::board)
                .findFirst();
    }
}
