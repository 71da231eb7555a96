@NullMarked
package vigie.ledgerevents;

import org.jspecify.annotations.NullMarked;
