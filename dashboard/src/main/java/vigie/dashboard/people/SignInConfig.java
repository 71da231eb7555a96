package vigie.dashboard.people;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in.
 *
 * @param peopleFile accounts and tokens
 * @param auditFile log of what was looked at
 * @param publicAddress where people reach the dashboard through a proxy that speaks TLS, {@code https://host[:port]};
 *     null when only this machine does
 * @param provider the company's identity provider, null when there is none
 */
public record SignInConfig(
        Path peopleFile,
        Path auditFile,
        @Nullable URI publicAddress,
        @Nullable Provider provider) {

    /** An OpenID Connect provider; the dashboard is a confidential client of it. */
    public record Provider(URI issuer, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Provider[" + issuer + ", " + clientId + "]";
        }
    }

    public SignInConfig {
        if (publicAddress != null
                && (!"https".equals(publicAddress.getScheme()) || publicAddress.getAuthority() == null)) {
            throw new IllegalArgumentException("the public address must be https://HOST, found " + publicAddress);
        }
    }
}
