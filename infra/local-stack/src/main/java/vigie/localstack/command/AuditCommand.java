package vigie.localstack.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigie.localstack.LogFile;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.Words;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.Sentence;
import vigie.operationaldb.audit.BlockTimestamps;

/**
 * {@code vigie audit}: seals what is not sealed yet, then compares every sealed row with its block and names the first
 * that differs. The last block's hash is printed to be kept elsewhere: given back later, it shows that nobody rewrote
 * the whole chain. Where an address of a time-stamping authority is given, the last block is timestamped there; tokens
 * are always checked.
 */
@Command(name = "audit")
public final class AuditCommand extends LedgerCommand {
    private static final int SHOWN = 20;

    @Option(names = "--kept-block", paramLabel = "N")
    private @Nullable Long keptBlock;

    @Option(names = "--kept-hash", paramLabel = "HASH")
    private @Nullable String keptHash;

    @Option(names = "--timestamps", paramLabel = "URL")
    private @Nullable URI authority;

    @Option(names = "--timestamp-authority", paramLabel = "FILE")
    private @Nullable Path trusted;

    public AuditCommand(Words words) {
        super(words);
    }

    @Override
    public Integer call() {
        return onExistingLedger(ledger -> audit(ledger, out()));
    }

    private int audit(LedgerAccess ledger, PrintWriter out) {
        try (Connection writer = ledger.writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer);
                Connection reader = ledger.reader().getConnection()) {
            JsonNode sealed = commands.call("seal_blocks", null, JsonNodeFactory.instance.objectNode());
            int broken = broken(reader, out);
            if (broken > 0) {
                throw new StackFailure(Reason.LEDGER_ALTERED, broken);
            }
            out.println(words.text(
                    "audit.whole",
                    sealed.path("number").asLong(),
                    sealed.path("hash").asText()));
            timestamps(ledger, reader, out);
            return 0;
        } catch (CommandRefused e) {
            throw new StackFailure(e, Reason.BAD_INPUT, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw new StackFailure(e, Reason.PART_STOPPED, "PostgreSQL", LogFile.place());
        }
    }

    private void timestamps(LedgerAccess ledger, Connection reader, PrintWriter out) throws SQLException {
        URI address = authority;
        if (address != null) {
            try (Connection owner = ledger.owner().getConnection()) {
                BlockTimestamps.stampLast(owner, address)
                        .ifPresent(block -> out.println(words.text("audit.stamped", block, address)));
            } catch (IOException e) {
                throw new StackFailure(
                        e, Reason.BAD_INPUT, words.text("audit.no-stamp", address, StackFailure.firstLine(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure(e, Reason.INTERRUPTED);
            }
        }
        BlockTimestamps.Report report = BlockTimestamps.verify(reader, trustedCertificates());
        for (BlockTimestamps.Fault fault : report.faults()) {
            Sentence reason = fault.reason();
            out.println(words.text("audit.bad-stamp", fault.block(), words.french() ? reason.fr() : reason.en()));
        }
        if (!report.faults().isEmpty()) {
            throw new StackFailure(Reason.LEDGER_ALTERED, report.faults().size());
        }
        if (!report.stamped().isEmpty()) {
            BlockTimestamps.Stamped last = report.stamped().getLast();
            out.println(words.text(
                    trusted == null ? "audit.stamps-as-they-come" : "audit.stamps",
                    report.stamped().size(),
                    last.block(),
                    last.at(),
                    last.signer()));
        }
    }

    private Collection<X509Certificate> trustedCertificates() {
        if (trusted == null) {
            return List.of();
        }
        try (InputStream file = Files.newInputStream(trusted)) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty()) {
                throw new StackFailure(Reason.BAD_INPUT, trusted + ": X.509?");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new StackFailure(e, Reason.BAD_INPUT, trusted + ": " + StackFailure.firstLine(e));
        }
    }

    private int broken(Connection reader, PrintWriter out) throws SQLException {
        int found = 0;
        try (PreparedStatement verify = reader.prepareStatement("select * from api.verify_blocks(?, ?)")) {
            verify.setObject(1, keptBlock, Types.BIGINT);
            verify.setString(2, keptHash);
            try (ResultSet row = verify.executeQuery()) {
                while (row.next()) {
                    if (found++ < SHOWN) {
                        out.println(words.text(
                                "audit.row",
                                row.getLong("block_number"),
                                String.valueOf(row.getString("table_name")),
                                String.valueOf(row.getString("row_id")),
                                row.getString("problem")));
                    }
                }
            }
        }
        return found;
    }
}
