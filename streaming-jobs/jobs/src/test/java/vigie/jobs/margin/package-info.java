@NullMarked
package vigie.jobs.margin;

import org.jspecify.annotations.NullMarked;
