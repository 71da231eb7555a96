package vigie.localstack.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds what it forbids, and only that. */
class TidyRulesTest {
    private static final String JAVA = "cdc/capture/src/main/java/vigie/capture/Lag.java";

    @Test
    void lineOf121CharactersIsTooLong() {
        assertThat(FileRules.longLines(SourceFile.of(JAVA, "x".repeat(120)))).isEmpty();
        assertThat(FileRules.longLines(SourceFile.of(JAVA, "x".repeat(121))))
                .containsExactly(JAVA + ":1: the line has 121 characters, 120 at most");
        assertThat(FileRules.longLines(SourceFile.of("NOTES.md", "see https://" + "x".repeat(121))))
                .as("an address cannot be broken")
                .isEmpty();
    }

    @Test
    void fileOf400LinesIsTooLong() {
        assertThat(FileRules.longFile(SourceFile.of(JAVA, "x\n".repeat(399)))).isEmpty();
        assertThat(FileRules.longFile(SourceFile.of(JAVA, "x\n".repeat(400)))).hasSize(1);
    }

    @Test
    void methodOf71LinesIsTooLong() {
        assertThat(FileRules.longMethods(method(68))).isEmpty();
        assertThat(FileRules.longMethods(method(69)))
                .containsExactly(JAVA + ":2: the method has 71 lines, 70 at most: name its steps");
    }

    @Test
    void parametersOnSeveralLinesBelongToTheMethod() {
        String text = "class Lag {\n    void read(\n            int a,\n            int b) {\n"
                + "        next();\n".repeat(10) + "    }\n\n    void more() {\n        {\n            }\n    }\n}";
        assertThat(FileRules.longMethods(SourceFile.of(JAVA, text))).isEmpty();
    }

    @Test
    void recordIsNoMethod() {
        String text = "public record Lag(\n        int a,\n        int b) {\n" + "    int c;\n".repeat(90) + "}";
        assertThat(FileRules.longMethods(SourceFile.of(JAVA, text))).isEmpty();
    }

    @Test
    void blockInsideMethodIsNoMethod() {
        String text = "class Lag {\n    void read() {\n        while (more()) {\n" + "            next();\n".repeat(75)
                + "        }\n    }\n}";
        assertThat(FileRules.longMethods(SourceFile.of(JAVA, text))).hasSize(1);
    }

    @Test
    void namesThatSayNothingAreRefused() {
        for (String path : List.of(
                "cdc/capture/src/main/java/vigie/capture/util/Lag.java",
                "cdc/common/README.md",
                "dashboard/src/main/java/vigie/dashboard/WarehouseManager.java",
                "dashboard/src/main/java/vigie/dashboard/AbstractPage.java")) {
            assertThat(FileRules.bannedNames(SourceFile.of(path, ""))).as(path).hasSize(1);
        }
        assertThat(FileRules.bannedNames(SourceFile.of(JAVA, ""))).isEmpty();
    }

    @Test
    void floatingPointIsForRatiosOnly() {
        String path = "streaming-jobs/jobs/src/main/java/vigie/jobs/margin/Line.java";
        assertThat(FileRules.floatingMoney(SourceFile.of(path, "double amount = 1;")))
                .hasSize(1);
        assertThat(FileRules.floatingMoney(SourceFile.of(path, "double marginRate = 1;")))
                .isEmpty();
        assertThat(FileRules.floatingMoney(SourceFile.of(path, "// a double would do")))
                .isEmpty();
        assertThat(FileRules.floatingMoney(SourceFile.of(JAVA, "double seconds = 1;")))
                .isEmpty();
    }

    @Test
    void getPrefixIsDroppedUnlessInherited() {
        assertThat(FileRules.getters(SourceFile.of(JAVA, "    public long getLag() {")))
                .hasSize(1);
        assertThat(FileRules.getters(SourceFile.of(JAVA, "    @Override\n    public long getLag() {")))
                .isEmpty();
    }

    @Test
    void tabsAndOpenEndsAreRefused() {
        assertThat(FileRules.tabs(SourceFile.of(JAVA, "\tint a;"))).hasSize(1);
        assertThat(FileRules.openEnds(SourceFile.of(JAVA, "// TO" + "DO later")))
                .hasSize(1);
    }

    @Test
    void markdownHasOneTitle() {
        assertThat(FileRules.titles(SourceFile.of("README.md", "# One\n```\n# not a title\n```")))
                .isEmpty();
        assertThat(FileRules.titles(SourceFile.of("README.md", "## None"))).hasSize(1);
        assertThat(FileRules.titles(SourceFile.of("README.md", "# One\n# Two"))).hasSize(1);
    }

    @Test
    void everyModuleHasReadme() {
        List<SourceFile> files =
                List.of(SourceFile.of("cdc/capture/pom.xml", ""), SourceFile.of("cdc/README.md", "# Capture"));
        assertThat(RepositoryRules.foldersWithoutReadme(files)).containsExactly("cdc/capture: no README.md");
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        List<SourceFile> files = List.of(
                SourceFile.of("a/words_fr.properties", "one=un\ntwo=deux"),
                SourceFile.of("a/words_en.properties", "one=one\nthree=three"));
        assertThat(RepositoryRules.unlikeLanguages(files))
                .containsExactly(
                        "a/words_fr.properties: key three is in one language only",
                        "a/words_fr.properties: key two is in one language only");
    }

    @Test
    void everyTableIsCommented() {
        List<SourceFile> files = List.of(SourceFile.of(
                "db/src/main/resources/V1.sql",
                "create table ledger.a (id int);\ncreate table ledger.b (id int);\n"
                        + "comment on table ledger.a is 'one row per a';"));
        assertThat(RepositoryRules.tablesWithoutComment(files)).containsExactly("db: table ledger.b has no comment");
    }

    @Test
    void everyKpiIsOnSomePage() {
        List<SourceFile> files = List.of(
                SourceFile.of("dashboard/src/main/resources/kpi/net-revenue/definition.yaml", ""),
                SourceFile.of("dashboard/src/main/resources/kpi/units-sold/definition.yaml", ""),
                SourceFile.of("dashboard/src/main/resources/pages/today.yaml", "metrics: [net-revenue]"));
        assertThat(RepositoryRules.kpisOnNoPage(files)).containsExactly("dashboard: kpi units-sold is on no page");
    }

    private static SourceFile method(int statements) {
        return SourceFile.of(
                JAVA, "class Lag {\n    void read() {\n" + "        next();\n".repeat(statements) + "    }\n}");
    }
}
