package vigie.ledgerevents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Loads the {@code .avsc} files packaged with this module. */
final class AvroSchemas {

    /** File of the envelope: a union, so several named types. */
    static final String LEDGER_RECORD = "ledger-record";

    private AvroSchemas() {}

    static Schema load(String name) {
        String path = "/avro/" + name + ".avsc";
        try (InputStream file = AvroSchemas.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("schema file " + path + " is not packaged");
            }
            return new SchemaParser().parse(file).mainSchema();
        } catch (IOException e) {
            throw new UncheckedIOException("schema file " + path + " cannot be read", e);
        }
    }
}
