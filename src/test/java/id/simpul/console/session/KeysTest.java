package id.simpul.console.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Keys KEYS = new Keys("a secret of the home");

    @Test
    void what_is_sealed_opens_here_for_what_it_was_sealed_for_and_nowhere_else() {
        Sealed sealed = KEYS.seal("rahasia".getBytes(UTF_8), "second factor of rina");

        assertThat(KEYS.open(sealed, "second factor of rina")).isEqualTo("rahasia".getBytes(UTF_8));
        assertThat(new Keys("a secret of the home").open(sealed, "second factor of rina"))
                .isEqualTo("rahasia".getBytes(UTF_8));
        assertThatThrownBy(() -> KEYS.open(sealed, "second factor of dedi")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Keys("another").open(sealed, "second factor of rina"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(KEYS.seal("rahasia".getBytes(UTF_8), "x")).isNotEqualTo(KEYS.seal("rahasia".getBytes(UTF_8), "x"));
        assertThat(sealed.toString()).doesNotContain("rahasia");
    }

    @Test
    void a_byte_that_was_changed_is_noticed() {
        byte[] changed = KEYS.seal("rahasia".getBytes(UTF_8), "x").bytes();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> KEYS.open(new Sealed(changed), "x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void names_are_of_256_random_bits() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            tokens.add(Keys.token());
        }
        assertThat(tokens).hasSize(1000).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void a_signature_is_of_its_text_alone() {
        assertThat(KEYS.isSigned("a", KEYS.sign("a"))).isTrue();
        assertThat(KEYS.isSigned("b", KEYS.sign("a"))).isFalse();
        assertThat(KEYS.isSigned("a", "")).isFalse();
    }
}
