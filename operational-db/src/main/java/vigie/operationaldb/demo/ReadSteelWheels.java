package vigie.operationaldb.demo;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.hydromatic.steelwheels.data.hsqldb.SteelwheelsHsqldb;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.SteelWheelsData.Customer;
import vigie.operationaldb.demo.SteelWheelsData.Employee;
import vigie.operationaldb.demo.SteelWheelsData.Office;
import vigie.operationaldb.demo.SteelWheelsData.Order;
import vigie.operationaldb.demo.SteelWheelsData.OrderLine;
import vigie.operationaldb.demo.SteelWheelsData.Payment;
import vigie.operationaldb.demo.SteelWheelsData.Product;
import vigie.operationaldb.demo.SteelWheelsData.Status;

/** Reads the Steel Wheels rows out of the HSQLDB script packed in the artifact. */
final class ReadSteelWheels {
    private static final Pattern ESCAPED_CHARACTER = Pattern.compile("u00([0-9a-f]{2})");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private ReadSteelWheels() {}

    /** Opens the packed database, read only. */
    static Connection open() throws SQLException {
        return DriverManager.getConnection(
                SteelwheelsHsqldb.URI + ";readonly=true", SteelwheelsHsqldb.USER, SteelwheelsHsqldb.PASSWORD);
    }

    static SteelWheelsData read() {
        try (Connection source = open();
                Statement statement = source.createStatement()) {
            return new SteelWheelsData(
                    rows(statement, "offices", "OFFICECODE", ReadSteelWheels::office),
                    rows(statement, "employees", "EMPLOYEENUMBER", ReadSteelWheels::employee),
                    rows(statement, "products", "PRODUCTCODE", ReadSteelWheels::product),
                    rows(statement, "customers", "CUSTOMERNUMBER", ReadSteelWheels::customer),
                    rows(statement, "orders", "ORDERDATE, ORDERNUMBER", ReadSteelWheels::order),
                    rows(statement, "orderdetails", "ORDERNUMBER, ORDERLINENUMBER", ReadSteelWheels::line),
                    rows(statement, "payments", "PAYMENTDATE, CUSTOMERNUMBER, CHECKNUMBER", ReadSteelWheels::payment));
        } catch (SQLException e) {
            throw new IllegalStateException("The Steel Wheels artifact could not be read", e);
        }
    }

    private interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private static <R> List<R> rows(Statement statement, String table, String order, RowReader<R> reader)
            throws SQLException {
        List<R> rows = new ArrayList<>();
        try (ResultSet source = statement.executeQuery(
                "select * from \"" + SteelwheelsHsqldb.SCHEMA + "\".\"" + table + "\" order by " + order)) {
            while (source.next()) {
                rows.add(reader.read(source));
            }
        }
        return List.copyOf(rows);
    }

    private static Office office(ResultSet row) throws SQLException {
        return new Office(row.getString("OFFICECODE"), row.getString("CITY"), row.getString("TERRITORY"));
    }

    private static Employee employee(ResultSet row) throws SQLException {
        return new Employee(
                row.getInt("EMPLOYEENUMBER"),
                decode(row.getString("FIRSTNAME") + " " + row.getString("LASTNAME")),
                row.getString("OFFICECODE"),
                row.getString("JOBTITLE"));
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("PRODUCTCODE"),
                decode(row.getString("PRODUCTNAME")),
                row.getString("PRODUCTLINE"),
                row.getString("PRODUCTVENDOR"),
                row.getBigDecimal("BUYPRICE").toPlainString());
    }

    private static Customer customer(ResultSet row) throws SQLException {
        int salesRep = row.getInt("SALESREPEMPLOYEENUMBER");
        Integer known = row.wasNull() ? null : salesRep;
        return new Customer(
                row.getInt("CUSTOMERNUMBER"),
                decode(row.getString("CUSTOMERNAME")),
                decode(row.getString("CITY")),
                row.getString("COUNTRY").strip(),
                known,
                row.getLong("CREDITLIMIT"));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getInt("ORDERNUMBER"),
                date(row, "ORDERDATE"),
                date(row, "REQUIREDDATE"),
                shipped(row.getTimestamp("SHIPPEDDATE")),
                Status.of(row.getString("STATUS")),
                row.getInt("CUSTOMERNUMBER"));
    }

    /** The artifact declares the column not null: where there was no date it holds the second its rows were written. */
    private static @Nullable LocalDate shipped(Timestamp source) {
        LocalDateTime at = source.toLocalDateTime();
        boolean businessDate =
                at.toLocalTime().equals(LocalTime.MIDNIGHT) || at.toLocalTime().equals(LocalTime.NOON);
        return businessDate ? at.toLocalDate() : null;
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getInt("ORDERNUMBER"),
                row.getString("PRODUCTCODE"),
                row.getLong("QUANTITYORDERED"),
                row.getBigDecimal("PRICEEACH").toPlainString(),
                row.getInt("ORDERLINENUMBER"));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getInt("CUSTOMERNUMBER"),
                row.getString("CHECKNUMBER"),
                date(row, "PAYMENTDATE"),
                row.getBigDecimal("AMOUNT").toPlainString());
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toLocalDateTime().toLocalDate();
    }

    /** Puts back the letters that the artifact lost to an escape without backslash: {@code Genu00e8ve} is Genève. */
    static String decode(String source) {
        return ESCAPED_CHARACTER
                .matcher(source.strip())
                .replaceAll(match ->
                        new String(new byte[] {(byte) Integer.parseInt(match.group(1), 16)}, WINDOWS_1252));
    }
}
