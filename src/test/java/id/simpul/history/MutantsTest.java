package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the simulator is tried on can still be broken. */
class MutantsTest {
    @ParameterizedTest
    @FieldSource("id.simpul.history.Mutant#ALL")
    void each_mutant_still_applies(Mutant mutant) throws IOException {
        assertThat(mutant.applies())
                .as("%s: %s stands once in %s", mutant.what(), mutant.whole(), mutant.file())
                .isTrue();
        assertThat(mutant.broken()).isNotEqualTo(mutant.whole());
    }
}
