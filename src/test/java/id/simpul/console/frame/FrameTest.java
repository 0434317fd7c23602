package id.simpul.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.console.session.Keys;
import id.simpul.console.session.Sessions;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private final Database database = TestDatabase.fresh();
    private final Setting setting = new Setting(
            URI.create("http://localhost:8080"),
            () -> "Perpustakaan",
            ZoneOffset.UTC,
            new Keys("secret"),
            new Sessions(database.jdbi(), Clock.systemUTC()),
            java.util.Optional.empty());

    @AfterEach
    void close() {
        database.close();
    }

    /** A page open to anybody that does as it is told. */
    private record Told(String address, java.util.function.Function<Visit, Answer> shows) implements Page {
        @Override
        public Access access() {
            return Access.OPEN;
        }

        @Override
        public Answer show(Visit visit) {
            return shows.apply(visit);
        }
    }

    private Frame.Reply get(Page page, String path) {
        Frame frame = new Frame(new Site(List.of(page)), setting, new Templates(new Assets()));
        return frame.answer(new Frame.Call(
                false,
                path,
                "",
                Map.of(),
                Optional.empty(),
                false,
                new Visit.Caller("127.0.0.1", "a browser", Map.of(), false)));
    }

    @Test
    void a_page_that_fails_tells_a_code_and_nothing_of_the_inside() {
        Frame.Reply reply = get(
                new Told("/x", visit -> {
                    throw new IllegalStateException("kata sandi basis data: hunter2");
                }),
                "/x");

        assertThat(reply.answer().status()).isEqualTo(500);
        assertThat(reply.html().orElseThrow())
                .containsPattern("<span class=\"code\">[A-Z0-9]{6}</span>")
                .doesNotContain("hunter2", "IllegalState");
    }

    @Test
    void a_template_that_fails_is_told_like_a_page_that_does() {
        assertThat(get(new Told("/x", visit -> Answer.page("login", Map.of())), "/x")
                        .answer()
                        .status())
                .isEqualTo(500);
    }

    @Test
    void what_is_not_there_is_not_found_and_an_address_without_places_goes_first() {
        Page one = new Told("/x/:id", visit -> Answer.file(visit.place("id"), "text/plain", new byte[0]));
        assertThat(get(one, "/y").answer().status()).isEqualTo(404);
        assertThat(get(one, "/x/a%2Fb").answer().headers().get("Content-Disposition"))
                .contains("a/b");
        assertThat(get(one, "/x/a/b").answer().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "____________________________________________", "%%%"})
    void a_kept_form_that_was_made_elsewhere_is_none(String field) {
        assertThat(Kept.open(setting.keys(), field)).isEmpty();
    }

    @Test
    void a_kept_form_comes_back_as_it_was() {
        Kept kept = new Kept("rina", "/acts/pack?x=1", Map.of("a", List.of("1", "ß\n\"")));
        assertThat(Kept.open(setting.keys(), kept.sealed(setting.keys()))).contains(kept);
        assertThat(Kept.open(new Keys("another"), kept.sealed(setting.keys()))).isEmpty();
    }
}
