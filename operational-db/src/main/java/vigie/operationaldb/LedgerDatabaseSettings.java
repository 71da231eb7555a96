package vigie.operationaldb;

import java.util.Map;
import java.util.TreeMap;

/**
 * The PostgreSQL server settings the ledger needs, wherever the server comes from: embedded, container or installed.
 *
 * <p>Durability is not negotiable here: an embedded server starts with {@code fsync}, {@code synchronous_commit} and
 * {@code full_page_writes} off, which loses committed entries in a crash and delays logical decoding by the WAL
 * writer's 200 ms.
 */
public final class LedgerDatabaseSettings {
    private static final Map<String, String> REQUIRED = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "wal_level", "logical");

    private static final Map<String, String> TUNED = Map.ofEntries(
            Map.entry("TimeZone", "UTC"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("jit", "off"),
            Map.entry("max_connections", "100"),
            Map.entry("max_replication_slots", "10"),
            Map.entry("max_wal_senders", "10"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("wal_compression", "pglz"));

    private LedgerDatabaseSettings() {}

    /** Settings without which the ledger must not run; a copy in alphabetical order of setting name. */
    public static Map<String, String> required() {
        return new TreeMap<>(REQUIRED);
    }

    /** All settings to start a server with: the required ones and those that only make it faster. */
    public static Map<String, String> all() {
        Map<String, String> settings = new TreeMap<>(TUNED);
        settings.putAll(REQUIRED);
        return settings;
    }
}
