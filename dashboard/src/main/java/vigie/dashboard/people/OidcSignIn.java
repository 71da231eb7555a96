package vigie.dashboard.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Scope;

/**
 * Sign-in by the company's identity provider: OpenID Connect code flow with PKCE, state and nonce, the identity token
 * checked by its signature. The name is {@code preferred_username}, else {@code email}, else {@code sub}. An account of
 * that name here says what they may see; without one the claims {@code vigie_roles} and {@code vigie_scope} do.
 */
public final class OidcSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_PENDING = 10_000;
    private static final String ROLES = "vigie_roles";
    private static final String SCOPE = "vigie_scope";

    /** A sign-in somebody went to the provider for. */
    private record Pending(Nonce nonce, CodeVerifier verifier, String to, Instant at) {}

    /** Where to send the browser, and the state it must bring back. */
    public record Leaving(URI address, String state) {}

    /** Who came back, and the page they wanted. */
    public record Arrived(Reader reader, String to) {}

    private final SignInConfig.Provider provider;
    private final People people;
    private final Clock clock;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private volatile @Nullable OIDCProviderMetadata metadata;

    /**
     * A client of a provider, which is asked at the first sign-in.
     *
     * @throws IllegalArgumentException when the issuer speaks no TLS and is not on this machine
     */
    public OidcSignIn(SignInConfig.Provider provider, People people, Clock clock) {
        this.provider = provider;
        this.people = people;
        this.clock = clock;
        String scheme = String.valueOf(provider.issuer().getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isHere(provider.issuer()))) {
            throw new IllegalArgumentException("the identity provider must be https://, found " + provider.issuer());
        }
    }

    private static boolean isHere(URI issuer) {
        try {
            return InetAddress.getByName(issuer.getHost()).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Begins a sign-in.
     *
     * @param back address of this dashboard the provider sends people back to
     * @param to page they want
     * @throws BadQuery with code {@code PROVIDER_SILENT}
     */
    public Leaving start(URI back, String to) {
        Instant now = clock.instant();
        pending.values().removeIf(old -> now.isAfter(old.at().plus(PATIENCE)));
        if (pending.size() >= MOST_PENDING) {
            throw silent();
        }
        State state = new State();
        Pending going = new Pending(new Nonce(), new CodeVerifier(), to, now);
        URI address = new AuthenticationRequest.Builder(
                        new ResponseType("code"),
                        new com.nimbusds.oauth2.sdk.Scope("openid", "profile", "email"),
                        new ClientID(provider.clientId()),
                        back)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(going.nonce())
                .codeChallenge(going.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
        pending.put(state.getValue(), going);
        return new Leaving(address, state.getValue());
    }

    /**
     * Ends a sign-in.
     *
     * @param callback address the browser came back with
     * @param state state this browser left with, null when it left from elsewhere
     * @param back the address given to {@link #start}
     * @throws BadQuery with code {@code SIGN_IN_REFUSED}, {@code NO_ROLE} or {@code PROVIDER_SILENT}
     */
    public Arrived finish(URI callback, @Nullable String state, URI back) {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(callback);
            String returned =
                    response.getState() == null ? "" : response.getState().getValue();
            Pending going = pending.remove(returned);
            if (going == null || !returned.equals(state) || !response.indicatesSuccess()) {
                throw refused();
            }
            AuthenticationSuccessResponse success = response.toSuccessResponse();
            IDTokenClaimsSet claims = exchange(success, going, back);
            return new Arrived(reader(claims), going.to());
        } catch (GeneralException | BadJOSEException | JOSEException e) {
            LOG.warn("sign-in by {} failed: {}", provider.issuer(), e.getMessage());
            throw refused();
        } catch (IOException e) {
            LOG.warn("{} does not answer", provider.issuer(), e);
            throw silent();
        }
    }

    private IDTokenClaimsSet exchange(AuthenticationSuccessResponse success, Pending going, URI back)
            throws GeneralException, IOException, BadJOSEException, JOSEException {
        OIDCProviderMetadata known = metadata();
        ClientID client = new ClientID(provider.clientId());
        HTTPRequest request = new TokenRequest.Builder(
                        known.getTokenEndpointURI(),
                        new ClientSecretBasic(client, new Secret(provider.clientSecret())),
                        new AuthorizationCodeGrant(success.getAuthorizationCode(), back, going.verifier()))
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        var answer = OIDCTokenResponseParser.parse(request.send());
        if (!answer.indicatesSuccess()) {
            throw refused();
        }
        var token =
                ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens().getIDToken();
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(provider.issuer()),
                client,
                algorithm(known),
                known.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS));
        return validator.validate(token, going.nonce());
    }

    /** The algorithm the provider signs with: never one without signature, never one with a shared secret. */
    private static JWSAlgorithm algorithm(OIDCProviderMetadata known) {
        List<JWSAlgorithm> offered = Objects.requireNonNullElse(known.getIDTokenJWSAlgs(), List.of());
        return offered.stream()
                .filter(each -> JWSAlgorithm.Family.SIGNATURE.contains(each))
                .findFirst()
                .orElse(JWSAlgorithm.RS256);
    }

    private Reader reader(IDTokenClaimsSet claims) {
        String name = name(claims).toLowerCase(Locale.ROOT);
        Account account = people.accounts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (account != null) {
            if (account.disabled()) {
                throw refused();
            }
            return account.reader();
        }
        Set<Role> roles = new HashSet<>();
        texts(claims, ROLES).forEach(role -> roles.add(Role.named(role)));
        Scope scope = Scope.of(String.join(",", texts(claims, SCOPE)));
        if (roles.isEmpty() || (roles.contains(Role.SALES) && scope.isWhole())) {
            throw BadQuery.malformed(
                    "NO_ROLE",
                    "« " + name + " » n'a pas de droits ici ; un administrateur peut en donner : ./vigie user add.",
                    "'" + name + "' has no rights here; an administrator can give some: ./vigie user add.");
        }
        return new Reader(name, Role.rightsOf(roles), scope);
    }

    private static String name(IDTokenClaimsSet claims) {
        for (String claim : List.of("preferred_username", "email")) {
            String text = claims.getStringClaim(claim);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return claims.getSubject().getValue();
    }

    private static List<String> texts(IDTokenClaimsSet claims, String name) {
        List<String> texts = claims.getStringListClaim(name);
        return Objects.requireNonNullElse(texts, List.of());
    }

    private OIDCProviderMetadata metadata() {
        OIDCProviderMetadata known = metadata;
        if (known == null) {
            try {
                known = OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
                metadata = known;
            } catch (GeneralException | IOException e) {
                LOG.warn("{} does not say how to sign in: {}", provider.issuer(), e.getMessage());
                throw silent();
            }
        }
        return known;
    }

    private static BadQuery refused() {
        return BadQuery.malformed(
                "SIGN_IN_REFUSED",
                "La connexion par l'annuaire n'a pas abouti ; recommencer depuis la page de connexion.",
                "Sign-in by the company's directory did not succeed; start again from the sign-in page.");
    }

    private static BadQuery silent() {
        return BadQuery.unavailable(
                "PROVIDER_SILENT",
                "L'annuaire de l'entreprise ne répond pas ; réessayer, ou se connecter par mot de passe.",
                "The company's directory does not answer; try again, or sign in by password.");
    }
}
