@NullMarked
package vigie.dashboard.exports;

import org.jspecify.annotations.NullMarked;
