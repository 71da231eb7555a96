@NullMarked
package vigie.jobs.reference;

import org.jspecify.annotations.NullMarked;
