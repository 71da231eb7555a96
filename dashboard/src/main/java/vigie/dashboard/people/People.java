package vigie.dashboard.people;

import static com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.kpi.Scope;

/**
 * Accounts and tokens, in one file only its owner can read. The command line and a running dashboard share it: every
 * change takes the file's lock, reads it again and replaces it whole; a reader sees a change at the next question.
 */
public final class People {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule()).disable(WRITE_DATES_AS_TIMESTAMPS);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final String TOKEN_PREFIX = "vigie_";
    private static final Duration LONGEST_TOKEN = Duration.ofDays(366);

    /** The content of the file. */
    record Book(List<Account> accounts, List<ApiToken> tokens) {
        Book {
            accounts = List.copyOf(accounts);
            tokens = List.copyOf(tokens);
        }

        Optional<Account> account(String name) {
            return accounts.stream()
                    .filter(account -> account.name().equals(name))
                    .findFirst();
        }

        Book with(Account changed) {
            List<Account> others = new ArrayList<>(accounts);
            others.removeIf(account -> account.name().equals(changed.name()));
            others.add(changed);
            return new Book(others, tokens);
        }

        Book withTokens(List<ApiToken> others) {
            return new Book(accounts, others);
        }
    }

    private record Read(FileTime at, long size, Book book) {}

    private final Path file;
    private final Clock clock;
    private volatile @Nullable Read last;

    public People(Path file, Clock clock) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
    }

    /** Everybody, by name. */
    public List<Account> accounts() {
        return book().accounts().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** All tokens, expired ones too. */
    public List<ApiToken> tokens() {
        return book().tokens();
    }

    /** The account of a name; none when it is disabled. */
    public Optional<Account> active(String name) {
        return book().account(name.toLowerCase(Locale.ROOT)).filter(account -> !account.disabled());
    }

    /**
     * Adds an account, or gives an existing one other roles and another scope.
     *
     * @param password null for an account of the identity provider, or to keep the one there is
     * @throws BadQuery with code {@code BAD_NAME}, {@code NO_ROLE}, {@code NEEDS_SCOPE}, {@code BAD_SCOPE},
     *     {@code BAD_PASSWORD}
     */
    public Account put(String name, Set<Role> roles, String scope, @Nullable String password) {
        String clean = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(clean).matches()) {
            throw BadQuery.malformed(
                    "BAD_NAME",
                    "Le nom « " + name + " » ne convient pas : 2 à 64 lettres sans accent, chiffres, . _ @ ou -.",
                    "Name '" + name + "' will not do: 2 to 64 plain letters, digits, . _ @ or -.");
        }
        if (roles.isEmpty()) {
            throw BadQuery.malformed(
                    "NO_ROLE",
                    "Le compte « " + clean + " » n'a pas de rôle : en donner au moins un.",
                    "Account '" + clean + "' has no role: give at least one.");
        }
        String normal = Scope.of(scope).toString();
        if (roles.contains(Role.SALES) && normal.isEmpty()) {
            throw BadQuery.malformed(
                    "NEEDS_SCOPE",
                    "Un commercial ne voit que ses clients : donner un périmètre, par exemple rep=CODE.",
                    "A salesperson sees the own customers only: give a scope, for instance rep=CODE.");
        }
        String hash = password == null ? null : Passwords.checkedHash(clean, password);
        Book changed = change(book -> {
            String kept = hash != null
                    ? hash
                    : book.account(clean).map(Account::passwordHash).orElse(null);
            return book.with(new Account(clean, roles, normal, kept, false));
        });
        return changed.account(clean).orElseThrow();
    }

    /**
     * Gives an account another password.
     *
     * @throws BadQuery with code {@code UNKNOWN_ACCOUNT} or {@code BAD_PASSWORD}
     */
    public void setPassword(String name, String password) {
        String hash = Passwords.checkedHash(name, password);
        change(book -> book.with(known(book, name).withPassword(hash)));
    }

    /**
     * Ends an account: no sign-in, sessions and tokens open nothing any more.
     *
     * @throws BadQuery with code {@code UNKNOWN_ACCOUNT}
     */
    public void disable(String name) {
        change(book -> book.with(known(book, name).withDisabled(true)));
    }

    /** The reader behind a name and password; none when either is wrong, which takes as long as when both are right. */
    public Optional<Reader> signIn(String name, String password) {
        Optional<Account> account = active(name);
        boolean right =
                Passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        return right ? account.map(Account::reader) : Optional.empty();
    }

    /**
     * Makes a token; one with the same label is replaced.
     *
     * @return the secret, which is not kept
     * @throws BadQuery with code {@code UNKNOWN_ACCOUNT}, {@code BAD_TOKEN}
     */
    public String createToken(String owner, String label, Set<Right> rights, Duration lasting) {
        if (label.isBlank() || rights.isEmpty() || lasting.compareTo(LONGEST_TOKEN) > 0 || !lasting.isPositive()) {
            throw BadQuery.malformed(
                    "BAD_TOKEN",
                    "Un jeton a un nom, au moins un droit, et dure de 1 à 366 jours.",
                    "A token has a label, at least one right, and lasts 1 to 366 days.");
        }
        String secret = TOKEN_PREFIX + Secrets.draw();
        Instant now = clock.instant();
        change(book -> {
            String name = known(book, owner).name();
            List<ApiToken> others = new ArrayList<>(book.tokens());
            others.removeIf(token -> token.owner().equals(name) && token.label().equals(label));
            others.add(new ApiToken(name, label, Secrets.hash(secret), rights, now, now.plus(lasting)));
            return book.withTokens(others);
        });
        return secret;
    }

    /** Ends a token; nothing happens when there is none. */
    public void revokeToken(String owner, String label) {
        change(book -> {
            List<ApiToken> others = new ArrayList<>(book.tokens());
            others.removeIf(
                    token -> token.owner().equals(owner) && token.label().equals(label));
            return book.withTokens(others);
        });
    }

    /** The reader behind a token: the owner, with the rights both have. */
    public Optional<Reader> byToken(String secret) {
        String hash = Secrets.hash(secret);
        return book().tokens().stream()
                .filter(token -> token.hash().equals(hash) && clock.instant().isBefore(token.expiresAt()))
                .findFirst()
                .flatMap(token -> active(token.owner()).map(Account::reader).map(owner -> {
                    Set<Right> both = EnumSet.copyOf(token.rights());
                    both.retainAll(owner.rights());
                    return new Reader(owner.name(), both, owner.scope());
                }));
    }

    private static Account known(Book book, String name) {
        return book.account(name.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_ACCOUNT",
                        "Il n'y a pas de compte « " + name + " ».",
                        "There is no account '" + name + "'."));
    }

    private Book book() {
        try {
            if (!Files.exists(file)) {
                return new Book(List.of(), List.of());
            }
            FileTime at = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Read known = last;
            if (known != null && known.at().equals(at) && known.size() == size) {
                return known.book();
            }
            Book book = JSON.readValue(file.toFile(), Book.class);
            last = new Read(at, size, book);
            return book;
        } catch (IOException e) {
            throw new UncheckedIOException("the accounts in " + file + " cannot be read", e);
        }
    }

    private synchronized Book change(UnaryOperator<Book> how) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            last = null;
            Book changed = how.apply(book());
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(half);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            JSON.writerWithDefaultPrettyPrinter().writeValue(half.toFile(), changed);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            last = null;
            return held.isValid() ? book() : changed;
        } catch (IOException e) {
            throw new UncheckedIOException("the accounts in " + file + " cannot be written", e);
        }
    }
}
