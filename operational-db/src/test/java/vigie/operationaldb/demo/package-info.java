@NullMarked
package vigie.operationaldb.demo;

import org.jspecify.annotations.NullMarked;
