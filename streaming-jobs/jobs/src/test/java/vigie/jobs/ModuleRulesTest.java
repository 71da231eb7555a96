package vigie.jobs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The borders inside this module. */
@AnalyzeClasses(packages = "vigie.jobs", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {

    private static final String[] CONNECTORS = {"org.apache.flink.connector..", "org.apache.kafka.."};

    @ArchTest
    static final ArchRule onlyWiringImportsConnectors = noClasses()
            .that()
            .resideOutsideOfPackage("vigie.jobs.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONNECTORS);

    @ArchTest
    static final ArchRule capabilitiesMeetOnlyThroughFacts = slices().matching("vigie.jobs.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("vigie.jobs.wiring.."), resideInAPackage("vigie.jobs.."))
            .ignoreDependency(
                    resideInAPackage("vigie.jobs.."),
                    resideInAnyPackage("vigie.jobs.ordering..", "vigie.jobs.amounts.."));

    @ArchTest
    static final ArchRule orderingStandsOnContractsAlone = classes()
            .that()
            .resideInAPackage("vigie.jobs.ordering..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "vigie.jobs.ordering..",
                    "vigie.facts..",
                    "vigie.ledgerevents..",
                    "org.apache.flink..",
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule pureClassesKnowNoFlink = noClasses()
            .that()
            .haveSimpleName("OpenReceivables")
            .or()
            .haveSimpleName("RowsPassedOn")
            .or()
            .haveSimpleName("TransactionCheck")
            .or()
            .haveSimpleName("ControlTotals")
            .or()
            .haveSimpleName("ControlRules")
            .or()
            .haveSimpleName("LedgerAuditor")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");
}
