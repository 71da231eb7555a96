package vigie.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.dashboard.people.LocalProvider;
import vigie.dashboard.people.Role;

/** Sign-in by an identity provider, over HTTP from end to end. */
class OidcTest {
    private static final LocalProvider PROVIDER = Guarded.PROVIDER;

    @BeforeAll
    static void start() {
        Guarded.people().put("claire@durand.example", Set.of(Role.CONTROL), "", null);
        Guarded.people().put("gone", Set.of(Role.CONTROL), "", null);
        Guarded.people().disable("gone");
    }

    @BeforeEach
    void honest() {
        PROVIDER.tampering = UnaryOperator.identity();
        PROVIDER.foreignKey = false;
    }

    private static Visitor browser() {
        return Guarded.nobody();
    }

    /** Leaves for the provider and comes back; the answer to coming back. */
    private static HttpResponse<String> visit(Map<String, Object> claims) throws Exception {
        PROVIDER.claims = claims;
        HttpResponse<String> leaving = browser().get("/connexion/annuaire?to=%2Fmarge%3Fp%3D2004");
        assertThat(leaving.statusCode()).as(leaving.body()).isEqualTo(303);
        HttpResponse<String> returning = browser().get(location(leaving));
        assertThat(returning.statusCode()).as(returning.body()).isEqualTo(302);
        return browser().with("Cookie", Visitor.cookie(leaving)).get(location(returning));
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void anAccountHereSaysWhatTheyMay() throws Exception {
        HttpResponse<String> entered = visit(Map.of("preferred_username", "Claire@durand.example"));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        assertThat(location(entered)).isEqualTo("/marge?p=2004");
        Visitor claire = browser().with("Cookie", Visitor.cookie(entered));
        assertThat(claire.get("/api/v1/sql/schema").statusCode()).isEqualTo(200);
        assertThat(claire.get("/dictionnaire?q=taux").body()).contains("claire@durand.example");
    }

    @Test
    void claimsSayItForOthers() throws Exception {
        HttpResponse<String> entered = visit(Map.of(
                "email",
                "martin@durand.example",
                "vigie_roles",
                List.of("sales"),
                "vigie_scope",
                List.of("rep=R1", "wh=LYON")));
        Visitor martin = browser().with("Cookie", Visitor.cookie(entered));
        String members = martin.get("/api/v1/members/salesperson").body();
        assertThat(members).contains("R1").doesNotContain("R2", "R3");
        assertThat(martin.get("/api/v1/sql/schema").statusCode()).isEqualTo(403);
    }

    @Test
    void whoHasNoRightsIsToldWhoGivesThem() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("preferred_username", "stranger"),
                Map.of("preferred_username", "free", "vigie_roles", List.of("sales")),
                Map.of("preferred_username", "gone"),
                Map.of("preferred_username", "king", "vigie_roles", List.of("emperor")))) {
            HttpResponse<String> refused = visit(claims);
            assertThat(refused.statusCode()).as(claims.toString()).isEqualTo(400);
            assertThat(refused.body()).contains("role=\"alert\"");
            assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("session=ey"));
        }
    }

    @Test
    void aTokenThatIsNotMeantForUsIsRefused() throws Exception {
        Map<String, Object> claire = Map.of("preferred_username", "claire@durand.example");
        List<UnaryOperator<JWTClaimsSet.Builder>> lies = List.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.audience("another"),
                claims -> claims.issuer("http://127.0.0.1:1"),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3_600))));
        for (UnaryOperator<JWTClaimsSet.Builder> lie : lies) {
            PROVIDER.tampering = lie;
            assertThat(visit(claire).statusCode()).isEqualTo(400);
        }
        PROVIDER.tampering = UnaryOperator.identity();
        PROVIDER.foreignKey = true;
        assertThat(visit(claire).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyTheBrowserThatLeftComesBackAndOnce() throws Exception {
        PROVIDER.claims = Map.of("preferred_username", "claire@durand.example");
        HttpResponse<String> leaving = browser().get("/connexion/annuaire");
        String callback = location(browser().get(location(leaving)));
        assertThat(browser().get(callback).statusCode()).as("another browser").isEqualTo(400);
        assertThat(browser()
                        .with("Cookie", Visitor.cookie(leaving))
                        .get(callback)
                        .statusCode())
                .as("the state is spent")
                .isEqualTo(400);
        assertThat(browser().get("/connexion/retour?code=x&state=y").statusCode())
                .isEqualTo(400);
    }
}
