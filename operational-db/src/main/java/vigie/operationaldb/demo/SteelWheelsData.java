package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Steel Wheels rows that the load uses, as the artifact has them (names decoded, dates without time of day).
 *
 * <p>Prices are the decimal text of the source: whole currency units in this artifact.
 */
record SteelWheelsData(
        List<Office> offices,
        List<Employee> employees,
        List<Product> products,
        List<Customer> customers,
        List<Order> orders,
        List<OrderLine> lines,
        List<Payment> payments) {

    record Office(String code, String city, String territory) {}

    record Employee(int number, String name, String officeCode, String jobTitle) {}

    record Product(String code, String name, String line, String vendor, String buyPrice) {}

    record Customer(
            int number,
            String name,
            String city,
            String country,
            @Nullable Integer salesRep,
            long creditLimit) {}

    /**
     * @param shippedOn null when the source holds its load timestamp instead of a business date
     */
    record Order(
            int number,
            LocalDate orderedOn,
            LocalDate requiredOn,
            @Nullable LocalDate shippedOn,
            Status status,
            int customer) {}

    record OrderLine(int order, String product, long quantity, String priceEach, int lineNumber) {}

    record Payment(int customer, String checkNumber, LocalDate paidOn, String amount) {}

    /** Order status in the source, and what it means for the ledger. */
    enum Status {
        SHIPPED,
        RESOLVED,
        DISPUTED,
        ON_HOLD,
        IN_PROCESS,
        CANCELLED;

        static Status of(String source) {
            return valueOf(source.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
        }

        boolean delivered() {
            return this == SHIPPED || this == RESOLVED || this == DISPUTED;
        }
    }
}
