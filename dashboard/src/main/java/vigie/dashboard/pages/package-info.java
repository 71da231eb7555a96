/** Server-drawn pages: addresses, page models, wording and number formats. Templates are in {@code src/main/jte}. */
@NullMarked
package vigie.dashboard.pages;

import org.jspecify.annotations.NullMarked;
