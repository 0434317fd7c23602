package id.simpul;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import id.simpul.feature.Feature;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shape of the house; which features there are is read from the code, and a rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "id.simpul", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** A feature by its doors, and ground that every other feature may ask. */
    private static final String CATALOGUE = "id.simpul.catalogue";

    private static final String CONSOLE = "id.simpul.console..";

    private static Set<String> features(JavaClasses all) {
        Set<String> features = all.stream()
                .filter(one -> one.isAssignableTo(Feature.class) && !one.isInterface())
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(CATALOGUE))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(features).hasSizeGreaterThanOrEqualTo(8);
        return features;
    }

    private static DescribedPredicate<JavaClass> within(Set<String> packages) {
        return describe("in " + String.join(", ", packages), one -> packages.stream()
                .anyMatch(name -> one.getPackageName().equals(name)
                        || one.getPackageName().startsWith(name + ".")));
    }

    @ArchTest
    static void features_do_not_use_each_other(JavaClasses all) {
        for (String feature : features(all)) {
            Set<String> others = new TreeSet<>(features(all));
            others.remove(feature);
            noClasses()
                    .that(within(Set.of(feature)))
                    .should()
                    .dependOnClassesThat(within(others))
                    .check(all);
        }
    }

    /** The demo names the states of batches and obligations that it wants to see come true. */
    @ArchTest
    static void of_a_feature_others_see_its_one_value_alone(JavaClasses all) {
        for (String feature : features(all)) {
            noClasses()
                    .that(DescribedPredicate.not(within(Set.of(feature, "id.simpul.demo"))))
                    .should()
                    .dependOnClassesThat(within(Set.of(feature))
                            .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(Feature.class))))
                    .check(all);
        }
    }

    /** It is given to brokers that know nothing of Simpul. */
    @ArchTest
    static void the_brokers_guard_stands_alone(JavaClasses all) {
        classes()
                .that()
                .resideInAPackage("id.simpul.broker.guard..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "id.simpul.broker.guard..",
                        "java..",
                        "javax.security.auth..",
                        "javax.net.ssl..",
                        "io.netty..",
                        "org.slf4j..",
                        "org.apache.activemq.artemis..")
                .check(all);
    }

    @ArchTest
    static void what_features_stand_on_does_not_use_them(JavaClasses all) {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "id.simpul.partner..",
                        "id.simpul.policy..",
                        "id.simpul.database..",
                        "id.simpul.ledger..",
                        "id.simpul.agenda..",
                        "id.simpul.feature..",
                        "id.simpul.delivery..",
                        "id.simpul.catalogue..",
                        "id.simpul.broker..",
                        "id.simpul.intake..")
                .should()
                .dependOnClassesThat(within(features(all)))
                .check(all);
    }

    @ArchTest
    static void features_know_neither_broker_nor_intake_nor_wiring(JavaClasses all) {
        noClasses()
                .that(within(features(all)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "id.simpul.broker..",
                        "id.simpul.intake..",
                        "id.simpul.hub..",
                        "id.simpul.settings..",
                        "org.apache.camel..")
                .check(all);
    }

    /** Who stands on whom at the ground: each may use those before it. */
    @ArchTest
    static void the_ground_floor_has_no_circle(JavaClasses all) {
        List<String> floors =
                List.of("database", "partner", "policy", "ledger", "delivery", "agenda", "feature", "intake", "hub");
        for (int floor = 0; floor < floors.size(); floor++) {
            String[] above = floors.subList(floor + 1, floors.size()).stream()
                    .map(name -> "id.simpul." + name + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("id.simpul." + floors.get(floor) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(all);
            }
        }
    }

    @ArchTest
    static final ArchRule the_broker_knows_no_clients = noClasses()
            .that()
            .resideInAPackage("id.simpul.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("id.simpul.client..");

    @ArchTest
    static final ArchRule clients_know_of_the_broker_only_what_its_queues_are_called = noClasses()
            .that()
            .resideInAPackage("id.simpul.client..")
            .should()
            .dependOnClassesThat(describe(
                    "in the broker but its addresses",
                    one -> one.getPackageName().startsWith("id.simpul.broker")
                            && !one.getSimpleName().equals("Addresses")));

    @ArchTest
    static final ArchRule the_planner_is_plain_java = classes()
            .that()
            .resideInAPackage("id.simpul.rotation.planner..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "id.simpul.rotation.planner..");

    @ArchTest
    static void nobody_reads_the_clock_of_the_machine(JavaClasses all) {
        noClasses()
                .that(within(features(all)))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(all);
    }

    /** Its pages are the last floor: the hub makes it, and nothing else asks it. */
    @ArchTest
    static void nobody_but_the_hub_knows_the_console(JavaClasses all) {
        noClasses()
                .that()
                .resideOutsideOfPackages(CONSOLE, "id.simpul.hub..", "id.simpul.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONSOLE)
                .check(all);
    }

    /** What pages show and do comes through lists and the one hand. */
    @ArchTest
    static void the_console_knows_neither_broker_nor_wiring_nor_camel(JavaClasses all) {
        noClasses()
                .that()
                .resideInAPackage(CONSOLE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("id.simpul.broker..", "id.simpul.hub..", "org.apache.camel..")
                .check(all);
    }

    @ArchTest
    static void pages_stand_in_the_frame_and_the_frame_knows_no_page(JavaClasses all) {
        noClasses()
                .that()
                .resideInAPackage("id.simpul.console.frame..")
                .should()
                .dependOnClassesThat(describe(
                        "pages",
                        one -> one.getPackageName().startsWith("id.simpul.console")
                                && !one.getPackageName().startsWith("id.simpul.console.frame")
                                && !one.getPackageName().startsWith("id.simpul.console.session")))
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("id.simpul.console.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("id.simpul.console.frame..")
                .check(all);
    }
}
