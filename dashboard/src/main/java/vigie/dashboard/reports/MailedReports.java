package vigie.dashboard.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.delivery.Attachment;
import vigie.dashboard.delivery.Letters.Letter;
import vigie.dashboard.delivery.ReportPress;
import vigie.dashboard.delivery.ReportSchedule;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.Period;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.pages.Frame;
import vigie.dashboard.pages.Numbers;
import vigie.dashboard.pages.PagePrint;
import vigie.dashboard.pages.PagePrints;
import vigie.dashboard.pages.ReportWords;
import vigie.dashboard.pages.Texts;
import vigie.dashboard.pages.View;

/** Reports as mails: key figures in the words of the page, the page attached, links to these and to later figures. */
public final class MailedReports implements ReportPress {
    private final Function<Reader, PageData> data;
    private final DashboardConfig config;

    /**
     * Of a dashboard.
     *
     * @param data what a reader may see
     */
    public MailedReports(Function<Reader, PageData> data, DashboardConfig config) {
        this.data = data;
        this.config = config;
    }

    @Override
    public ReportSchedule.Page page(String address) {
        return PagePrints.at(address);
    }

    @Override
    public Printed print(ReportSchedule report, Reader reader, @Nullable Instant lateSince, String site) {
        ReportFile file = new Reports(data.apply(reader), config)
                .pdf(report.page().id(), report.page().query(), report.language(), site);
        if (!file.whole()) {
            throw Reports.notDrawn(report.page().id());
        }
        PagePrint page = file.page();
        return new Printed(
                letter(report, page, lateSince, site),
                new Attachment("vigie-" + page.page() + "-" + page.position() + ".pdf", file.type(), file.content()),
                page.position());
    }

    private static Letter letter(ReportSchedule report, PagePrint page, @Nullable Instant lateSince, String site) {
        Frame frame = page.frame();
        Texts t = frame.t();
        List<String> lines = new ArrayList<>();
        lines.add(frame.company() + " · " + page.title());
        lines.add(page.subtitle());
        if (!page.filters().isEmpty()) {
            lines.add(page.filters());
        }
        lines.add(t.of("report.position", frame.numbers().count(page.position())) + " · " + page.reconciled());
        if (lateSince != null) {
            lines.add(t.of("reports.late", frame.dates().dayAndTime(lateSince, report.zone())));
        }
        lines.add("");
        View.State state = page.state();
        lines.add(state == null ? page.said() : state.title() + ". " + state.text());
        lines.add("");
        page.tiles().forEach(tile -> lines.add(line(t, tile)));
        lines.add("");
        lines.add(t.of("reports.same") + " " + site + inLanguage(page.link(), t));
        lines.add(t.of("reports.live") + " " + site
                + inLanguage(frame.address().with("asof", null).toString(), t));
        lines.add("");
        lines.add(t.of("reports.foot", ReportWords.when(t, report)));
        Period period =
                new Period(LocalDate.parse(frame.firstDay()), LocalDate.parse(frame.lastDay()), true, frame.firstDay());
        return new Letter(
                "[Vigie] " + report.name() + " · " + frame.dates().range(period),
                lines.stream().map(String::strip).collect(Collectors.joining("\n")));
    }

    private static String line(Texts t, View.Tile tile) {
        String value = tile.value().stream().map(Numbers.Part::text).collect(Collectors.joining());
        String change = tile.delta().isEmpty() ? "" : " (" + (tile.delta() + " " + tile.deltaPercent()).strip() + ")";
        return "- " + t.of("reports.tile", tile.label(), value + change);
    }

    private static String inLanguage(String address, Texts t) {
        return address + (address.contains("?") ? "&" : "?") + "lang="
                + t.language().tag();
    }
}
