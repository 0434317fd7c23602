package id.simpul;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.simpul.partner.Language;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/rules.md} says of every rule where it is decided and which tests show it, and says it truly. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "rules.md");
    private static final JavaClasses CLASSES = ownClasses();
    private static final Set<String> TESTS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.params.ParameterizedTest",
            "net.jqwik.api.Property",
            "net.jqwik.api.Example");

    /** Without what the libraries have that they use, which is ten times as much. */
    private static JavaClasses ownClasses() {
        return ArchConfiguration.withThreadLocalScope((ArchConfiguration configuration) -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages("id.simpul");
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_is_decided_somewhere(Rule rule) {
        assertThat(deciders(rule)).as("classes with @Decides(Rule.%s)", rule).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_is_shown_by_a_test(Rule rule) {
        assertThat(tests(rule)).as("tests with @Shows(Rule.%s)", rule).isNotEmpty();
    }

    /** Written anew with {@code ./mvnw test -Dtest=RulesDocumentTest -Dwrite.docs=true}. */
    @Test
    void the_document_is_up_to_date() throws IOException {
        String document = document();
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT)
                .content()
                .as("write it anew with -Dwrite.docs=true")
                .isEqualTo(document);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # The rules

                Made from the enum `Rule`, from `@Decides` on the classes and from `@Shows` on the tests; a test fails when this page is
                not up to date, or when a rule is decided nowhere or shown by no test. Write it anew with
                `./mvnw test -Dtest=RulesDocumentTest -Dwrite.docs=true`.
                """);
        Arrays.stream(Rule.values()).forEach(rule -> text.append(section(rule)));
        return text.toString();
    }

    private static String section(Rule rule) {
        return "\n## " + rule + "\n\n" + rule.text(Language.ID) + "\n\n*" + rule.text(Language.EN) + "*\n\nDecided in "
                + deciders(rule).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                + ". Shown by:\n\n"
                + tests(rule).stream().map(test -> "- " + test + "\n").collect(Collectors.joining());
    }

    private static Set<String> deciders(Rule rule) {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Decides.class))
                .filter(type ->
                        List.of(type.getAnnotationOfType(Decides.class).value()).contains(rule))
                .map(type -> type.getName().replace("id.simpul.", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tests(Rule rule) {
        return CLASSES.stream()
                .flatMap(type -> tests(type, rule))
                .map(method -> sentence(method) + " (`" + method.getOwner().getSimpleName() + "`)")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaMethod> tests(JavaClass type, Rule rule) {
        boolean all = type.isAnnotatedWith(Shows.class) && shows(type.getAnnotationOfType(Shows.class), rule);
        return type.getMethods().stream()
                .filter(RulesDocumentTest::isTest)
                .filter(method -> all
                        || (method.isAnnotatedWith(Shows.class)
                                && shows(method.getAnnotationOfType(Shows.class), rule)));
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> TESTS.contains(annotation.getRawType().getName()));
    }

    private static boolean shows(Shows shows, Rule rule) {
        return List.of(shows.value()).contains(rule);
    }

    private static String sentence(JavaMethod method) {
        return method.getName().replace('_', ' ');
    }
}
