@NullMarked
package vigie.jobs.reconciliation;

import org.jspecify.annotations.NullMarked;
