package vigie.dashboard.sql;

import java.nio.file.Path;
import java.util.List;

/** The command line of a locked run in a JVM of its own. */
public final class SqlProcess {
    private SqlProcess() {}

    /**
     * Command and arguments.
     *
     * @param format {@code table}, {@code csv}, {@code json}, or {@code rows} for the workbench
     * @param seconds the query is stopped after
     */
    public static List<String> command(Path snapshots, String format, boolean french, int seconds, String sql) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                RunLockedSql.class.getName(),
                "--snapshots",
                snapshots.toString(),
                "--format",
                format,
                "--lang",
                french ? "fr" : "en",
                "--seconds",
                String.valueOf(seconds),
                sql);
    }
}
