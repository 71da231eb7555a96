@NullMarked
package vigie.jobs.receivables;

import org.jspecify.annotations.NullMarked;
