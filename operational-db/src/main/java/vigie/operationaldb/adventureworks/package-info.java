/** The B2B part of the AdventureWorks sample as an import folder. */
@NullMarked
package vigie.operationaldb.adventureworks;

import org.jspecify.annotations.NullMarked;
