@NullMarked
package vigie.jobs;

import org.jspecify.annotations.NullMarked;
