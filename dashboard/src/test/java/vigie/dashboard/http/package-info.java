@NullMarked
package vigie.dashboard.http;

import org.jspecify.annotations.NullMarked;
