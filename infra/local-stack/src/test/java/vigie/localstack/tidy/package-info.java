/** House rules that a formatter cannot keep, checked over every file of the repository. */
@NullMarked
package vigie.localstack.tidy;

import org.jspecify.annotations.NullMarked;
