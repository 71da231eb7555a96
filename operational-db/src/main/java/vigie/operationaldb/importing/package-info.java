/** Imports the CSV files of a company: everything is checked before anything is written. */
@NullMarked
package vigie.operationaldb.importing;

import org.jspecify.annotations.NullMarked;
