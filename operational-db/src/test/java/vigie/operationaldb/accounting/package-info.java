@NullMarked
package vigie.operationaldb.accounting;

import org.jspecify.annotations.NullMarked;
