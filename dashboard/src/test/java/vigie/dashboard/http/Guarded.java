package vigie.dashboard.http;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vigie.dashboard.WarehouseFixture;
import vigie.dashboard.people.LocalProvider;
import vigie.dashboard.people.People;
import vigie.dashboard.people.SignInConfig;

/** One dashboard that people sign in to, and one identity provider, for all tests; they end with the process. */
final class Guarded {
    static final String PASSWORD = "correct horse battery";
    static final Path FOLDER;
    static final LocalProvider PROVIDER;
    static final WarehouseFixture FIXTURE;

    static {
        try {
            FOLDER = Files.createTempDirectory("vigie-guarded");
            PROVIDER = new LocalProvider();
            Files.writeString(
                    FOLDER.resolve("delivery.yaml"),
                    "mail: {host: 127.0.0.1, port: 1, protection: none, from: vigie@example.org}");
            Files.writeString(FOLDER.resolve("schedules.yaml"), """
                    - name: Marge du lundi
                      page: /marge?p=mtd
                      day: monday
                      at: 07:30
                      to: [{account: nobody@example.org}]
                    """);
            FIXTURE = WarehouseFixture.guarded(
                    FOLDER,
                    new SignInConfig(
                            FOLDER.resolve("people.json"),
                            FOLDER.resolve("audit.jsonl"),
                            null,
                            new SignInConfig.Provider(PROVIDER.issuer(), LocalProvider.CLIENT, LocalProvider.SECRET)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Guarded() {}

    static People people() {
        return FIXTURE.signIn().people();
    }

    static Visitor nobody() {
        return Visitor.nobody(FIXTURE.port());
    }
}
