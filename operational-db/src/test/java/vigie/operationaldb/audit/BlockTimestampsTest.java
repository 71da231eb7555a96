package vigie.operationaldb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.audit.BlockTimestamps.Fault;
import vigie.operationaldb.audit.BlockTimestamps.Report;
import vigie.operationaldb.demo.DemoLedger;

/** A token holds for its block and its signer only. */
final class BlockTimestampsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void lastBlockIsStampedOnceAndATokenHoldsForItsBlockAndItsAuthorityOnly() throws Exception {
        try (DemoLedger ledger = new DemoLedger();
                Connection owner = ledger.owner();
                Connection writer = ledger.writer();
                Connection reader = ledger.reader();
                LedgerCommands commands = new LedgerCommands(writer);
                LocalAuthority authority = new LocalAuthority(false);
                LocalAuthority stranger = new LocalAuthority(false);
                LocalAuthority refusing = new LocalAuthority(true)) {
            assertThat(BlockTimestamps.stampLast(owner, authority.address()))
                    .as("nothing is sealed yet")
                    .isEmpty();
            seal(commands);
            assertThatThrownBy(() -> BlockTimestamps.stampLast(owner, refusing.address()))
                    .isInstanceOf(IOException.class);
            assertThat(BlockTimestamps.stampLast(owner, authority.address())).contains(1L);
            assertThat(BlockTimestamps.stampLast(owner, authority.address())).isEmpty();
            seal(commands);
            assertThat(BlockTimestamps.stampLast(owner, authority.address())).contains(2L);

            Report sound = BlockTimestamps.verify(reader, List.of(authority.root()));
            assertThat(sound.faults()).isEmpty();
            assertThat(sound.stamped()).extracting(one -> one.block()).containsExactly(1L, 2L);
            assertThat(sound.stamped()).allSatisfy(one -> {
                assertThat(one.signer()).isEqualTo("CN=Test Authority");
                assertThat(one.at()).isBetween(Instant.now().minus(Duration.ofMinutes(2)), Instant.now());
            });
            assertThat(BlockTimestamps.verify(reader, List.of()).stamped()).hasSize(2);
            assertThat(reasons(BlockTimestamps.verify(reader, List.of(stranger.root()))))
                    .hasSize(2)
                    .allMatch(reason -> reason.contains("no trusted authority"));

            tamper(
                    owner,
                    "update ledger.audit_timestamps set token ="
                            + " (select t.token from ledger.audit_timestamps as t where t.block_number = 1)");
            assertThat(reasons(BlockTimestamps.verify(reader, List.of())))
                    .containsExactly("2: the token is over another hash than that of the block");
            tamper(
                    owner,
                    "update ledger.audit_timestamps set token ="
                            + " set_byte(token, length(token) - 3, get_byte(token, length(token) - 3) # 1)");
            assertThat(reasons(BlockTimestamps.verify(reader, List.of())))
                    .anyMatch(reason -> reason.startsWith("1: the signature of the token does not hold"));
        }
    }

    /** A transaction, and a block of it; blocks end below the oldest transaction of the server, so again if need be. */
    private static void seal(LedgerCommands commands) throws Exception {
        commands.call("tick", null, JSON.objectNode().put("business_on", "2026-01-05"));
        while (commands.call("seal_blocks", null, JSON.objectNode())
                        .path("sealed")
                        .asInt()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private static List<String> reasons(Report report) {
        return report.faults().stream().map(BlockTimestampsTest::line).toList();
    }

    private static String line(Fault fault) {
        return fault.block() + ": " + fault.reason().en();
    }

    private static void tamper(Connection owner, String sql) throws Exception {
        try (Statement statement = owner.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
            statement.execute("set session_replication_role = origin");
        }
    }
}
