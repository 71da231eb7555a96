@NullMarked
package vigie.jobs.alerts;

import org.jspecify.annotations.NullMarked;
