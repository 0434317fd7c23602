package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.check.Finding;
import id.simpul.check.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/faults.md} is written from the code ({@code -Dwrite.docs=true}), and says which faults are planted for real in the tests. */
class FaultsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "faults.md");
    private static final Object[] DETAILS = {"…", "…", "…", "…", "…", "…", "…"};

    private static final String HEAD = """
            # Faults that `check` finds

            Written from the code; `FaultsDocumentTest` holds it so. *Planted*: a test makes the fault in earnest, runs `./simpul check` on it and looks for what to do in both
            languages and for the exit code (`FaultsTest` without a hub, `FaultsJourney` in a running one). On a hub that lacks nothing `check` says nothing but notes.

            | code | level | about | says | planted |
            |---|---|---|---|---|
            """;

    private static Set<String> planted() {
        return Stream.concat(
                        Faults.all().map(Faults.Fault::code),
                        FaultsJourney.INSIDE.stream().map(FaultsJourney.Inside::code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String line(Trouble trouble) {
        Finding finding = trouble.found(DETAILS);
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | `%s` | %s | %s |",
                finding.code(),
                finding.level().name().toLowerCase(Locale.ROOT),
                finding.about(),
                finding.says().english().replace("|", "\\|"),
                planted().contains(finding.code()) ? "yes" : "");
    }

    @Test
    void the_document_says_what_the_code_says() throws IOException {
        String written = HEAD
                + Arrays.stream(Trouble.values()).map(FaultsDocumentTest::line).collect(Collectors.joining("\n"))
                + "\n";
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("write it anew with -Dwrite.docs=true")
                .isEqualTo(written);
    }

    @Test
    void more_than_thirty_faults_are_planted_and_each_is_one_that_the_code_knows() {
        List<String> known = Arrays.stream(Trouble.values())
                .map(trouble -> trouble.found(DETAILS).code())
                .toList();

        assertThat(known).containsAll(planted());
        assertThat(planted()).hasSizeGreaterThan(50);
    }
}
