package id.simpul.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import id.simpul.console.session.Passwords.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final Passwords PASSWORDS =
            new Passwords(List.of("UPT Perpustakaan Proklamator Bung Hatta", "Bukittinggi", "0752-123456"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perpustakaanbukittinggi",
                "perpustakaan bukittinggi",
                "bukittinggi2026bukittinggi",
                "sayangsayangsayang",
                "rina.kartika.rina",
                "aaaaaaaaaaaaaaaaaaaa",
                "passwordpassword",
                "123456789012345678"
            })
    void what_is_guessed_soon_is_no_password(String password) {
        assertThat(PASSWORDS.fault(password, "rina", "Rina Kartika")).contains(Fault.GUESSABLE);
    }

    @Test
    void a_password_is_long_and_words_that_do_not_belong_together_are_good() {
        assertThat(PASSWORDS.fault("x7!Kq2#vT9$mW1", "rina", "Rina")).contains(Fault.SHORT);
        assertThat(PASSWORDS.fault("awan-kerikil-pelita-7", "rina", "Rina")).isEmpty();
        assertThat(PASSWORDS.fault("kuda benar baterai staples", "rina", "Rina"))
                .isEmpty();
        assertThat(PASSWORDS.fault("x".repeat(129), "rina", "Rina")).contains(Fault.LONG);
    }

    @Test
    void a_hash_is_argon2id_with_its_own_salt_and_nobody_without_one_gets_in() {
        String hash = PASSWORDS.hash("awan-kerikil-pelita-7");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PASSWORDS.hash("awan-kerikil-pelita-7")).isNotEqualTo(hash);
        assertThat(PASSWORDS.isRight("awan-kerikil-pelita-7", Optional.of(hash)))
                .isTrue();
        assertThat(PASSWORDS.isRight("awan-kerikil-pelita-8", Optional.of(hash)))
                .isFalse();
        assertThat(Argon2Function.getInstanceFromHash(Passwords.NOBODYS))
                .as("to say no to nobody takes as long")
                .isEqualTo(Argon2Function.getInstanceFromHash(hash));
        assertThat(PASSWORDS.isRight("awan-kerikil-pelita-7", Optional.empty())).isFalse();
        assertThat(PASSWORDS.isRight("x".repeat(100_000), Optional.of(hash))).isFalse();
    }

    @Test
    void one_letter_written_in_two_ways_is_one_password() {
        String hash = PASSWORDS.hash("kafe\u0301 di ujung jalan raya");
        assertThat(PASSWORDS.isRight("kaf\u00e9 di ujung jalan raya", Optional.of(hash)))
                .isTrue();
    }
}
