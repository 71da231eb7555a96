package vigie.localstack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.DemoControls;
import vigie.dashboard.Notice;
import vigie.localstack.StackSettings;
import vigie.localstack.Words;
import vigie.localstack.folder.Profile;
import vigie.operationaldb.demo.LoadSteelWheels;

/** What the pages say about the company of a data folder. */
final class Companies {
    private static final String OWN = "Vigie";

    private Companies() {}

    static StackSettings settings(StackOptions options, Profile profile, @Nullable DemoControls controls) {
        StackSettings settings = StackSettings.of(options.folder().root())
                .withPorts(options.ports())
                .withPartitions(profile.partitions());
        return profile.demo()
                ? settings.withCompany(new Words(Locale.ENGLISH).text("demo.company"), demoNotices(), controls)
                : settings.withCompany(OWN, List.of(), null);
    }

    /** What is generated or simulated in the demo company, first what the reader must know. */
    private static List<Notice> demoNotices() {
        Words french = new Words(Locale.FRENCH);
        Words english = new Words(Locale.ENGLISH);
        List<Notice> notices = new ArrayList<>();
        notices.add(new Notice(french.text("demo.notice-days"), english.text("demo.notice-days")));
        LoadSteelWheels.remarks().forEach(remark -> notices.add(new Notice(remark.fr(), remark.en())));
        return notices;
    }
}
