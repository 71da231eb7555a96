@NullMarked
package vigie.operationaldb.adventureworks;

import org.jspecify.annotations.NullMarked;
