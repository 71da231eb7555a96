package vigie.dashboard.delivery;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.RuleDraft;

/**
 * How alerts leave the house: {@code delivery.yaml}, written by who runs the dashboard. Secrets are in files of their
 * own, named relative to it, and read when they are needed.
 *
 * @param address where links lead, null for the address of this dashboard
 * @param mail the mail server, null when no mail is sent
 * @param webhooks addresses that are told, by the name rules use after {@code webhook:}
 * @param people habits of mail addresses; one that is not here is told at once, in French
 * @param operators mail addresses that are told when the figures stop
 * @param escalation who is told when nobody takes charge, null for nobody
 */
record DeliverySettings(
        @Nullable String address,
        @Nullable MailServer mail,
        Map<String, Webhook> webhooks,
        Map<String, Person> people,
        List<String> operators,
        @Nullable Escalation escalation) {
    private static final String FILE = "delivery.yaml";

    DeliverySettings {
        webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
        people = people == null ? Map.of() : Map.copyOf(people);
        operators = operators == null ? List.of() : List.copyOf(operators);
    }

    /** How the connection to a mail server is protected. */
    enum Protection {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * A mail server.
     *
     * @param user null when it asks for none
     * @param passwordFile file with the password in its first line
     */
    record MailServer(
            String host,
            int port,
            Protection protection,
            @Nullable String user,
            @Nullable String passwordFile,
            String from) {
        MailServer {
            Objects.requireNonNull(host, "mail.host");
            Objects.requireNonNull(from, "mail.from");
            Objects.requireNonNull(protection, "mail.protection");
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("mail.port must be between 1 and 65535, found " + port);
            }
            if ((user == null) != (passwordFile == null)) {
                throw new IllegalArgumentException("mail.user and mail.passwordFile go together");
            }
        }
    }

    /** An address that is told, and the file with the secret its messages are signed with, 16 characters or more. */
    record Webhook(URI url, String secretFile) {
        Webhook {
            Objects.requireNonNull(secretFile, "webhooks.secretFile");
            if (!List.of("http", "https").contains(Objects.toString(url.getScheme()))) {
                throw new IllegalArgumentException("webhooks.url must begin with https:// or http://, found " + url);
            }
        }
    }

    /**
     * When and how somebody wants to be told.
     *
     * @param language of the mails, French unless said
     * @param digestAt hour of one mail a day with everything that is not critical, null for at once
     * @param quietFrom from when nothing is sent, null for never
     * @param quietTo until when, the next day where it is earlier
     * @param zone of these hours, Europe/Paris unless said
     */
    record Person(
            @Nullable Language language,
            @Nullable LocalTime digestAt,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            @Nullable ZoneId zone) {
        static final Person ANYBODY = new Person(null, null, null, null, null);

        Person {
            if ((quietFrom == null) != (quietTo == null)) {
                throw new IllegalArgumentException("people.quietFrom and people.quietTo go together");
            }
        }

        Language languageOrFrench() {
            return language == null ? Language.FR : language;
        }

        /** When news that is there now is to be sent: at once, at the hour of the digest, after the quiet hours. */
        Instant dueAt(Instant now, boolean critical) {
            ZonedDateTime local = now.atZone(zone == null ? ZoneId.of("Europe/Paris") : zone);
            if (digestAt != null && !critical) {
                local = next(local, digestAt);
            }
            LocalTime from = quietFrom;
            LocalTime to = quietTo;
            if (from == null || to == null) {
                return local.toInstant();
            }
            LocalTime time = local.toLocalTime();
            boolean quiet = from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
            return (quiet ? next(local, to) : local).toInstant();
        }

        private static ZonedDateTime next(ZonedDateTime local, LocalTime at) {
            ZonedDateTime today = local.with(at);
            return today.isBefore(local) ? local.plusDays(1).with(at) : today;
        }
    }

    /** Who is told when an alert of a severity was sent and nobody took charge of it for some hours. */
    record Escalation(int afterHours, String severity, List<String> to) {
        Escalation {
            if (afterHours < 1) {
                throw new IllegalArgumentException("escalation.afterHours must be at least 1, found " + afterHours);
            }
            if (!RuleDraft.SEVERITIES.contains(severity)) {
                throw new IllegalArgumentException(
                        "escalation.severity must be INFO, WARNING or CRITICAL, found " + severity);
            }
            to = List.copyOf(to);
        }
    }

    /**
     * The settings of a folder, empty when it has none.
     *
     * @throws IllegalArgumentException when they cannot be read, with a sentence that says where
     */
    static Optional<DeliverySettings> in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var yaml = JsonMapper.builder(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(com.fasterxml.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .findAndAddModules()
                .build();
        try {
            return Optional.of(yaml.readValue(file.toFile(), DeliverySettings.class));
        } catch (JacksonException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + where + ": " + cause.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    Person person(String address) {
        return people.getOrDefault(address, Person.ANYBODY);
    }

    /** The first line of a file of secrets. */
    static String secretIn(Path folder, String name) throws IOException {
        try (var lines = Files.lines(folder.resolve(name))) {
            return lines.findFirst().orElse("").strip();
        }
    }
}
