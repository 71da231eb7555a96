package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chart of accounts is chosen with the company, and settled by the first posting. */
class ChartTest {
    private static final String ANGLO_SAXON =
            "{\"name\": \"Toys Ltd\", \"currency\": \"GBP\", \"chart\": \"anglo_saxon\"}";

    private LedgerUnderTest ledger;

    @BeforeEach
    void open() {
        ledger = LedgerUnderTest.withCompany();
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void companyMayChangeItsChartUntilSomethingIsPosted() throws CommandRefused {
        ledger.accept("put_company", ANGLO_SAXON);
        ledger.accept(
                "put_company",
                "{\"name\": \"Toys SA\", \"siren\": \"732829320\", \"currency\": \"EUR\", \"chart\": \"pcg\"}");
        ledger.accept("put_company", ANGLO_SAXON);
        ledger.play(Story.read("order-to-cash"));
        assertThat(ledger.refusalOf("put_company", "{\"name\": \"Toys SA\", \"chart\": \"pcg\"}")
                        .code())
                .isEqualTo("CHART_SETTLED");
        ledger.accept("put_company", "{\"name\": \"Toys and Co\"}");
        assertThat(ledger.rows("select c.name, c.currency_code, c.chart_profile from ledger.companies as c"))
                .isEqualTo("Toys and Co GBP anglo_saxon\n");
        assertThat(ledger.rows("select count(*) from ledger.master_versions as v where v.table_name = 'companies'"))
                .isEqualTo("4\n");
    }

    @Test
    void chartIsSettledForTheOwnerToo() throws SQLException, CommandRefused {
        ledger.play(Story.read("order-to-cash"));
        String other = "insert into ledger.companies (name, currency_code, chart_profile) values ('X', 'EUR', '%s')";
        assertThatThrownBy(() -> ledger.tamper(other.formatted("anglo_saxon"))).hasMessageContaining("settled");
        ledger.tamper(other.formatted("pcg"));
        assertThatThrownBy(() -> ledger.tamper("update ledger.companies set chart_profile = 'anglo_saxon'"))
                .hasMessageContaining("settled");
    }

    @Test
    void frenchCompanySeesNoAccountOfTheOtherChart() throws CommandRefused {
        assertThat(ledger.rows("select a.code from ledger.accounts as a where a.code = '1200'"))
                .isEmpty();
        ledger.accept("put_company", ANGLO_SAXON);
        assertThat(ledger.rows("select a.name_fr, a.name_en from ledger.accounts as a where a.code = '1200'"))
                .isEqualTo("Clients Accounts receivable\n");
    }

    @Test
    void agedReceivablesFollowTheChart() throws CommandRefused {
        ledger.accept("put_company", ANGLO_SAXON);
        ledger.play(Story.read("return-and-credit"));
        assertThat(ledger.rows("select a.customer_code, a.total from api.aged_receivables('2026-01-09') as a"))
                .isEqualTo("TOYS 31.64\n");
    }
}
