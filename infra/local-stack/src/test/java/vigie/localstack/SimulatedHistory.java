package vigie.localstack;

import java.sql.Connection;
import java.util.Iterator;
import javax.sql.DataSource;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DistributorSimulator;

/** Writes the simulator's history into a ledger; written again from its start it changes nothing. */
final class SimulatedHistory {
    private SimulatedHistory() {}

    static void write(DataSource ledger, long seed, int actions) throws Exception {
        try (Connection writer = ledger.getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            Iterator<BusinessAction> history =
                    new DistributorSimulator(seed, actions).actions().iterator();
            while (history.hasNext()) {
                apply.apply(history.next());
            }
        }
    }
}
