@NullMarked
package vigie.operationaldb.audit;

import org.jspecify.annotations.NullMarked;
