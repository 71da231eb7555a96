package vigie.dashboard.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.warehouse.ReadSession;

/** A request's frame resolved in one read transaction: position, business day, periods, filters as ids, notices. */
final class QueryFrame {
    private final ReadSession session;
    private final QueryRequest request;
    private final Scope scope;
    private final Conditions scopeConditions;
    private final long position;
    private final @Nullable Instant committedAt;
    private final @Nullable LocalDate businessOn;
    private final Period period;
    private final @Nullable Period compared;
    private final Conditions conditions;
    private final List<String> notices;
    private final Map<String, Map<Long, LadderAnswer.Member>> members;
    private final Map<Asked, Map<MetricSql.Cell, MetricSql.Terms>> cells;

    /** One run of a metric's query in this transaction: blocks of a page often ask the same. */
    private record Asked(
            String metric, @Nullable Dimension by, Grain grain, LocalDate from, LocalDate to, Conditions conditions) {}

    private QueryFrame(QueryFrame other, QueryRequest request) {
        this.session = other.session;
        this.request = request;
        this.scope = other.scope;
        this.scopeConditions = other.scopeConditions;
        this.notices = new ArrayList<>(other.notices);
        this.position = other.position;
        this.committedAt = other.committedAt;
        this.businessOn = other.businessOn;
        this.period = other.period;
        this.compared = PeriodGrammar.compared(other.period, request.compare());
        this.conditions = other.conditions;
        this.members = other.members;
        this.cells = other.cells;
    }

    private QueryFrame(ReadSession session, QueryRequest request, LocalDate today, Scope scope) {
        this.session = session;
        this.request = request;
        this.scope = scope;
        this.members = new HashMap<>();
        this.cells = new HashMap<>();
        this.notices = new ArrayList<>();
        this.position = positionOf(session, request);
        this.committedAt = session.sharedOne(
                        "instant",
                        "select committed_at from ledger_commits where position = ?",
                        List.of(position),
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .orElse(null);
        this.businessOn = day("select business_on from clock_ticks where position <= ?"
                + " order by position desc, fact_index desc limit 1");
        LocalDate running = businessOn != null
                ? businessOn
                : Objects.requireNonNullElse(day("select max(effective_on) from postings where position <= ?"), today);
        this.period = PeriodGrammar.resolve(request.period(), () -> firstOn(running), running);
        this.compared = PeriodGrammar.compared(period, request.compare());
        this.scopeConditions = resolve(scope.filters());
        this.conditions = resolve(request.filters()).and(scopeConditions);
        for (String name : request.ignored()) {
            notices.add(language()
                    .pick(
                            "Le paramètre « " + name + " » n'est pas connu et a été ignoré.",
                            "Parameter '" + name + "' is not known and was ignored."));
        }
        if (compared == null && request.compare() != Compare.NONE) {
            notices.add(language()
                    .pick(
                            "Cette période n'a pas de période de comparaison.",
                            "This period has nothing to compare with."));
        }
    }

    /**
     * Resolves a request.
     *
     * @param today used as business day only while the ledger has none
     * @param scope rows the reader sees; its filters hold beside those of the request, whatever is asked
     */
    static QueryFrame resolve(ReadSession session, QueryRequest request, LocalDate today, Scope scope) {
        return new QueryFrame(session, request, today, scope);
    }

    /** The same period, filters and position asking for something else. */
    QueryFrame asking(QueryRequest other) {
        return new QueryFrame(this, other);
    }

    private static long positionOf(ReadSession session, QueryRequest request) {
        long applied = session.progress().position();
        return switch (request.asOf()) {
            case AsOf.Now now -> applied;
            case AsOf.AtPosition at -> {
                if (at.position() > applied) {
                    throw BadQuery.malformed(
                            "POSITION_NOT_REACHED",
                            "L'écriture n° " + at.position() + " n'est pas encore atteinte ; dernière : " + applied
                                    + ".",
                            "Entry " + at.position() + " has not been reached yet; the last one is " + applied + ".");
                }
                yield at.position();
            }
            case AsOf.AtInstant at ->
                session.one(
                                "select coalesce(max(position), 0) from ledger_commits where committed_at <= ?",
                                List.of(at.instant().atOffset(ZoneOffset.UTC)),
                                row -> row.getLong(1))
                        .orElse(0L);
        };
    }

    private LocalDate firstOn(LocalDate running) {
        return Objects.requireNonNullElse(day("select min(effective_on) from margins where position <= ?"), running);
    }

    private @Nullable LocalDate day(String sql) {
        return session
                .<@Nullable LocalDate>shared("day", sql, List.of(position), row -> row.getObject(1, LocalDate.class))
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Conditions resolve(List<Filter> filters) {
        List<Conditions.Resolved> resolved = new ArrayList<>();
        for (Filter filter : filters) {
            List<Long> ids = new ArrayList<>();
            boolean none = false;
            for (String code : filter.codes()) {
                if (code.equals("-")) {
                    none = true;
                    continue;
                }
                List<Long> found = session.shared(
                        "id",
                        "select member_id from members_as_of(?) where dimension = ? and code = ?",
                        List.of(position, filter.dimension().id(), code),
                        row -> row.getLong(1));
                if (found.isEmpty()) {
                    notices.add(language()
                            .pick(
                                    "Aucun membre « " + code + " » dans : "
                                            + filter.dimension().label(Language.FR) + ".",
                                    "There is no '" + code + "' in: "
                                            + filter.dimension().label(Language.EN) + "."));
                }
                ids.addAll(found);
            }
            resolved.add(new Conditions.Resolved(filter.dimension(), filter.exclude(), none, ids));
        }
        return new Conditions(resolved);
    }

    /** Code and name of a member as of the position; ids without a member answer with the id itself. */
    LadderAnswer.Member member(Dimension dimension, @Nullable Long id) {
        return member(dimension.id(), id);
    }

    /** The same for members no figure is broken down by, for instance {@code supplier}. */
    LadderAnswer.Member member(String dimension, @Nullable Long id) {
        if (id == null) {
            return new LadderAnswer.Member("-", language().pick("Sans", "None"));
        }
        LadderAnswer.Member member =
                members.computeIfAbsent(dimension, this::readMembers).get(id);
        return member == null ? new LadderAnswer.Member("#" + id, "#" + id) : member;
    }

    /** All members of a dimension as of the position. */
    Collection<LadderAnswer.Member> membersOf(String dimension) {
        return members.computeIfAbsent(dimension, this::readMembers).values();
    }

    /** Members of a dimension that the reader may know of. */
    Collection<LadderAnswer.Member> membersInScope(Dimension dimension) {
        if (scope.isWhole() || !InScope.CUT.contains(dimension)) {
            return membersOf(dimension.id());
        }
        Map<Long, LadderAnswer.Member> known =
                new HashMap<>(members.computeIfAbsent(dimension.id(), this::readMembers));
        known.keySet().retainAll(InScope.members(this, dimension));
        return known.values();
    }

    private Map<Long, LadderAnswer.Member> readMembers(String dimension) {
        Map<Long, LadderAnswer.Member> found = new HashMap<>();
        String name = language() == Language.FR ? "name_fr" : "name_en";
        session.shared(
                        "member",
                        "select member_id, code, " + name + " from members_as_of(?) where dimension = ?",
                        List.of(position, dimension),
                        row -> Map.entry(row.getLong(1), new LadderAnswer.Member(row.getString(2), row.getString(3))))
                .forEach(member -> found.put(member.getKey(), member.getValue()));
        return found;
    }

    /** Cells of a metric over a period of this frame, read once. */
    Map<MetricSql.Cell, MetricSql.Terms> cells(
            Metric metric, @Nullable Dimension by, Grain grain, Period over, Conditions under) {
        Asked asked = new Asked(metric.id(), by, grain, over.from(), over.to(), under);
        return cells.computeIfAbsent(
                asked, key -> MetricSql.run(session, metric, by, grain, over.from(), over.to(), position, under));
    }

    ReadSession session() {
        return session;
    }

    QueryRequest request() {
        return request;
    }

    long position() {
        return position;
    }

    /** Running business day at the position; none before the first tick. */
    @Nullable
    LocalDate businessOn() {
        return businessOn;
    }

    Language language() {
        return request.language();
    }

    Period period() {
        return period;
    }

    @Nullable
    Period compared() {
        return compared;
    }

    Conditions conditions() {
        return conditions;
    }

    List<String> notices() {
        return notices;
    }

    /** Rows the reader sees. */
    Scope scope() {
        return scope;
    }

    /** The scope's part of {@link #conditions}. */
    Conditions scopeConditions() {
        return scopeConditions;
    }

    /** Circumstances of an answer over this frame. */
    QueryAnswer.Meta meta(
            Period effective, @Nullable Period against, String version, Instant now, boolean truncated, int totalRows) {
        String asOf = switch (request.asOf()) {
            case AsOf.Now any -> "now";
            case AsOf.AtPosition at -> "pos:" + at.position();
            case AsOf.AtInstant at -> at.instant().toString();
        };
        return new QueryAnswer.Meta(
                position,
                asOf,
                committedAt,
                businessOn,
                effective,
                against,
                Unit.COMPANY_CURRENCY,
                language().tag(),
                version,
                now,
                truncated,
                totalRows,
                List.copyOf(notices));
    }

    /** A nullable bigint of a row. */
    static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
