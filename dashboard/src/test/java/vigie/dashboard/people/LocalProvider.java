package vigie.dashboard.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider over HTTP for tests: discovery, keys, authorization, tokens. It insists on PKCE, on the client's
 * secret and on codes being used once, as a real one does. Whoever comes is signed in as {@link #claims}.
 */
public final class LocalProvider implements AutoCloseable {
    public static final String CLIENT = "vigie";
    public static final String SECRET = "a secret of at least thirty-two characters";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, AuthenticationRequest> codes = new ConcurrentHashMap<>();
    /** Who signs in. */
    public volatile Map<String, Object> claims = Map.of();
    /** What a dishonest provider changes in the identity token. */
    public volatile UnaryOperator<JWTClaimsSet.Builder> tampering = UnaryOperator.identity();
    /** True when tokens are signed by a key the provider does not publish. */
    public volatile boolean foreignKey;

    public LocalProvider() throws IOException, JOSEException {
        this.key = new RSAKeyGenerator(2048).keyID("1").generate();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", exchange -> json(exchange, new JWKSet(key).toString(true)));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    /** The issuer. */
    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void discovery(HttpExchange exchange) throws IOException {
        OIDCProviderMetadata metadata =
                new OIDCProviderMetadata(new Issuer(issuer()), List.of(SubjectType.PUBLIC), issuer().resolve("/keys"));
        metadata.setAuthorizationEndpointURI(issuer().resolve("/authorize"));
        metadata.setTokenEndpointURI(issuer().resolve("/token"));
        metadata.setResponseTypes(List.of(new ResponseType("code")));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        json(exchange, metadata.toJSONObject().toJSONString());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        try {
            AuthenticationRequest request = AuthenticationRequest.parse(exchange.getRequestURI());
            if (request.getCodeChallenge() == null
                    || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                    || !CLIENT.equals(request.getClientID().getValue())) {
                answer(exchange, 400, "text/plain", "PKCE and a known client are needed");
                return;
            }
            AuthorizationCode code = new AuthorizationCode();
            codes.put(code.getValue(), request);
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            new AuthenticationSuccessResponse(
                                            request.getRedirectionURI(),
                                            code,
                                            null,
                                            null,
                                            request.getState(),
                                            null,
                                            null)
                                    .toURI()
                                    .toString());
            answer(exchange, 302, "text/plain", "");
        } catch (ParseException e) {
            answer(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        try {
            HTTPRequest received = new HTTPRequest(HTTPRequest.Method.POST, issuer().resolve("/token"));
            received.setContentType("application/x-www-form-urlencoded");
            received.setAuthorization(exchange.getRequestHeaders().getFirst("Authorization"));
            received.setBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            TokenRequest request = TokenRequest.parse(received);
            HTTPResponse response = exchanged(request);
            answer(exchange, response.getStatusCode(), "application/json", response.getBody());
        } catch (ParseException | JOSEException e) {
            answer(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    private HTTPResponse exchanged(TokenRequest request) throws JOSEException {
        AuthorizationCodeGrant grant = (AuthorizationCodeGrant) request.getAuthorizationGrant();
        AuthenticationRequest asked = codes.remove(grant.getAuthorizationCode().getValue());
        boolean known = request.getClientAuthentication() instanceof ClientSecretBasic basic
                && basic.getClientID().getValue().equals(CLIENT)
                && basic.getClientSecret().getValue().equals(SECRET);
        if (asked == null
                || !known
                || grant.getCodeVerifier() == null
                || !CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                        .equals(asked.getCodeChallenge())
                || !asked.getRedirectionURI().equals(grant.getRedirectionURI())) {
            return new TokenErrorResponse(OAuth2Error.INVALID_GRANT).toHTTPResponse();
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("4711")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", String.valueOf(asked.getNonce()));
        claims.forEach(builder::claim);
        RSAKey signing = foreignKey ? new RSAKeyGenerator(2048).keyID("1").generate() : key;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                tampering.apply(builder).build());
        token.sign(new RSASSASigner(signing));
        return new OIDCTokenResponse(new OIDCTokens(token, new BearerAccessToken(), null)).toHTTPResponse();
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        answer(exchange, 200, "application/json", text);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
