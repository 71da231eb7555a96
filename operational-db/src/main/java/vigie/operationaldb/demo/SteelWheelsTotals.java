package vigie.operationaldb.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the ledger must hold after the load, computed by SQL on the source alone: shares no code with the load.
 *
 * @param orders rows of {@code orders}
 * @param orderLines rows of {@code orderdetails}, orphans included
 * @param orphanLines lines whose order does not exist
 * @param products rows of {@code products}
 * @param customers rows of {@code customers}
 * @param payments rows of {@code payments}
 * @param deliveredOrders orders Shipped, Resolved or Disputed
 * @param cancelledOrders orders Cancelled
 * @param deliveredUnits units on lines of delivered orders
 * @param netRevenueMinor quantity x price of the lines of delivered orders, in cents
 * @param costMinor quantity x buy price of the same lines, in cents: every purchase is made at that price
 * @param paidMinor sum of payments, in cents
 */
public record SteelWheelsTotals(
        long orders,
        long orderLines,
        long orphanLines,
        long products,
        long customers,
        long payments,
        long deliveredOrders,
        long cancelledOrders,
        long deliveredUnits,
        long netRevenueMinor,
        long costMinor,
        long paidMinor) {
    private static final String DELIVERED = """
            from "steelwheels"."orderdetails" d
            join "steelwheels"."orders" o on o.ORDERNUMBER = d.ORDERNUMBER
            join "steelwheels"."products" p on p.PRODUCTCODE = d.PRODUCTCODE
            where o.STATUS in ('Shipped', 'Resolved', 'Disputed')
            """;

    /** Reads the artifact. */
    public static SteelWheelsTotals ofSource() {
        try (Connection source = ReadSteelWheels.open();
                Statement statement = source.createStatement()) {
            return new SteelWheelsTotals(
                    number(statement, "select count(*) from \"steelwheels\".\"orders\""),
                    number(statement, "select count(*) from \"steelwheels\".\"orderdetails\""),
                    number(
                            statement,
                            "select count(*) from \"steelwheels\".\"orderdetails\" where ORDERNUMBER not in"
                                    + " (select ORDERNUMBER from \"steelwheels\".\"orders\")"),
                    number(statement, "select count(*) from \"steelwheels\".\"products\""),
                    number(statement, "select count(*) from \"steelwheels\".\"customers\""),
                    number(statement, "select count(*) from \"steelwheels\".\"payments\""),
                    number(
                            statement,
                            "select count(*) from \"steelwheels\".\"orders\""
                                    + " where STATUS in ('Shipped', 'Resolved', 'Disputed')"),
                    number(statement, "select count(*) from \"steelwheels\".\"orders\" where STATUS = 'Cancelled'"),
                    number(statement, "select sum(d.QUANTITYORDERED) " + DELIVERED),
                    number(statement, "select sum(d.QUANTITYORDERED * d.PRICEEACH * 100) " + DELIVERED),
                    number(statement, "select sum(d.QUANTITYORDERED * p.BUYPRICE * 100) " + DELIVERED),
                    number(statement, "select sum(AMOUNT * 100) from \"steelwheels\".\"payments\""));
        } catch (SQLException e) {
            throw new IllegalStateException("The Steel Wheels artifact could not be read", e);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            BigDecimal value = result.getBigDecimal(1);
            return value == null ? 0 : value.longValueExact();
        }
    }
}
