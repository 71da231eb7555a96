package vigie.dashboard.pages;

import org.jspecify.annotations.Nullable;

/**
 * The page people sign in at, or read why they may not.
 *
 * @param problem what went wrong, null at first
 * @param to page they want
 * @param password true when there is a form for name and password
 * @param provider true when the company's directory can be asked
 * @param nobody true when there is no account yet
 */
public record SignInPage(
        Texts t,
        String assets,
        String company,
        String theme,
        @Nullable String problem,
        String to,
        boolean password,
        boolean provider,
        boolean nobody) {}
