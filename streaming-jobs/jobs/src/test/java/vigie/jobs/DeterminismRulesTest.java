package vigie.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A replay gives the same facts: no clock, no chance, no unordered iteration, no float in what computes them. */
class DeterminismRulesTest {
    /** Packages that compute facts; wiring only connects them and may read the clock for its own waiting. */
    private static final String[] COMPUTING = {
        "vigie.jobs.alerts..",
        "vigie.jobs.amounts..",
        "vigie.jobs.valuation..",
        "vigie.jobs.margin..",
        "vigie.jobs.ordering..",
        "vigie.jobs.receivables..",
        "vigie.jobs.reconciliation..",
        "vigie.jobs.reference.."
    };

    private static final JavaClasses JOBS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vigie.jobs");

    private static final DescribedPredicate<JavaClass> UNORDERED_OR_RANDOM = describe(
            "unordered or random",
            type -> Stream.of(
                            HashMap.class,
                            HashSet.class,
                            IdentityHashMap.class,
                            WeakHashMap.class,
                            ConcurrentHashMap.class,
                            Random.class,
                            SplittableRandom.class,
                            ThreadLocalRandom.class,
                            UUID.class,
                            Clock.class)
                    .anyMatch(banned -> type.isEquivalentTo(banned)));

    private static final Set<String> CLOCK_READS = Set.of(
            System.class.getName() + ".currentTimeMillis",
            System.class.getName() + ".nanoTime",
            Math.class.getName() + ".random",
            Instant.class.getName() + ".now",
            LocalDate.class.getName() + ".now",
            LocalDateTime.class.getName() + ".now",
            "java.util.stream.Stream.parallel",
            "java.util.Collection.parallelStream");

    /** Classes that know Flink or the order of the ledger; all others of the domain packages are plain Java. */
    private static final String BORDER =
            ".*(Function|Event|Events|StateBook|StateWindowLog|StateAccess)(\\$.*)?|.*package-info";

    @Test
    void whatComputesFactsUsesNoClockNoChanceAndNoHashOrder() {
        noClasses()
                .that()
                .resideInAnyPackage(COMPUTING)
                .should()
                .dependOnClassesThat(UNORDERED_OR_RANDOM)
                .check(JOBS);
        classes()
                .that()
                .resideInAnyPackage(COMPUTING)
                .should(notRead(CLOCK_READS))
                .check(JOBS);
    }

    @Test
    void whatComputesFactsUsesNoFloat() {
        classes().that().resideInAnyPackage(COMPUTING).should(haveNoFloat()).check(JOBS);
    }

    @Test
    void pureCodeKnowsOnlyJavaAndFacts() {
        classes()
                .that()
                .resideInAnyPackage(
                        "vigie.jobs.alerts..", "vigie.jobs.amounts..", "vigie.jobs.valuation..", "vigie.jobs.margin..")
                .and()
                .haveNameNotMatching(BORDER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "vigie.facts..",
                        "vigie.jobs.alerts..",
                        "vigie.jobs.amounts..",
                        "vigie.jobs.valuation..",
                        "vigie.jobs.margin..")
                .check(JOBS);
    }

    @Test
    void valuationAndMarginMeetOnlyThroughFacts() {
        noClasses()
                .that()
                .resideInAPackage("vigie.jobs.margin..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vigie.jobs.valuation..")
                .check(JOBS);
        noClasses()
                .that()
                .resideInAPackage("vigie.jobs.valuation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vigie.jobs.margin..")
                .check(JOBS);
    }

    @Test
    void theRulesSeeTheCode() {
        assertThat(JOBS.contain("vigie.jobs.valuation.FifoLayers")).isTrue();
        assertThat(JOBS.contain("vigie.jobs.margin.OrderLineMargin")).isTrue();
        assertThat(List.of("vigie.jobs.valuation.FifoLayers", "vigie.jobs.margin.Bucket"))
                .noneMatch(name -> name.matches(BORDER));
    }

    private static ArchCondition<JavaClass> notRead(Set<String> banned) {
        return new ArchCondition<>("not read a clock or chance") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String target = access.getTargetOwner().getName() + "." + access.getName();
                    if (banned.contains(target)) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoFloat() {
        return new ArchCondition<>("have no float") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    if (isFloat(field.getRawType())) {
                        events.add(SimpleConditionEvent.violated(field, field.getDescription()));
                    }
                }
                for (JavaMethod method : type.getMethods()) {
                    if (isFloat(method.getRawReturnType())
                            || method.getRawParameterTypes().stream().anyMatch(DeterminismRulesTest::isFloat)) {
                        events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                    }
                }
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (access.getTarget()
                            .getFullName()
                            .matches(".*\\((.*, )?(double|float|java\\.lang\\.Double)(, .*)?\\)")) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isFloat(JavaClass type) {
        return Stream.of(double.class, float.class, Double.class, Float.class).anyMatch(type::isEquivalentTo);
    }
}
