package vigie.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.dashboard.delivery.ReportSchedule.Page;
import vigie.dashboard.delivery.ReportSchedule.Recipient;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.Scope;
import vigie.dashboard.pages.PagePrints;

/** When reports leave, and what is said of a file that cannot be read. */
class ReportSchedulesTest {
    private static final String LEAVES = "\n  day: monday\n  at: 07:30\n  to: [{address: a@b, scope: all}]\n";

    @TempDir
    private Path folder;

    /** 2026-11-22 is a Sunday; Paris is one hour ahead of UTC in winter, and clocks change at 02:00 on 2027-03-28. */
    @ParameterizedTest
    @CsvSource({
        "monday,   07:30, 2026-11-22T12:00:00Z, 2026-11-16T06:30:00Z, 2026-11-23T06:30:00Z",
        "monday,   07:30, 2026-11-23T06:30:00Z, 2026-11-23T06:30:00Z, 2026-11-30T06:30:00Z",
        "business, 07:30, 2026-11-22T12:00:00Z, 2026-11-20T06:30:00Z, 2026-11-23T06:30:00Z",
        "1,        00:00, 2026-11-22T12:00:00Z, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z",
        "31,       18:00, 2027-02-28T16:59:00Z, 2027-01-31T17:00:00Z, 2027-02-28T17:00:00Z",
        "sunday,   02:30, 2027-03-27T12:00:00Z, 2027-03-21T01:30:00Z, 2027-03-28T01:30:00Z",
        "sunday,   02:30, 2027-10-31T00:30:00Z, 2027-10-31T00:30:00Z, 2027-11-07T01:30:00Z"
    })
    void leavesAtItsHours(String day, LocalTime at, Instant now, Instant latest, Instant next) {
        ReportSchedule report = new ReportSchedule(
                "r",
                new Page("margin", "/marge", Map.of()),
                ReportDays.of(day),
                at,
                ZoneId.of("Europe/Paris"),
                Language.FR,
                List.of(new Recipient(null, "a@b", Scope.WHOLE)));
        assertThat(report.latest(now)).isEqualTo(latest);
        assertThat(report.next(now)).isEqualTo(next);
    }

    private ReportSchedules.Content read(String yaml) throws IOException {
        Files.writeString(folder.resolve("schedules.yaml"), yaml);
        return new ReportSchedules(folder, PagePrints::at).read();
    }

    @Test
    void readsWhatPeopleWrite() throws IOException {
        ReportSchedules.Content content = read("""
                # every Monday
                - name: Marge du lundi
                  page: https://vigie.example.org/marge?p=mtd&by=product&wh=LYON&rows=all
                  day: Monday
                  at: 7:30
                  to:
                    - {account: claire, address: claire@example.org}
                    - {address: lyon@example.org, scope: "wh=LYON"}
                - {name: Stock, page: /stock, day: 31, at: "18:00", zone: UTC, language: en, to: [{account: a@b}]}
                """);
        assertThat(content.problem()).isNull();
        ReportSchedule first = content.schedules().getFirst();
        assertThat(first.page().id()).isEqualTo("margin");
        assertThat(first.page().query()).containsEntry("wh", List.of("LYON")).containsEntry("rows", List.of("all"));
        assertThat(first.hours()).isEqualTo("monday 07:30 Europe/Paris");
        assertThat(first.to()).extracting(Recipient::mail).containsExactly("claire@example.org", "lyon@example.org");
        assertThat(first.to().getLast().scope()).isEqualTo(Scope.of("wh=LYON"));
        assertThat(content.schedules().getLast().language()).isEqualTo(Language.EN);
        assertThat(read("# none yet\n")).isEqualTo(new ReportSchedules.Content(List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            day: moonday                             | line 4: Day 'moonday' is not understood; expected monday
            day: 32                                  | line 4: Day '32' is not understood
            at: quarter past                         | line 4: Hour 'quarter past' is not understood; expected "07:30"
            zone: Europe/Lutetia                     | line 4: Time zone 'Europe/Lutetia' is not known
            language: de                             | line 4: Language 'de' is not known; expected fr or en
            page: /sql                               | line 4: Page '/sql' does not exist or cannot be printed
            page: /marge?p=yesterday                 | line 4: Period 'yesterday' is not understood
            page: /marge?asof=pos:4                  | line 4: The address has a fixed position (asof): copy the live
            page: /marge?colour=red                  | line 4: The address has an unknown parameter: colour
            to: [{address: a@b, scope: "sku=S1"}]    | line 4: Scope 'sku=S1' is not understood
            to: [{address: a@b, scope: ""}]          | line 4: The scope is empty: write all
            to: [{address: a@b}]                     | line 4: A recipient is either an account
            to: [{account: claire}]                  | line 4: 'claire' is no mail address: add address
            to: [{account: a@b}, {account: a@b}]     | An address is twice among the recipients of 'One'
            to: []                                   | Report 'One' has no 'to:'
            hour: 7                                  | line 4: 'hour' is not known here; expected:
            day monday                               | a list of reports is expected
            """)
    void saysWhatCannotBeReadAndWhere(String line, String said) throws IOException {
        String field = line.replaceFirst(":.*", "");
        StringBuilder yaml = new StringBuilder("# reports\n\n- name: One\n  " + line + "\n");
        for (String other : List.of("page: /marge", "day: monday", "at: 07:30", "to: [{address: a@b, scope: all}]")) {
            if (!other.startsWith(field + ":")) {
                yaml.append("  ").append(other).append('\n');
            }
        }
        ReportSchedules.Content content = read(yaml.toString());
        assertThat(content.schedules()).isEmpty();
        var problem = Objects.requireNonNull(content.problem());
        assertThat(problem.sentence(Language.EN)).startsWith("schedules.yaml").contains(said);
        assertThat(problem.sentence(Language.FR))
                .contains(said.startsWith("line 4") ? "schedules.yaml, ligne 4 : " : "schedules.yaml")
                .isNotEqualTo(problem.sentence(Language.EN));
    }

    @Test
    void aMendedFileHoldsWithoutARestart() throws IOException {
        var schedules = new ReportSchedules(folder, PagePrints::at);
        assertThat(schedules.read().schedules()).isEmpty();
        Files.writeString(folder.resolve("schedules.yaml"), "- name: One");
        assertThat(Objects.requireNonNull(schedules.read().problem()).sentence(Language.EN))
                .contains("Report 'One' has no 'page:'; it takes name, page, day, at and to.");
        Files.writeString(folder.resolve("schedules.yaml"), "- name: One\n  page: /marge" + LEAVES);
        assertThat(schedules.read().problem()).isNull();
        assertThat(schedules.read().schedules()).hasSize(1);
        Files.writeString(folder.resolve("schedules.yaml"), ("- name: One\n  page: /marge" + LEAVES).repeat(2));
        assertThat(Objects.requireNonNull(schedules.read().problem()).sentence(Language.EN))
                .contains("Two reports are called 'One'");
    }
}
