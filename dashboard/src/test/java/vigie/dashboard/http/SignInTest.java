package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.people.AuditLog;
import vigie.dashboard.people.People;
import vigie.dashboard.people.Role;
import vigie.dashboard.people.SignInConfig;

/** Nobody gets in without an account, nobody beyond what the account may, and the log says who looked. */
class SignInTest {
    private static final People PEOPLE = Guarded.people();

    private static Visitor nobody() {
        return Guarded.nobody();
    }

    @BeforeAll
    static void start() {
        PEOPLE.put("claire", Set.of(Role.CONTROL), "", Guarded.PASSWORD);
        PEOPLE.put("remi", Set.of(Role.READER), "", Guarded.PASSWORD);
        PEOPLE.put("ada", Set.of(Role.ADMIN), "", Guarded.PASSWORD);
        PEOPLE.put("sam", Set.of(Role.CONTROL, Role.SALES), "rep=R1", Guarded.PASSWORD);
        Guarded.FIXTURE.snapshots().publish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/marge?p=2004", "/alertes", "/sql", "/document/SALES_ORDER/1", "/nothing"})
    void pagesLeadToTheSignInPageAndBack(String path) throws Exception {
        HttpResponse<String> answer = nobody().get(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo(path.equals("/") ? "/connexion" : "/connexion?to=" + Visitor.encoded(path));
        HttpResponse<String> entered = nobody().signIn("remi", Guarded.PASSWORD, path);
        assertThat(entered.headers().firstValue("Location")).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/query?m=net-revenue",
                "/api/v1/pages/today",
                "/api/v1/stream",
                "/api/v1/exports/today.csv",
                "/api/v1/exports/today.pdf",
                "/api/v1/exports/today.png?chart=months",
                "/api/v1/snapshots/latest.duckdb",
                "/api/v1/members/customer",
                "/api/v1/position"
            })
    void theApiAsksForAToken(String path) throws Exception {
        HttpResponse<String> answer = nobody().get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("SIGN_IN_NEEDED").doesNotContain("net-revenue\":");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aSessionIsNewOutOfReachOfScriptsAndOver() throws Exception {
        HttpResponse<String> entered = nobody().signIn("REMI", Guarded.PASSWORD, "//evil.example/");
        assertThat(entered.headers().firstValue("Location")).contains("/");
        assertThat(entered.headers().allValues("Set-Cookie").getLast())
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Max-Age=", "Expires=");
        String first = Visitor.cookie(entered);
        Visitor planted = nobody().with("Cookie", first);
        String second = Visitor.cookie(planted.signIn("remi", Guarded.PASSWORD, "/"));
        assertThat(second).isNotEqualTo(first);
        assertThat(planted.get("/api/v1/position").statusCode()).isEqualTo(401);
        Visitor reader = nobody().with("Cookie", second);
        assertThat(reader.get("/api/v1/position").statusCode()).isEqualTo(200);
        assertThat(reader.get("/dictionnaire?q=taux").body()).contains("remi", "/deconnexion");
        assertThat(reader.post("/deconnexion", "").statusCode()).isEqualTo(303);
        assertThat(reader.get("/api/v1/position").statusCode()).isEqualTo(401);
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        PEOPLE.put("victim", Set.of(Role.READER), "", Guarded.PASSWORD);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(nobody().signIn("victim", "wrong " + guess, "/").statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> refused = nobody().signIn("victim", Guarded.PASSWORD, "/");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(600, 901);
        assertThat(nobody().signIn("nobody-at-all", "wrong", "/").statusCode()).isEqualTo(401);
    }

    @Test
    void writesComeFromThisSiteOrWithAToken() throws Exception {
        Visitor claire = nobody().signedIn("claire", Guarded.PASSWORD);
        String run = "/api/v1/sql/saved";
        assertThat(claire.silent().post(run, "").statusCode()).isEqualTo(403);
        assertThat(claire.silent()
                        .with("Origin", "https://evil.example")
                        .post(run, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(claire.silent()
                        .with("Sec-Fetch-Site", "cross-site")
                        .post(run, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(claire.post(run, "").statusCode())
                .as("a body that is no JSON")
                .isEqualTo(400);
        assertThat(nobody().silent()
                        .post("/connexion", "name=claire&password=x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void rightsFollowRoles() throws Exception {
        Visitor remi = nobody().signedIn("remi", Guarded.PASSWORD);
        assertThat(remi.get("/dictionnaire?q=taux").body())
                .contains("/dictionnaire")
                .doesNotContain("href=\"/sql");
        assertThat(remi.get("/sql").statusCode()).isEqualTo(403);
        assertThat(remi.get("/sql").body()).contains("Un administrateur de Vigie");
        assertThat(remi.get("/api/v1/sql/schema").statusCode()).isEqualTo(403);
        assertThat(remi.get("/api/v1/snapshots/latest.duckdb").statusCode()).isEqualTo(403);
        assertThat(remi.post("/alertes/a/b/1/2", "action=acknowledge").statusCode())
                .isEqualTo(403);
        Visitor claire = nobody().signedIn("claire", Guarded.PASSWORD);
        assertThat(claire.get("/sql").statusCode()).isEqualTo(200);
        assertThat(claire.get("/api/v1/sql/schema").statusCode()).isEqualTo(200);
        Visitor sam = nobody().signedIn("sam", Guarded.PASSWORD);
        assertThat(sam.get("/api/v1/sql/schema").statusCode())
                .as("SQL reaches every row: not for who sees a part")
                .isEqualTo(403);
        assertThat(sam.get("/api/v1/snapshots/latest.duckdb").statusCode()).isEqualTo(403);
        Visitor ada = nobody().signedIn("ada", Guarded.PASSWORD);
        assertThat(claire.get("/admin").statusCode()).isEqualTo(403);
        assertThat(ada.get("/admin").body())
                .contains("claire", "rep=R1", "sign-in")
                .doesNotContain("$argon2id");
        assertThat(ada.get("/api/v1/query?m=net-revenue").statusCode()).isEqualTo(403);
        for (String measured : List.of("/sante", "/api/v1/health", "/metrics")) {
            assertThat(remi.get(measured).statusCode()).as(measured).isEqualTo(403);
            assertThat(claire.get(measured).statusCode()).as(measured).isEqualTo(200);
            assertThat(ada.get(measured).statusCode()).as(measured).isEqualTo(200);
            assertThat(nobody().get(measured).statusCode()).as(measured).isIn(303, 401);
        }
        assertThat(claire.get("/sante").body()).contains("transfer of 7", "Comptes de stock au journal");
        assertThat(ada.get("/sante").body())
                .as("who keeps the machine sees how many, never what or how much")
                .contains("TRANSFER_ABOVE_STOCK", "VALUATION_BEHIND")
                .doesNotContain("transfer of 7", "Comptes de stock au journal");
        assertThat(ada.get("/api/v1/health").body()).contains("\"stock\":null").doesNotContain("transfer of 7");
        assertThat(sam.get("/api/v1/health").body()).as("who sees a part").contains("\"stock\":null");
    }

    @Test
    void reportsThatLeaveAreSeenAndSentByWhoAdministers() throws Exception {
        Visitor ada = nobody().signedIn("ada", Guarded.PASSWORD);
        assertThat(ada.get("/admin").body())
                .contains("Marge du lundi", "chaque lundi à 07:30 (Europe/Paris)", "nobody@example.org", "jamais");
        String form = "name=" + Visitor.encoded("Marge du lundi");
        Visitor remi = nobody().signedIn("remi", Guarded.PASSWORD);
        assertThat(remi.post("/admin/reports", form).statusCode()).isEqualTo(403);
        assertThat(ada.silent().post("/admin/reports", form).statusCode()).isEqualTo(403);
        assertThat(ada.post("/admin/reports", "name=none").statusCode()).isEqualTo(404);
        assertThat(ada.post("/admin/reports", form).statusCode()).isEqualTo(303);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(ada.get("/admin").body()).contains("1 échoué (le compte n’existe pas ou est clos)"));
        assertThat(nobody().signedIn("claire", Guarded.PASSWORD)
                        .get("/alertes?lang=en")
                        .body())
                .as("shown where deliveries are")
                .contains("Report · Marge du lundi", "the account does not exist or is closed");
        assertThat(ada.get("/api/v1/health").body()).contains("\"failed\":1");
    }

    @Test
    void tokensDoWhatTheyAndTheirOwnersMay() throws Exception {
        String secret = PEOPLE.createToken("claire", "excel", EnumSet.of(Right.READ), Duration.ofDays(1));
        Visitor excel = Visitor.program(Guarded.FIXTURE.port(), secret);
        assertThat(excel.get("/api/v1/exports/query.csv?m=net-revenue&p=all").statusCode())
                .isEqualTo(200);
        assertThat(excel.get("/api/v1/sql/schema").statusCode()).isEqualTo(403);
        assertThat(excel.post("/api/v1/sql/saved", "").statusCode()).isEqualTo(403);
        String tooMuch = PEOPLE.createToken("remi", "sql", EnumSet.of(Right.SQL), Duration.ofDays(1));
        assertThat(Visitor.program(Guarded.FIXTURE.port(), tooMuch)
                        .get("/api/v1/sql/schema")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Files.readString(Guarded.FOLDER.resolve("people.json"))).doesNotContain(secret, Guarded.PASSWORD);
        PEOPLE.revokeToken("claire", "excel");
        assertThat(excel.get("/api/v1/position").statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> PEOPLE.createToken("claire", "x", EnumSet.of(Right.READ), Duration.ofDays(400)))
                .isInstanceOf(BadQuery.class);
    }

    @Test
    void anAccountThatEndsEndsItsSessions() throws Exception {
        PEOPLE.put("leaver", Set.of(Role.READER), "", Guarded.PASSWORD);
        Visitor leaver = nobody().signedIn("leaver", Guarded.PASSWORD);
        assertThat(leaver.get("/api/v1/position").statusCode()).isEqualTo(200);
        // as the command line does it, beside the running server
        new People(Guarded.FOLDER.resolve("people.json"), Clock.systemUTC()).disable("leaver");
        assertThat(leaver.get("/api/v1/position").statusCode()).isEqualTo(401);
        assertThat(nobody().signIn("leaver", Guarded.PASSWORD, "/").statusCode())
                .isEqualTo(401);
    }

    @Test
    void accountsAreKeptAsTheyShould() throws Exception {
        nobody().signIn("nobody", Guarded.PASSWORD, "/"); // so that there is a log
        for (String kept : List.of("people.json", "audit.jsonl")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Guarded.FOLDER.resolve(kept))))
                    .as(kept)
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(Guarded.FOLDER.resolve("people.json"))).contains("$argon2id$v=19$m=19456,t=2,p=1$");
        for (Runnable wrong : List.<Runnable>of(
                () -> PEOPLE.put("bad name", Set.of(Role.READER), "", Guarded.PASSWORD),
                () -> PEOPLE.put("norole", Set.of(), "", Guarded.PASSWORD),
                () -> PEOPLE.put("short", Set.of(Role.READER), "", "short"),
                () -> PEOPLE.put("sales", Set.of(Role.SALES), "", Guarded.PASSWORD),
                () -> PEOPLE.put("scope", Set.of(Role.READER), "sku=S11", Guarded.PASSWORD),
                () -> PEOPLE.disable("unknown"))) {
            assertThatThrownBy(wrong::run).isInstanceOf(BadQuery.class);
        }
    }

    @Test
    void theLogSaysWhoLookedAtProofsAndFiles() throws Exception {
        Visitor claire = nobody().signedIn("claire", Guarded.PASSWORD);
        claire.get("/api/v1/evidence?m=gross-margin&p=2004");
        claire.get("/preuve?m=gross-margin&p=2004");
        claire.get("/api/v1/exports/margin.xlsx?p=2004");
        claire.get("/api/v1/exports/today.svg?chart=stock&p=2004");
        claire.get("/dictionnaire?q=taux");
        nobody().get("/api/v1/evidence?m=gross-margin&p=2005");
        List<AuditLog.Line> lines = Guarded.FIXTURE.signIn().audit().newest(500);
        assertThat(lines)
                .filteredOn(line -> line.who().equals("claire") && line.status() == 200)
                .extracting(AuditLog.Line::action, AuditLog.Line::what)
                .contains(
                        tuple("evidence", "GET /api/v1/evidence?m=gross-margin&p=2004"),
                        tuple("evidence", "GET /preuve?m=gross-margin&p=2004"),
                        tuple("export", "GET /api/v1/exports/margin.xlsx?p=2004"),
                        tuple("export", "GET /api/v1/exports/today.svg?chart=stock&p=2004"))
                .noneMatch(line -> line.toList().contains("GET /dictionnaire?q=taux"));
        assertThat(lines)
                .anyMatch(line -> line.action().equals("refused") && line.what().endsWith("p=2005"))
                .anyMatch(line -> line.action().equals("sign-in") && line.who().equals("claire"));
    }

    @Test
    void offThisMachineOnlyWithSignInAndTls() {
        Path file = Guarded.FOLDER.resolve("people.json");
        assertThatThrownBy(() -> Guard.requireProtected("0.0.0.0", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Guard.requireProtected("0.0.0.0", new SignInConfig(file, file, null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignInConfig(file, file, URI.create("http://vigie.example"), null))
                .isInstanceOf(IllegalArgumentException.class);
        Guard.requireProtected("0.0.0.0", new SignInConfig(file, file, URI.create("https://vigie.example"), null));
    }
}
