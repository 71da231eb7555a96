/**
 * From the replication slot to topic {@code ledger}: whole transactions, dense positions, marks on every partition.
 *
 * <p>Reading order: {@link vigie.capture.CaptureLedger} (the service), {@code CaptureSession} (one run: recover, then
 * stream), {@code TransactionAssembler} (rows to checked transactions), {@code LedgerPublisher} (transactions to
 * Kafka), {@code Recovery} (where to go on).
 */
@NullMarked
package vigie.capture;

import org.jspecify.annotations.NullMarked;
