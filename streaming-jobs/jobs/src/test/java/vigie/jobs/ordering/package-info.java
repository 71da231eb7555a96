@NullMarked
package vigie.jobs.ordering;

import org.jspecify.annotations.NullMarked;
