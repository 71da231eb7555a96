package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.util.List;

/**
 * Agreement of a figure with the ledger, for the whole company over the same period and position.
 *
 * @param accounts account numbers the figure must agree with
 * @param figure our figure, without filters
 * @param unposted the part of it that is not in the accounts yet, for instance delivered and not invoiced
 * @param ledgerValue balance of the accounts, posted and prepared entries
 * @param gap {@code figure - unposted - ledgerValue}; zero when they agree
 */
public record Control(
        String metric,
        List<String> accounts,
        BigDecimal figure,
        BigDecimal unposted,
        BigDecimal ledgerValue,
        BigDecimal gap) {}
