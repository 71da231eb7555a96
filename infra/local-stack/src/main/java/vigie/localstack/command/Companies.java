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
import vigie.localstack.folder.Profile.Company;
import vigie.operationaldb.Sentence;
import vigie.operationaldb.demo.LoadSimulatedCompany;
import vigie.operationaldb.demo.LoadSteelWheels;

/** What the pages say about the company of a data folder. */
final class Companies {
    private Companies() {}

    static StackSettings settings(StackOptions options, Profile profile, @Nullable DemoControls controls) {
        StackSettings settings = StackSettings.of(options.folder().root())
                .withPorts(options.ports())
                .withPartitions(profile.partitions());
        return profile.demo()
                ? settings.withCompany(name(profile), notices(profile), controls)
                : settings.withCompany(name(profile), List.of(), null);
    }

    /** What the company of a folder is called. */
    static String name(Profile profile) {
        return switch (profile.company()) {
            case OWN -> "Vigie";
            case STEEL_WHEELS -> "Steel Wheels";
            case SIMULATED -> "Distrisim";
        };
    }

    /** What is generated or simulated in a demo company, first what the reader must know. */
    private static List<Notice> notices(Profile profile) {
        List<Notice> notices = new ArrayList<>();
        if (profile.company() == Company.STEEL_WHEELS) {
            Words french = new Words(Locale.FRENCH);
            Words english = new Words(Locale.ENGLISH);
            notices.add(new Notice(french.text("demo.notice-days"), english.text("demo.notice-days")));
        }
        List<Sentence> remarks =
                profile.company() == Company.SIMULATED ? LoadSimulatedCompany.remarks() : LoadSteelWheels.remarks();
        remarks.forEach(remark -> notices.add(new Notice(remark.fr(), remark.en())));
        return notices;
    }
}
