package vigie.dashboard.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows guessing down: in a quarter of an hour five wrong passwords for a name from one address, twenty for a name from
 * anywhere. Bounded: the oldest names are forgotten first.
 */
public final class FailedSignIns {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_NAME_AND_ADDRESS = 5;
    static final int PER_NAME = 20;
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, ArrayDeque<Instant>> failures = new LinkedHashMap<>();

    public FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /** Time until the next try is allowed; zero when it is now. */
    public synchronized Duration wait(String name, String address) {
        Duration here = wait(key(name, address), PER_NAME_AND_ADDRESS);
        Duration anywhere = wait(key(name, ""), PER_NAME);
        return here.compareTo(anywhere) > 0 ? here : anywhere;
    }

    /** Notes a wrong password. */
    public synchronized void failed(String name, String address) {
        for (String key : new String[] {key(name, address), key(name, "")}) {
            failures.computeIfAbsent(key, any -> new ArrayDeque<>()).addLast(clock.instant());
        }
        while (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** Forgets the failures of a name from an address: the password was right. */
    public synchronized void succeeded(String name, String address) {
        failures.remove(key(name, address));
    }

    private Duration wait(String key, int allowed) {
        ArrayDeque<Instant> times = failures.get(key);
        Instant now = clock.instant();
        if (times == null) {
            return Duration.ZERO;
        }
        times.removeIf(time -> !now.isBefore(time.plus(WINDOW)));
        if (times.size() < allowed) {
            return Duration.ZERO;
        }
        return Duration.between(now, times.getFirst().plus(WINDOW));
    }

    private static String key(String name, String address) {
        return name.strip().toLowerCase(Locale.ROOT) + "\n" + address;
    }
}
