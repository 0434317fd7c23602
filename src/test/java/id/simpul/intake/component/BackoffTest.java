package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void the_wait_after_trouble_grows_to_ten_seconds_and_no_further() {
        Backoff backoff = new Backoff();
        List<Duration> waits =
                IntStream.range(0, 40).mapToObj(i -> backoff.next()).toList();
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Backoff.SHORTEST, Backoff.LONGEST));
        assertThat(waits.get(0)).isEqualTo(Backoff.SHORTEST);
        assertThat(waits.subList(7, 40)).allSatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(4)));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Backoff.SHORTEST);
    }
}
