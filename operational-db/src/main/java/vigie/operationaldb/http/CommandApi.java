package vigie.operationaldb.http;

import io.javalin.Javalin;
import java.time.Duration;

/** A running HTTP server over the commands and questions of a ledger, which also tells webhooks what was done. */
public final class CommandApi implements AutoCloseable {
    private static final int WRITERS = 12;
    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LIMITS = "set application_name = 'vigie command api'; set statement_timeout = '30s'; "
            + "set idle_in_transaction_session_timeout = '30s'";

    private final Javalin server;
    private final LedgerPool writer;
    private final LedgerPool reader;
    private final DeliverWebhooks webhooks;

    private CommandApi(Javalin server, LedgerPool writer, LedgerPool reader) {
        this.server = server;
        this.writer = writer;
        this.reader = reader;
        this.webhooks = new DeliverWebhooks(writer);
    }

    /**
     * Starts to listen; the ledger must be migrated and its roles open.
     *
     * @throws IllegalStateException when the port is taken, with one sentence that names it
     * @throws vigie.operationaldb.LedgerUnavailable when the ledger cannot be reached
     */
    public static CommandApi start(CommandApiConfig config) {
        LedgerPool writer = new LedgerPool(config.writer(), LIMITS, WRITERS, PATIENCE);
        LedgerPool reader =
                new LedgerPool(config.reader(), LIMITS + "; set default_transaction_read_only = on", READERS, PATIENCE);
        try {
            return new CommandApi(serve(config, writer, reader), writer, reader);
        } catch (RuntimeException e) {
            writer.close();
            reader.close();
            throw e;
        }
    }

    private static Javalin serve(CommandApiConfig config, LedgerPool writer, LedgerPool reader) {
        Catalogue catalogue = new Catalogue(reader);
        Access access = new Access(writer);
        Javalin server = Javalin.create(javalin -> {
            javalin.concurrency.useVirtualThreads = true;
            javalin.startup.showJavalinBanner = false;
            javalin.startup.startupWatcherEnabled = false;
            javalin.http.prefer405over404 = true;
            ErrorRoutes.register(javalin.routes);
            new CommandRoutes(catalogue, access, new GiveCommand(writer, config.beforeClosing()))
                    .register(javalin.routes);
            new QuestionRoutes(catalogue, access, reader).register(javalin.routes);
            javalin.routes.get("/health/live", context -> context.json("live"));
            javalin.routes.get("/api/v1/openapi.json", context -> {
                context.contentType("application/json; charset=utf-8");
                context.result(OpenApi.describe(catalogue));
            });
        });
        try {
            return server.start(config.host(), config.port());
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The command API cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(),
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        webhooks.close();
        writer.close();
        reader.close();
    }
}
