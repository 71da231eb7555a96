/** Contract: what the jobs publish, one record per fact and one codec. */
@NullMarked
package vigie.facts;

import org.jspecify.annotations.NullMarked;
