package id.simpul.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentTest {
    @Test
    void the_id_of_a_request_that_is_too_large_is_found_as_the_hub_finds_it() {
        String filler = "x".repeat(300_000);
        assertThat(idOf("{\"id\":\"big\",\"subject\":\"" + filler + "\"}")).hasValue("big");
        assertThat(idOf("{\"subject\":\"" + filler + "\",\"id\":\"big\"}")).isEmpty();
    }

    @Test
    void of_two_ids_the_last_counts_as_it_does_at_the_hub() {
        assertThat(idOf("{\"id\":\"one\",\"id\":\"two\"}")).hasValue("two");
    }

    private static Optional<String> idOf(String request) {
        return Sent.of(request.getBytes(StandardCharsets.UTF_8)).id();
    }
}
