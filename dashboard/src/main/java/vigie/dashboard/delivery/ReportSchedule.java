package vigie.dashboard.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Scope;

/**
 * A page that leaves by mail at its hours. What is relative in its address is resolved when it leaves.
 *
 * @param name unique in its file
 * @param page which one, with its question
 * @param day days it leaves on
 * @param at hour it leaves at, in the zone
 * @param zone Europe/Paris unless said
 * @param language of mail and document, French unless said
 * @param to at least one
 */
public record ReportSchedule(
        String name, Page page, ReportDays day, LocalTime at, ZoneId zone, Language language, List<Recipient> to) {

    public ReportSchedule {
        Stream.of(
                        field("name", name),
                        field("page", page),
                        field("day", day),
                        field("at", at),
                        field("to", to == null || to.isEmpty() ? null : to))
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(missing -> {
                    throw missing(missing, name);
                });
        zone = zone == null ? ZoneId.of("Europe/Paris") : zone;
        language = language == null ? Language.FR : language;
        to = List.copyOf(to);
        if (to.stream().map(Recipient::mail).distinct().count() < to.size()) {
            throw BadQuery.malformed(
                    "TWICE_TOLD",
                    "Une adresse est deux fois parmi les destinataires de « " + name + " » : n'en garder qu'une.",
                    "An address is twice among the recipients of '" + name + "': keep one.");
        }
    }

    /**
     * A page that can leave as a document.
     *
     * @param id as in the address of its export
     * @param address as people paste it, with its parameters
     * @param query its parameters
     */
    public record Page(String id, String address, Map<String, List<String>> query) {}

    /**
     * Who receives a report: an account, with what it sees when the report leaves, or an address with a scope of its
     * own.
     *
     * @param address mail address; null where the name of the account is one
     * @param scope null for an account
     */
    public record Recipient(
            @Nullable String account,
            @Nullable String address,
            @Nullable Scope scope) {

        public Recipient {
            if ((account == null) == (scope == null)) {
                throw BadQuery.malformed(
                        "BAD_RECIPIENT",
                        "Un destinataire est soit un compte (account: NOM), soit une adresse avec ce qu'elle voit"
                                + " (address: A, scope: \"rep=CODE\" ; scope: all pour toute l'entreprise).",
                        "A recipient is either an account (account: NAME) or an address with what it sees (address: A,"
                                + " scope: \"rep=CODE\"; scope: all for the whole company).");
            }
            String mail = address == null ? account : address;
            if (mail == null || !mail.matches("[^\\s@<>]+@[^\\s@<>]+")) {
                throw BadQuery.malformed(
                        "BAD_ADDRESS",
                        "« " + mail + " » n'est pas une adresse de courrier : ajouter address: nom@domaine.",
                        "'" + mail + "' is no mail address: add address: name@domain.");
            }
        }

        /** Address the mail goes to. */
        public String mail() {
            return address == null ? Objects.requireNonNull(account) : address;
        }
    }

    private static List<String> field(String field, @Nullable Object value) {
        return value == null ? List.of(field) : List.of();
    }

    private static BadQuery missing(String field, @Nullable String name) {
        String called = Objects.requireNonNullElse(name, "?");
        return BadQuery.malformed(
                "MISSING",
                "Il manque « " + field + " : » au rapport « " + called + " » ; il faut name, page, day, at et to.",
                "Report '" + called + "' has no '" + field + ":'; it takes name, page, day, at and to.");
    }

    /** Its days and hour as a text: while it is the same, what was sent stays sent. */
    String hours() {
        return day.text() + " " + at + " " + zone;
    }

    /** First hour after a moment. */
    public Instant next(Instant after) {
        LocalDate on = LocalDate.ofInstant(after, zone);
        while (!day.hold(on) || !hour(on).isAfter(after)) {
            on = on.plusDays(1);
        }
        return hour(on);
    }

    /** Last hour that a moment has reached. */
    Instant latest(Instant reached) {
        LocalDate on = LocalDate.ofInstant(reached, zone);
        while (!day.hold(on) || hour(on).isAfter(reached)) {
            on = on.minusDays(1);
        }
        return hour(on);
    }

    /** Where clocks leave an hour out it is the one after, where they repeat one the first. */
    private Instant hour(LocalDate on) {
        return on.atTime(at).atZone(zone).toInstant();
    }
}
