@NullMarked
package vigie.jobs.amounts;

import org.jspecify.annotations.NullMarked;
