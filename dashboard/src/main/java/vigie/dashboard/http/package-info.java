/** The HTTP API: routes, errors of one shape, conditional answers, the event stream. */
@NullMarked
package vigie.dashboard.http;

import org.jspecify.annotations.NullMarked;
