/**
 * One record per published table of schema {@code ledger}; components in column order, {@code id} first and {@code
 * recordedAtMicros} last.
 *
 * <p>Units are in the names: {@code …Minor} is money in minor units (cents), {@code …Micro} a quantity or a unit price
 * in millionths, {@code …TenThousandths} a percentage times 10,000, {@code …EpochDay} days since 1970-01-01, {@code
 * …AtMicros} microseconds since 1970-01-01T00:00Z. A component is nullable exactly where its column is. The column a
 * component stands for is written in the table's Avro schema (property {@code column}).
 */
@NullMarked
package vigie.ledgerevents.rows;

import org.jspecify.annotations.NullMarked;
