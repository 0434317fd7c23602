package id.simpul.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PermitsTest {
    private final Permits permits = new Permits(3, 2);

    @Test
    void one_caller_never_takes_the_places_of_others() {
        assertThat(permits.acquire("a")).isPresent();
        assertThat(permits.acquire("a")).isPresent();

        assertThat(permits.acquire("a")).isEmpty();
        assertThat(permits.acquire("b")).isPresent();
    }

    @Test
    void there_are_no_more_places_than_there_are_in_all() {
        permits.acquire("a");
        permits.acquire("a");
        Permit last = permits.acquire("b").orElseThrow();

        assertThat(permits.acquire("c")).isEmpty();
        last.release();
        assertThat(permits.acquire("c")).isPresent();
    }

    @Test
    void a_place_is_taken_until_the_answer_is_out_and_nobody_works_on_it() {
        Permit first = permits.acquire("a").orElseThrow();
        Permit second = permits.acquire("a").orElseThrow().hold();

        second.release();
        assertThat(permits.acquire("a")).isEmpty();
        second.release();
        Permit third = permits.acquire("a").orElseThrow();

        first.release();
        third.release();
        assertThat(permits.acquire("a")).isPresent();
        assertThat(permits.acquire("a")).isPresent();
    }

    @Test
    void a_permit_that_is_free_again_stays_so_whoever_comes_late() {
        Permit gone = permits.acquire("a").orElseThrow();
        gone.release();
        gone.hold().release();

        assertThat(permits.acquire("a")).isPresent();
        assertThat(permits.acquire("a")).isPresent();
        assertThat(permits.acquire("a")).isEmpty();
    }
}
