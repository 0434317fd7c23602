package id.simpul;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of the house; a rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "id.simpul", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FEATURES = {
        "id.simpul.rotation..",
        "id.simpul.booking..",
        "id.simpul.information..",
        "id.simpul.exchange..",
        "id.simpul.privilege..",
        "id.simpul.agreement..",
        "id.simpul.evaluation.."
    };

    @ArchTest
    static final ArchRule features_do_not_use_each_other = slices().matching(
                    "id.simpul.(rotation|booking|information|exchange|privilege|agreement|evaluation)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule what_features_stand_on_does_not_use_them = noClasses()
            .that()
            .resideInAnyPackage(
                    "id.simpul.partner..",
                    "id.simpul.policy..",
                    "id.simpul.ledger..",
                    "id.simpul.delivery..",
                    "id.simpul.catalogue..",
                    "id.simpul.broker..",
                    "id.simpul.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule features_know_neither_broker_nor_intake_nor_wiring = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("id.simpul.broker..", "id.simpul.intake..", "id.simpul.hub..", "org.apache.camel..");

    @ArchTest
    static final ArchRule the_planner_is_plain_java = classes()
            .that()
            .resideInAPackage("id.simpul.rotation.planner..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "id.simpul.rotation.planner..");

    @ArchTest
    static final ArchRule nobody_reads_the_clock_of_the_machine = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");
}
