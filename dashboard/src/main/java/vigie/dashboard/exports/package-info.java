/** Answers as files: CSV for people and programs, typed workbooks, with what they were computed from. */
@NullMarked
package vigie.dashboard.exports;

import org.jspecify.annotations.NullMarked;
