/** Who may look: accounts, sessions, tokens, the company's identity provider, and the log of what was looked at. */
@NullMarked
package vigie.dashboard.people;

import org.jspecify.annotations.NullMarked;
