/**
 * The command API over HTTP: every command and question of schema {@code api}, JSON in and out, thin over the
 * functions. Which there are, what they take and who may use them is read from the database.
 */
@NullMarked
package vigie.operationaldb.http;

import org.jspecify.annotations.NullMarked;
