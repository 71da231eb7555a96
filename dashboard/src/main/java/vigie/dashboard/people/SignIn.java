package vigie.dashboard.people;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What signing in stands on, made from its configuration.
 *
 * @param publicAddress see {@link SignInConfig}
 * @param provider null when there is none
 */
public record SignIn(
        People people,
        Sessions sessions,
        FailedSignIns failures,
        AuditLog audit,
        @Nullable URI publicAddress,
        @Nullable OidcSignIn provider) {

    /** Opens the accounts and the log. */
    public static SignIn of(SignInConfig config, Clock clock) {
        People people = new People(config.peopleFile(), clock);
        SignInConfig.Provider provider = config.provider();
        return new SignIn(
                people,
                new Sessions(people, clock),
                new FailedSignIns(clock),
                new AuditLog(config.auditFile()),
                config.publicAddress(),
                provider == null ? null : new OidcSignIn(provider, people, clock));
    }
}
