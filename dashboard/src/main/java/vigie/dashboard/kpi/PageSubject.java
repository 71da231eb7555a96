package vigie.dashboard.kpi;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one member a page is about: the filter of the request on the page's dimension says who. */
final class PageSubject {
    private PageSubject() {}

    /**
     * The member; null for a page about the company. One that the reader may not know of does not exist.
     *
     * @throws BadQuery {@code SUBJECT_NEEDED}, or {@code UNKNOWN_CUSTOMER} and the like
     */
    static LadderAnswer.@Nullable Member of(QueryFrame frame, MetricCatalogue.PageDefinition page) {
        String name = page.subject();
        if (name == null) {
            return null;
        }
        Dimension dimension = Dimension.named(name)
                .orElseThrow(() -> new IllegalStateException("page " + page.id() + " is about dimension " + name));
        List<String> codes = frame.request().filters().stream()
                .filter(filter -> filter.dimension() == dimension && !filter.exclude())
                .flatMap(filter -> filter.codes().stream())
                .toList();
        if (codes.size() != 1) {
            String parameter = dimension.parameter();
            throw BadQuery.malformed(
                    "SUBJECT_NEEDED",
                    "La page « " + page.id() + " » parle d'un seul membre : donner " + parameter + "=CODE, une fois.",
                    "Page '" + page.id() + "' is about one member: give " + parameter + "=CODE, once.");
        }
        String code = codes.getFirst();
        return frame.membersInScope(dimension).stream()
                .filter(member -> member.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(dimension, code, frame.position()));
    }

    private static BadQuery unknown(Dimension dimension, String code, long position) {
        String fr = dimension.label(Language.FR);
        String en = dimension.label(Language.EN);
        return BadQuery.notFound(
                "UNKNOWN_" + dimension.id().toUpperCase(Locale.ROOT),
                fr + " « " + code + " » : inconnu à l'écriture " + position + " ; chercher son code dans les listes.",
                en + " '" + code + "' is unknown at entry " + position + "; look its code up in the lists.");
    }
}
