/**
 * Topics in, topics out, and how the operators are put together: the only package that imports connectors.
 *
 * <p>Reading order: {@link vigie.jobs.wiring.RunJobs}, {@link vigie.jobs.wiring.JobsConfig},
 * {@link vigie.jobs.wiring.LedgerJobs}, {@link vigie.jobs.wiring.LedgerSources}, {@link vigie.jobs.wiring.FactSinks};
 * {@link vigie.jobs.wiring.NaiveBalances} is the control of an experiment, not part of the product.
 */
@NullMarked
package vigie.jobs.wiring;

import org.jspecify.annotations.NullMarked;
