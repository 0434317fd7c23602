package id.simpul.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(3, 2);

    @Test
    void one_caller_never_takes_the_places_of_others() {
        assertThat(places.enter("a")).isPresent();
        assertThat(places.enter("a")).isPresent();

        assertThat(places.enter("a")).isEmpty();
        assertThat(places.enter("b")).isPresent();
    }

    @Test
    void there_are_no_more_places_than_there_are_in_all() {
        places.enter("a");
        places.enter("a");
        Place last = places.enter("b").orElseThrow();

        assertThat(places.enter("c")).isEmpty();
        last.leave();
        assertThat(places.enter("c")).isPresent();
    }

    @Test
    void a_place_is_taken_until_the_answer_is_out_and_nobody_works_on_it() {
        Place first = places.enter("a").orElseThrow();
        Place second = places.enter("a").orElseThrow().hold();

        second.leave();
        assertThat(places.enter("a")).isEmpty();
        second.leave();
        Place third = places.enter("a").orElseThrow();

        first.leave();
        third.leave();
        assertThat(places.enter("a")).isPresent();
        assertThat(places.enter("a")).isPresent();
    }
}
