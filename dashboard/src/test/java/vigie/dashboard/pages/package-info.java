/** Formats, wording, and the pages in a real browser. */
@NullMarked
package vigie.dashboard.pages;

import org.jspecify.annotations.NullMarked;
