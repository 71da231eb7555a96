package vigie.dashboard.delivery;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.delivery.ReportSchedule.Page;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Scope;

/** {@code schedules.yaml}: which pages leave by mail, when and to whom. Read again whenever it changes. */
final class ReportSchedules {
    static final String FILE = "schedules.yaml";
    private static final Logger LOG = LoggerFactory.getLogger(ReportSchedules.class);
    private static final String KNOWN = "name, page, day, at, zone, language, to; to: account, address, scope.";
    private static final Content NONE = new Content(List.of(), null);

    private final Path file;
    private final JsonMapper yaml;
    private String lastText = "";
    private Content last = NONE;

    /**
     * What the file says.
     *
     * @param problem why nothing of it holds, null when it can be read
     */
    record Content(List<ReportSchedule> schedules, @Nullable BadQuery problem) {}

    /**
     * Of a folder; without the file there are none.
     *
     * @param pages reads the address of a page, see {@link ReportPress#page}
     */
    ReportSchedules(Path folder, Function<String, Page> pages) {
        this.file = folder.resolve(FILE);
        SimpleModule words = new SimpleModule();
        reads(words, Page.class, pages);
        reads(words, ReportDays.class, ReportDays::of);
        reads(words, LocalTime.class, ReportSchedules::hour);
        reads(words, ZoneId.class, ReportSchedules::zone);
        reads(words, Language.class, ReportSchedules::language);
        reads(words, Scope.class, text -> text.equals("all") ? Scope.WHOLE : part(text));
        this.yaml = JsonMapper.builder(new YAMLFactory()).addModule(words).build();
    }

    /** What it says now. */
    synchronized Content read() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (!text.equals(lastText)) {
                lastText = text;
                last = parsed(text);
                if (last.problem() != null) {
                    LOG.warn("no report is sent: {}", last.problem().getMessage());
                }
            }
            return last;
        } catch (IOException e) {
            return new Content(List.of(), unreadable("", e.getMessage(), e.getMessage()));
        }
    }

    private Content parsed(String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"))) {
            return NONE;
        }
        try {
            List<ReportSchedule> schedules =
                    yaml.readerForListOf(ReportSchedule.class).readValue(text);
            Set<String> names = new HashSet<>();
            for (ReportSchedule schedule : schedules) {
                if (!names.add(schedule.name())) {
                    throw BadQuery.malformed(
                            "TWICE_NAMED",
                            "Deux rapports s'appellent « " + schedule.name() + " » : changer le nom de l'un.",
                            "Two reports are called '" + schedule.name() + "': change the name of one.");
                }
            }
            return new Content(List.copyOf(schedules), null);
        } catch (JacksonException e) {
            return new Content(List.of(), problem(e, text));
        } catch (BadQuery e) {
            return new Content(List.of(), unreadable("", e.sentence(Language.FR), e.sentence(Language.EN)));
        }
    }

    private static BadQuery problem(JacksonException e, String text) {
        String line = e.getLocation() == null ? "" : ", " + e.getLocation().getLineNr();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadQuery bad) {
                return unreadable(line, bad.sentence(Language.FR), bad.sentence(Language.EN));
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            String name = unknown.getPropertyName();
            return unreadable(
                    ", " + lineOf(name, text),
                    "« " + name + " » n'est pas connu ici ; attendu : " + KNOWN,
                    "'" + name + "' is not known here; expected: " + KNOWN);
        }
        String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return unreadable(
                line,
                "une liste de rapports est attendue (- name: … et retraits égaux) : " + said,
                "a list of reports is expected (- name: … and equal indents): " + said);
    }

    /** Line of a name before a colon: a record is made after its last line, and then no longer knows. */
    private static long lineOf(String name, String text) {
        Pattern before = Pattern.compile("(^|[\\s{,-])[\"']?" + Pattern.quote(name) + "[\"']?\\s*:");
        return 1 + text.lines().takeWhile(line -> !before.matcher(line).find()).count();
    }

    private static BadQuery unreadable(String line, @Nullable String fr, @Nullable String en) {
        return BadQuery.malformed(
                "BAD_SCHEDULES",
                FILE + line.replace(", ", ", ligne ") + " : " + fr,
                FILE + line.replace(", ", ", line ") + ": " + en);
    }

    private static <T> void reads(SimpleModule module, Class<T> type, Function<String, T> reading) {
        module.addDeserializer(type, new Word<>(reading));
    }

    /** Reads one word of the file, so that what is wrong with it is told with its line. */
    private static final class Word<T> extends JsonDeserializer<T> {
        private final Function<String, T> reading;

        Word(Function<String, T> reading) {
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return reading.apply(parser.getText().strip());
            } catch (BadQuery e) {
                throw new JsonMappingException(parser, e.getMessage(), e);
            }
        }
    }

    private static LocalTime hour(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw BadQuery.malformed(
                    "BAD_HOUR",
                    "L'heure « " + text + " » n'est pas comprise ; attendu : \"07:30\".",
                    "Hour '" + text + "' is not understood; expected \"07:30\".");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw BadQuery.malformed(
                    "BAD_ZONE",
                    "Le fuseau « " + text + " » n'est pas connu ; attendu : Europe/Paris, par exemple.",
                    "Time zone '" + text + "' is not known; expected Europe/Paris, for instance.");
        }
    }

    private static Language language(String text) {
        for (Language language : Language.values()) {
            if (language.tag().equals(text)) {
                return language;
            }
        }
        throw BadQuery.malformed(
                "BAD_LANGUAGE",
                "La langue « " + text + " » n'est pas connue ; attendu : fr ou en.",
                "Language '" + text + "' is not known; expected fr or en.");
    }

    private static Scope part(String text) {
        Scope scope = Scope.of(text);
        if (scope.isWhole()) {
            throw BadQuery.malformed(
                    "NO_SCOPE",
                    "Le périmètre est vide : écrire all pour toute l'entreprise, ou rep=CODE.",
                    "The scope is empty: write all for the whole company, or rep=CODE.");
        }
        return scope;
    }
}
