package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each mutant is found by the simulator; only in the profile {@code simulate}, since it takes some minutes. */
class MutantsHunt {
    private static final Path TABLE = Path.of("target", "mutants.md");
    private static final long SEED = Long.getLong("simulate.seed", 1);
    /** Of how many parts of the list which one is hunted: they can be hunted side by side. */
    private static final int OF = Integer.getInteger("simulate.parts", 1);

    private static final int PART = Integer.getInteger("simulate.part", 0);
    private static final int SECONDS = Integer.getInteger("simulate.mutant-seconds", 900);

    @ParameterizedTest
    @FieldSource("id.simpul.history.Mutant#ALL")
    void each_mutant_is_found(Mutant mutant) throws IOException, InterruptedException {
        assumeTrue(Mutant.ALL.indexOf(mutant) % OF == PART, "hunted by another part");
        assertThat(mutant.applies()).isTrue();
        Hunt.Result result = Hunt.of(mutant, SEED, SECONDS);
        Files.createDirectories(TABLE.getParent());
        Files.writeString(
                TABLE,
                "| " + mutant.what() + " | " + result.after() + " | " + result.untrue() + " |\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(result.found())
                .as("%s is found; %s", mutant.what(), result.said())
                .isTrue();
    }
}
