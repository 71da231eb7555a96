@NullMarked
package vigie.jobs.valuation;

import org.jspecify.annotations.NullMarked;
