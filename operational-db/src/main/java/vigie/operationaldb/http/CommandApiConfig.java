package vigie.operationaldb.http;

import java.util.Objects;
import javax.sql.DataSource;

/**
 * Where the command API listens and whom it works for.
 *
 * @param host address to listen on, loopback unless a proxy in front keeps the tokens secret on the way
 * @param port TCP port, 0 for any free one
 * @param writer the ledger as {@code vigie_writer}
 * @param reader the ledger as {@code vigie_reader}
 * @param beforeClosing posts what a period that is closed must have
 */
public record CommandApiConfig(
        String host, int port, DataSource writer, DataSource reader, BeforeClosing beforeClosing) {
    public CommandApiConfig {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(beforeClosing, "beforeClosing");
    }
}
