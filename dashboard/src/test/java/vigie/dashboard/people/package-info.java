/** Tests of accounts and of the identity provider. */
@NullMarked
package vigie.dashboard.people;

import org.jspecify.annotations.NullMarked;
