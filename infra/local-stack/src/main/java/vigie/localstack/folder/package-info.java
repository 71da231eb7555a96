/** The data folder: what lies where, who holds it, on which ports, with which passwords. */
@NullMarked
package vigie.localstack.folder;

import org.jspecify.annotations.NullMarked;
