package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.localstack.Launcher.Result;
import vigie.localstack.folder.DataFolder;

/** What somebody sees who types {@code ./vigie}: the right JDK, and one clear sentence when something is in the way. */
class LauncherIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    private Path folder;

    @Test
    void newerJdkIsFoundWhenTheDefaultIsTooOld() throws Exception {
        Path old = Launcher.fakeJdk(folder.resolve("bin/jdk-17"), "17.0.12");
        Path installed = Launcher.fakeJdk(folder.resolve("installed/jdk-25"), "25.0.1");
        Result found = new Launcher()
                .with("JAVA_HOME", null)
                .with("PATH", old.resolve("bin") + ":/usr/bin:/bin")
                .with("VIGIE_JDK_FOLDERS", folder.resolve("installed").toString())
                .run("jdk");
        assertThat(found.out()).containsExactly(installed.toRealPath().toString());
    }

    @Test
    void version25IsPreferred() throws Exception {
        Path java21 = Launcher.fakeJdk(folder.resolve("jdks/a-21"), "21.0.4");
        Path java25 = Launcher.fakeJdk(folder.resolve("jdks/b-25"), "25");
        Launcher.fakeJdk(folder.resolve("jdks/c-27"), "27-ea");
        Result found = new Launcher()
                .with("JAVA_HOME", java21.toString())
                .with("VIGIE_JDK_FOLDERS", folder.resolve("jdks").toString())
                .run("jdk");
        assertThat(found.out()).containsExactly(java25.toString());
    }

    @Test
    void missingJdkIsOneSentenceInEitherLanguage() throws Exception {
        Path old = Launcher.fakeJdk(folder.resolve("jdk-17"), "17.0.12");
        Launcher launcher = new Launcher()
                .with("JAVA_HOME", old.toString())
                .with("PATH", old.resolve("bin") + ":/usr/bin:/bin")
                .with("VIGIE_JDK_FOLDERS", folder.resolve("nothing").toString());
        Result english = launcher.run("up");
        assertThat(english.exitCode()).isEqualTo(10);
        assertThat(english.err()).singleElement().asString().contains("JDK 21", "install Temurin 25");
        assertThat(launcher.run("up", "--lang", "fr").err())
                .singleElement()
                .asString()
                .contains("installez Temurin 25");
    }

    @Test
    void unknownOptionIsNamed() throws Exception {
        Result english = new Launcher().run("up", "--colour");
        assertThat(english.exitCode()).isEqualTo(2);
        assertThat(english.err()).singleElement().asString().contains("--colour", "./vigie help");
        assertThat(new Launcher().run("up", "--colour", "--lang=fr").err())
                .singleElement()
                .asString()
                .contains("inconnu", "--colour");
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        assertThat(String.join("\n", new Launcher().run("help").out()))
                .contains(
                        "demo",
                        "up",
                        "import",
                        "sql",
                        "status",
                        "fec",
                        "audit",
                        "archive",
                        "token",
                        "user",
                        "./vigie test");
    }

    @Test
    void takenPortIsNamedWithThePartThatWantsIt() throws Exception {
        int base = freeBase();
        try (ServerSocket taken = new ServerSocket(base, 1, InetAddress.getLoopbackAddress())) {
            Result refused = up("--port-base", Integer.toString(base));
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(taken.getLocalPort()), "dashboard", "--port-base");
        }
    }

    @Test
    void folderInUseTellsWhoUsesIt() {
        Result refused = new DataFolder(folder.resolve("company")).whileHeld(this::up);
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err())
                .singleElement()
                .asString()
                .contains("process " + ProcessHandle.current().pid(), "--data");
    }

    @Test
    void damagedLedgerIsRefusedAndNothingIsChanged() throws Exception {
        Path version = folder.resolve("company/postgres/PG_VERSION");
        Files.createDirectories(version.getParent());
        Files.writeString(version, "18\n");
        Result refused = up("--port-base", Integer.toString(freeBase()));
        assertThat(refused.exitCode()).isEqualTo(6);
        assertThat(refused.err()).singleElement().asString().contains("damaged", "nothing was changed", "backup");
        assertThat(version).hasContent("18\n");
    }

    @Test
    void statusTellsThatNothingRuns() throws Exception {
        Result stopped =
                new Launcher().run("status", "--data", folder.resolve("company").toString());
        assertThat(stopped.exitCode()).isEqualTo(8);
        assertThat(stopped.out()).first().asString().contains("does not run");
    }

    @Test
    void accountsAreAddedWithTheirPasswordFromTheInput() throws Exception {
        Path company = Files.createDirectories(folder.resolve("company"));
        Files.createFile(company.resolve("profile.properties"));
        Path password = Files.writeString(folder.resolve("password"), "correct horse battery\n");
        Launcher launcher = new Launcher().reading(password);
        Result refused = launcher.run("user", "add", "anna", "--roles", "king", "--data", company.toString());
        assertThat(refused.exitCode()).isEqualTo(9);
        assertThat(refused.err()).singleElement().asString().contains("king", "control");
        Result added = launcher.run(
                "user", "add", "Anna", "--roles", "sales", "--scope", "rep=R1", "--data", company.toString());
        assertThat(added.exitCode()).as(String.join("\n", added.err())).isZero();
        assertThat(company.resolve("people.json")).content().contains("anna", "rep=R1", "argon2id");
    }

    @Test
    void anImportedCompanyIsAuditedAndExported() throws Exception {
        Path csv = Files.createDirectory(folder.resolve("csv"));
        try (Stream<Path> example = Files.list(Path.of("../../operational-db/example-import"))) {
            for (Path file : example.toList()) {
                Files.copy(file, csv.resolve(file.getFileName()));
            }
        }
        String base = Integer.toString(freeBase());
        assertThat(alone(base, "audit").exitCode()).as("there is no ledger yet").isEqualTo(8);
        assertThat(alone(base, "import", "--dry-run", csv.toString()).exitCode())
                .isZero();
        assertThat(alone(base, "import", csv.toString()).exitCode()).isZero();
        Path exported = folder.resolve("exported");
        assertThat(alone(base, "export", exported.toString()).exitCode()).isZero();
        assertThat(alone(base, "template", exported.toString()).exitCode()).isZero();
        assertThat(exported.resolve("orders.csv")).content().contains("CC-1");
        assertThat(exported.resolve("scraps.csv")).content().hasLineCount(1);

        Result audited = alone(base, "audit");
        assertThat(audited.exitCode()).isZero();
        assertThat(audited.out()).singleElement().asString().contains("Last block: 1");
        Path fec = folder.resolve("fec.txt");
        assertThat(alone(base, "fec", "--year", "2026", fec.toString()).exitCode())
                .isZero();
        assertThat(Files.readAllLines(fec))
                .hasSizeGreaterThan(10)
                .first()
                .asString()
                .startsWith("JournalCode\t");
        assertThat(alone(base, "fec", "--year", "1999", fec.toString()).exitCode())
                .as("nothing is posted")
                .isEqualTo(9);

        Result created = alone(base, "token", "create", "anna", "--roles", "sales,warehouse");
        assertThat(created.out()).singleElement().asString().contains("anna", "vigie_");
        assertThat(alone(base, "token", "revoke", "anna").exitCode()).isZero();
        assertThat(alone(base, "token", "list").out())
                .singleElement()
                .asString()
                .contains("anna", "approval,read,sales,stock", "(revoked)");

        Path products = csv.resolve("products.csv");
        Files.writeString(products, Files.readString(products) + "ODD,Odd,NO_FAMILY,,\n");
        Result refused = alone(base, "import", csv.toString());
        assertThat(refused.exitCode()).isEqualTo(9);
        assertThat(String.join("\n", refused.out())).contains("products.csv", "NO_FAMILY");
        assertThat(refused.err()).singleElement().asString().startsWith("Nothing was written");
    }

    private Result alone(String portBase, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command, "--data", folder.resolve("company").toString(), "--port-base", portBase, "--lang", "en"));
        arguments.addAll(List.of(more));
        return new Launcher().run(arguments.toArray(String[]::new));
    }

    private Result up(String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "up";
        arguments[1] = "--no-open";
        arguments[2] = "--data";
        arguments[3] = folder.resolve("company").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return new Launcher().run(arguments);
    }

    /** A base whose six ports are free now: the machine's ephemeral ports start above. */
    private static int freeBase() {
        for (int base = 17_000; base < 30_000; base += 10) {
            if (StackPorts.from(base).byPart().values().stream().allMatch(StackPorts::isFree)) {
                return base;
            }
        }
        throw new IllegalStateException("no six free ports between 17000 and 30000");
    }
}
