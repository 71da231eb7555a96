package vigie.dashboard.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vigie.dashboard.kpi.Reader;

/**
 * Who is signed in, in memory: after a restart everybody signs in again. A session ends after 12 hours, after 2 hours
 * without a request, when its account is disabled, or when it is signed out of. Kept by the hash of its secret.
 */
public final class Sessions {
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofHours(2);

    /** One sign-in; {@code granted} counts where the name has no account here, see {@link OidcSignIn}. */
    private record Session(Reader granted, boolean local, Instant startedAt, Instant usedAt) {
        boolean over(Instant now) {
            return now.isAfter(startedAt.plus(LONGEST)) || now.isAfter(usedAt.plus(IDLE));
        }
    }

    private final People people;
    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public Sessions(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Starts a session and gives its secret, always a new one: a secret somebody planted before is worth nothing. */
    public String start(Reader reader) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> session.over(now));
        String secret = Secrets.draw();
        String name = reader.name();
        boolean local = name != null && people.active(name).isPresent();
        sessions.put(Secrets.hash(secret), new Session(reader, local, now, now));
        return secret;
    }

    /** Who a secret belongs to, with the rights their account has now. */
    public Optional<Reader> reader(String secret) {
        Instant now = clock.instant();
        Session session = sessions.computeIfPresent(
                Secrets.hash(secret),
                (hash, known) ->
                        known.over(now) ? null : new Session(known.granted(), known.local(), known.startedAt(), now));
        if (session == null) {
            return Optional.empty();
        }
        Reader granted = session.granted();
        String name = granted.name();
        return session.local() && name != null ? people.active(name).map(Account::reader) : Optional.of(granted);
    }

    /** Ends a session. */
    public void end(String secret) {
        sessions.remove(Secrets.hash(secret));
    }

    /** Sessions that are open. */
    public int count() {
        Instant now = clock.instant();
        return (int)
                sessions.values().stream().filter(session -> !session.over(now)).count();
    }
}
