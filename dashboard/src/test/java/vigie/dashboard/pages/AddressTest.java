package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigie.dashboard.kpi.Dimension;

class AddressTest {
    private static final Address MARGIN = Address.of(
            "/marge",
            Map.of("p", List.of("ytd"), "cust", List.of("C2", "C1"), "unknown", List.of("x"), "by", List.of("family")));

    @Test
    void isWrittenInOneOrderWithoutUnknownParameters() {
        assertThat(MARGIN).hasToString("/marge?by=family&cust=C1&cust=C2&p=ytd");
    }

    @Test
    void keepsTheFrameOnAnotherPage() {
        assertThat(MARGIN.at("/preuve").with("m", "gross-margin"))
                .hasToString("/preuve?cust=C1&cust=C2&m=gross-margin&p=ytd");
    }

    @Test
    void thePageOfAMemberKeepsTheMomentAndNoFilter() {
        assertThat(MARGIN.ofMember("/client", "C 1/2+é")).hasToString("/client/C%201%2F2%2B%C3%A9?p=ytd");
        assertThat(BoardRoutes.subjectAt("/client/C%201%2F2%2B%C3%A9"))
                .isEqualTo(new BoardRoutes.Subject(Dimension.CUSTOMER, "C 1/2+é"));
        assertThat(BoardRoutes.subjectAt("/client/")).isNull();
        assertThat(BoardRoutes.subjectAt("/creances")).isNull();
    }

    @Test
    void addsAndRemovesFilters() {
        assertThat(MARGIN.filtered(Dimension.FAMILY, "Été & co"))
                .hasToString("/marge?by=family&cust=C1&cust=C2&fam=%C3%89t%C3%A9%20%26%20co&p=ytd");
        assertThat(MARGIN.unfiltered(Dimension.CUSTOMER, "C1").unfiltered(Dimension.CUSTOMER, "C2"))
                .hasToString("/marge?by=family&p=ytd");
    }
}
