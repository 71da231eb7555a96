package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be undone leaves every balance and every stock level as it was before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReversalTest {
    private static final String BALANCES = """
            select b.account_code, b.balance from api.trial_balance as b where b.balance <> 0 order by b.account_code
            """;
    private static final String STOCK = """
            select s.sku, s.warehouse_code, trim_scale(s.on_hand)
            from api.stock_on_hand as s
            where s.on_hand <> 0
            order by s.sku, s.warehouse_code
            """;

    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    /** Commands that do something, then commands that undo it; {n} is the number the nth command answered. */
    record Flow(String name, List<String> done, List<String> undone) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void trade() {
        ledger.play(Story.read("before-reversals"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    static Stream<Flow> flows() {
        return Story.read("reversals").steps().stream()
                .collect(
                        ArrayList<Flow>::new,
                        (flows, step) -> {
                            if (step.command().equals("flow")) {
                                flows.add(new Flow(step.body(), new ArrayList<>(), new ArrayList<>()));
                            } else if (step.command().equals("undo")) {
                                flows.getLast().undone().add("");
                            } else {
                                Flow flow = flows.getLast();
                                (flow.undone().isEmpty() ? flow.done() : flow.undone())
                                        .add(step.command() + " " + step.body());
                            }
                        },
                        List::addAll)
                .stream();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void undoingRestoresTheBooksAndTheStock(Flow flow) throws CommandRefused, SQLException {
        String before = state();
        List<String> numbers = new ArrayList<>();
        give(flow.done(), numbers);
        assertThat(state()).as("%s does something", flow).isNotEqualTo(before);
        give(flow.undone().subList(1, flow.undone().size()), numbers);
        assertThat(state()).isEqualTo(before);
        assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
    }

    private String state() {
        return ledger.rows(BALANCES) + ledger.rows(STOCK);
    }

    private void give(List<String> commands, List<String> numbers) throws CommandRefused {
        for (String command : commands) {
            String text = command;
            for (int n = 0; n < numbers.size(); n++) {
                text = text.replace("{" + n + "}", numbers.get(n));
            }
            int body = text.indexOf(' ');
            numbers.add(ledger.accept(text.substring(0, body), text.substring(body + 1))
                    .path("number")
                    .asText());
        }
    }
}
