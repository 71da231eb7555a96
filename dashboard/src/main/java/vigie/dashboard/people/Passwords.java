package vigie.dashboard.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.BadQuery;

/** Argon2id with 19 MiB and two passes, the parameters OWASP gives; at most two at a time. */
final class Passwords {
    static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final Semaphore AT_ONCE = new Semaphore(2);
    /** Checked where there is no such account, so that the answer takes as long. */
    private static final String NOBODYS = hash("nobody has this one");

    private Passwords() {}

    /**
     * The hash to keep.
     *
     * @throws BadQuery with code {@code BAD_PASSWORD} when it is too short, too long or the name
     */
    static String checkedHash(String name, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST || password.equalsIgnoreCase(name)) {
            throw BadQuery.malformed(
                    "BAD_PASSWORD",
                    "Le mot de passe doit avoir de " + SHORTEST + " à " + LONGEST
                            + " caractères et ne pas être le nom du compte.",
                    "The password must have " + SHORTEST + " to " + LONGEST
                            + " characters and not be the name of the account.");
        }
        return hash(password);
    }

    private static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    /** True when the password belongs to the hash; null stands for no account and takes as long. */
    static boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            String kept = hash == null ? NOBODYS : hash;
            boolean same = Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept));
            return same && hash != null;
        } finally {
            AT_ONCE.release();
        }
    }
}
