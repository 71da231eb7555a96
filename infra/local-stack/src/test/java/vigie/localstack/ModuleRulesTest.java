package vigie.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The borders between modules: data flows one way, contracts belong to their producer, pure code stays pure. */
class ModuleRulesTest {
    private static final JavaClasses VIGIE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vigie");

    private static final String[] LANGUAGE = {"java..", "javax..", "org.jspecify.."};

    @Test
    void operationalDbKnowsNoOtherModule() {
        onlyDependsOn(
                "vigie.operationaldb..",
                "org.postgresql..",
                "org.flywaydb..",
                "com.fasterxml.jackson..",
                "org.apache.commons.csv..",
                "org.bouncycastle..",
                "org.hsqldb..",
                "com.zaxxer.hikari..",
                "io.javalin..",
                "org.slf4j..");
    }

    @Test
    void contractsAreJdkAndAvroOnly() {
        onlyDependsOn("vigie.ledgerevents..", "org.apache.avro..");
        onlyDependsOn("vigie.facts..", "org.apache.avro..");
    }

    @Test
    void captureKnowsTheLedgerEventsOnly() {
        onlyDependsOn(
                "vigie.capture..",
                "vigie.ledgerevents..",
                "io.debezium..",
                "org.apache.kafka..",
                "org.postgresql..",
                "io.micrometer..",
                "com.fasterxml.jackson..",
                "com.sun.net.httpserver..",
                "org.apache.avro..",
                "org.slf4j..");
    }

    @Test
    void jobsKnowTheTwoContractsAndFlink() {
        onlyDependsOn(
                "vigie.jobs..",
                "vigie.ledgerevents..",
                "vigie.facts..",
                "org.apache.flink..",
                "org.apache.kafka..",
                "org.apache.avro..",
                "org.slf4j..");
    }

    @Test
    void dashboardNeverSeesTheLedger() {
        noClasses()
                .that()
                .resideInAPackage("vigie.dashboard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vigie.ledgerevents..",
                        "vigie.jobs..",
                        "vigie.capture..",
                        "vigie.operationaldb..",
                        "vigie.localstack..",
                        "org.postgresql..",
                        "org.apache.flink..",
                        "io.debezium..")
                .check(VIGIE);
    }

    @Test
    void onlyWiringTalksToKafka() {
        noClasses()
                .that()
                .resideInAPackage("vigie.jobs..")
                .and()
                .resideOutsideOfPackage("vigie.jobs.wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..")
                .check(VIGIE);
    }

    @Test
    void capabilitiesMeetThroughFactsOnly() {
        slices().matching("vigie.jobs.(valuation|margin|receivables|rotation|abc|reconciliation)..")
                .should()
                .notDependOnEachOther()
                .check(VIGIE);
    }

    @Test
    void nobodyDependsOnTheLocalStack() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vigie.localstack..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vigie.localstack..")
                .check(VIGIE);
    }

    private static void onlyDependsOn(String module, String... allowed) {
        List<String> packages = new ArrayList<>(Arrays.asList(LANGUAGE));
        packages.add(module);
        packages.addAll(Arrays.asList(allowed));
        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(VIGIE);
    }
}
