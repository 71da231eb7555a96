package vigie.operationaldb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A story file: one command per line, {@code command {json}} or {@code refused CODE command {json}}, each after
 * {@code as ACTOR} when somebody in particular gives it; indented lines go on, {@code #} starts a comment.
 */
record Story(String name, List<Step> steps) {
    private static final Pattern WORDS =
            Pattern.compile("(?:as (?<actor>[A-Z]+) )?(?:refused (?<refusal>[A-Z_]+) )?(?<command>[a-z_]+)");

    private static final Pattern ACCOUNT = Pattern.compile("\"account\": \"(\\d+)\"");

    /** One command, with who gives it if anybody, and the code it is refused with or null when it is accepted. */
    record Step(@Nullable String actor, @Nullable String refusal, String command, String body) {}

    static Story read(String name) {
        List<Step> steps = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text("/scenarios/" + name + ".story").lines().toList()) {
            if (line.startsWith(" ")) {
                statement.append(line.strip());
            } else if (!line.startsWith("#")) {
                addStep(steps, statement.toString());
                statement.setLength(0);
                statement.append(line.strip());
            }
        }
        addStep(steps, statement.toString());
        return new Story(name, List.copyOf(steps));
    }

    /** The same story where the accounts people name are those of another chart. */
    Story withAccounts(Map<String, String> codes) {
        return new Story(
                name,
                steps.stream()
                        .map(step -> new Step(
                                step.actor(),
                                step.refusal(),
                                step.command(),
                                ACCOUNT.matcher(step.body())
                                        .replaceAll(found -> "\"account\": \"" + codes.get(found.group(1)) + "\"")))
                        .toList());
    }

    static String text(String resource) {
        try (InputStream content = Story.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addStep(List<Step> steps, String statement) {
        if (statement.isEmpty()) {
            return;
        }
        int brace = statement.indexOf('{');
        Matcher words = WORDS.matcher(statement.substring(0, brace).strip());
        if (!words.matches()) {
            throw new IllegalStateException("not a step of a story: " + statement);
        }
        steps.add(new Step(
                words.group("actor"), words.group("refusal"), words.group("command"), statement.substring(brace)));
    }
}
