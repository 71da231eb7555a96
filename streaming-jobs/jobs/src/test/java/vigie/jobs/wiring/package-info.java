@NullMarked
package vigie.jobs.wiring;

import org.jspecify.annotations.NullMarked;
