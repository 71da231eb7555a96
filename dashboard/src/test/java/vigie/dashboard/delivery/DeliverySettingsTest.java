package vigie.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.dashboard.delivery.DeliverySettings.Person;

class DeliverySettingsTest {
    @TempDir
    private Path folder;

    /** Paris is one hour ahead of UTC in November. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # digest, quiet from, quiet to, now,   critical, due
            -,        -,          -,        09:00, false,    2026-11-02T09:00:00Z
            08:00,    -,          -,        06:30, false,    2026-11-02T07:00:00Z
            08:00,    -,          -,        07:00, false,    2026-11-02T07:00:00Z
            08:00,    -,          -,        09:00, false,    2026-11-03T07:00:00Z
            08:00,    -,          -,        09:00, true,     2026-11-02T09:00:00Z
            -,        20:00,      07:00,    18:59, false,    2026-11-02T18:59:00Z
            -,        20:00,      07:00,    19:00, true,     2026-11-03T06:00:00Z
            -,        20:00,      07:00,    05:59, false,    2026-11-02T06:00:00Z
            -,        12:00,      14:00,    11:30, false,    2026-11-02T13:00:00Z
            06:00,    20:00,      07:00,    09:00, false,    2026-11-03T06:00:00Z
            """)
    void newsWaitsForTheHourPeopleWant(
            @Nullable LocalTime digest,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            String time,
            boolean critical,
            Instant due) {
        var person = new Person(null, digest, from, to, ZoneId.of("Europe/Paris"));
        assertThat(person.dueAt(Instant.parse("2026-11-02T" + time + ":00Z"), critical))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mail: {host: h, port: 0, protection: none, from: a@b}               | mail.port must be between 1 and 65535
            mail: {host: h, port: 25, protection: none, from: a@b, user: u}     | mail.user and mail.passwordFile
            mail: {host: h, port: 25, protection: none, from: a@b, pass: p}     | pass
            webhooks: {x: {url: "file:///etc/passwd", secretFile: s}}           | webhooks.url must begin with https://
            people: {a@b: {quietFrom: "20:00"}}                                 | people.quietFrom and people.quietTo
            escalation: {afterHours: 0, severity: CRITICAL, to: []}             | escalation.afterHours must be
            escalation: {afterHours: 1, severity: LOUD, to: []}                 | escalation.severity must be
            """)
    void saysWhatCannotBeRead(String yaml, String said) throws IOException {
        Files.writeString(folder.resolve("delivery.yaml"), yaml);
        assertThatThrownBy(() -> DeliverySettings.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delivery.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void nothingIsDeliveredWithoutSettings() {
        assertThat(DeliverySettings.in(folder)).isEmpty();
    }
}
