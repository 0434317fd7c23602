package id.simpul.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private final Instant later = Instant.now().plus(Duration.ofDays(7));
    private final Credential.Generated old = Credential.generate();

    private Renewal renewal(Optional<Instant> newUsed, Optional<Instant> oldUsed) {
        return new Renewal(old.credential(), later, newUsed, oldUsed);
    }

    @Test
    void what_is_written_down_is_not_written_again() {
        Renewal renewal = renewal(Optional.empty(), Optional.empty());
        assertThat(renewal.unwritten()).isEmpty();

        assertThat(renewal.admits(old.secret())).isTrue();
        Renewal.Written news = renewal.unwritten().orElseThrow();
        assertThat(news.oldUsed()).isPresent();
        renewal.isWritten(news);
        assertThat(renewal.admits(old.secret())).isTrue();
        assertThat(renewal.unwritten()).isEmpty();

        renewal.newIsUsed();
        assertThat(renewal.unwritten().orElseThrow().newUsed()).isPresent();
    }

    @Test
    void that_the_old_one_is_used_is_written_once_an_hour() {
        Instant now = Instant.now();
        Renewal before = renewal(Optional.of(now), Optional.of(now.minus(Duration.ofMinutes(61))));
        assertThat(before.unwritten()).isEmpty();
        assertThat(before.admits(old.secret())).isTrue();
        assertThat(before.unwritten()).isPresent();

        Renewal lately = renewal(Optional.of(now), Optional.of(now.minus(Duration.ofMinutes(59))));
        assertThat(lately.admits(old.secret())).isTrue();
        assertThat(lately.unwritten()).isEmpty();
    }

    @Test
    void a_wrong_one_is_no_use() {
        Renewal renewal = renewal(Optional.empty(), Optional.empty());
        assertThat(renewal.admits("salah")).isFalse();
        assertThat(renewal.unwritten()).isEmpty();
    }
}
