package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.link.Link.Purpose;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Links that are guessed, changed, another's, over, revoked, or pressed by several at once; each purpose once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterTokensJourney {
    private SchoolsByMail schools;

    @BeforeAll
    void open(@TempDir Path home) {
        schools = new SchoolsByMail(home);
    }

    @AfterAll
    void close() {
        schools.close();
    }

    @Test
    void every_purpose_opens_its_page_until_it_ends_or_is_revoked_and_nothing_but_the_whole_token_does() {
        schools.batch("bat-1", "sd-01", "dispatched", 1, 10);
        schools.run("""
                insert into agreements (id, number, title, form, origin, from_day, to_day, signed_on, goals, state, renewal_proposed)
                values ('agr-old', '7/2020', 'Kerja sama', 'service-use', 'own', '2020-01-01', '2026-12-31', '2020-01-01', '{}', 'valid', false)
                """);
        schools.run(
                "insert into agreement_parties (agreement, partner, name, place) values ('agr-old', 'sd-01', 'X', 0)");
        Map<Purpose, String> things = new EnumMap<>(Purpose.class);
        for (Purpose purpose : List.of(Purpose.LIST, Purpose.DAY, Purpose.RECEIVED, Purpose.RETURNED, Purpose.SURVEY)) {
            things.put(purpose, "bat-1");
        }
        for (Purpose purpose : List.of(Purpose.ENROL, Purpose.REPLACEMENT, Purpose.UNSUBSCRIBE)) {
            things.put(purpose, "sd-01");
        }
        things.put(Purpose.RENEW, "agr-sd-01");
        things.put(Purpose.AGREEMENT, "agr-old");
        things.put(Purpose.VISIT, "visit.book:2026-12-08");
        things.put(Purpose.BOOKING, "bkg-none");
        StaffBrowser phone = schools.browser();
        for (Map.Entry<Purpose, String> one : things.entrySet()) {
            String link = schools.link(one.getKey(), "sd-01", one.getValue());
            assertThat(phone.get(link).statusCode()).as(one.getKey().wire()).isEqualTo(200);
            schools.run(
                    "update links set ends_at = now() - interval '400 days' where purpose = ?",
                    one.getKey().wire());
            assertThat(phone.get(link).statusCode()).as(one.getKey().wire()).isIn(404, 429);
            String again = schools.link(one.getKey(), "sd-01", one.getValue());
            assertThat(again).isNotEqualTo(link);
            assertThat(phone.get(again).statusCode()).as(one.getKey().wire()).isEqualTo(200);
            schools.run(
                    "update links set revoked_at = now() where purpose = ?",
                    one.getKey().wire());
            assertThat(phone.get(again).statusCode()).as(one.getKey().wire()).isIn(404, 429);
            assertThat(phone.post(again, Map.of("nonce", "abcdefghij", "choice", "all", "rating", "5"))
                            .statusCode())
                    .as(one.getKey().wire())
                    .isIn(404, 429);
        }
        assertThat(schools.rows("select id from requests where partner = 'sd-01' and id like 'link-%'"))
                .isEmpty();
    }

    /** As long as it is, what is one letter off opens nothing; who tries many is slowed. */
    @Test
    void a_token_that_was_changed_opens_nothing() {
        schools.batch("bat-2", "sd-02", "dispatched", 21, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-02", "bat-2");
        String token = link.substring("/p/".length());
        List<String> changed = new ArrayList<>(List.of(
                token.substring(1),
                token + "A",
                token.toLowerCase(Locale.ROOT),
                token.toUpperCase(Locale.ROOT),
                "%00" + token,
                token + "%20"));
        for (int at = 0; at < token.length() - 1; at++) {
            char other = token.charAt(at) == 'x' ? 'y' : 'x';
            changed.add(token.substring(0, at) + other + token.substring(at + 1));
        }
        StaffBrowser phone = schools.browser();
        for (String one : changed) {
            assertThat(phone.get("/p/" + one).statusCode()).as(one).isIn(404, 429, 400);
            assertThat(phone.post("/p/" + one, Map.of("nonce", "abcdefghij", "choice", "all"))
                            .statusCode())
                    .as(one)
                    .isIn(404, 429, 400);
        }
        assertThat(phone.get(link).statusCode()).isEqualTo(200);
        assertThat(schools.rows("select state from batches where id = 'bat-2'")).containsExactly("dispatched");
    }

    @Test
    void two_teachers_with_one_link_are_both_heard_and_one_form_pressed_many_times_is_heard_once() {
        schools.batch("bat-3", "sd-03", "dispatched", 41, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-03", "bat-3");
        List<CompletableFuture<HttpResponse<String>>> said = new ArrayList<>();
        for (int teacher = 0; teacher < 2; teacher++) {
            StaffBrowser phone = schools.browser();
            phone.get(link);
            Map<String, String> form = phone.form(link);
            form.putAll(Map.of("choice", "some", "b.B4" + (2 + teacher), teacher == 0 ? "missing" : "damaged"));
            for (int press = 0; press < 4; press++) {
                said.add(CompletableFuture.supplyAsync(() -> schools.browser().post(link, form)));
            }
        }
        assertThat(said).allSatisfy(one -> assertThat(one.join().statusCode()).isIn(200, 202, 429));
        assertThat(said.stream().map(one -> one.join().statusCode())).contains(200);
        assertThat(schools.rows("select id from requests where partner = 'sd-03' and id like 'link-%'"))
                .hasSize(2);
        assertThat(
                        schools.rows(
                                "select barcode || ' ' || state || ' ' || damaged from batch_items where barcode in ('B42', 'B43') order by 1"))
                .containsExactly("B42 missing false", "B43 sent true");
    }

    @Test
    void a_visit_whose_button_is_pressed_many_times_at_once_is_booked_once() {
        String link = schools.link(Purpose.VISIT, "sd-04", "visit.book:2026-12-08,2026-12-10");
        StaffBrowser phone = schools.browser();
        phone.get(link);
        Map<String, String> form = phone.form(link);
        form.putAll(Map.of("purpose", "class-visit", "on", "2026-12-08", "people", "30"));
        List<CompletableFuture<Integer>> pressed = new ArrayList<>();
        for (int press = 0; press < 6; press++) {
            pressed.add(CompletableFuture.supplyAsync(
                    () -> schools.browser().post(link, form).statusCode()));
        }
        assertThat(pressed).allSatisfy(one -> assertThat(one.join()).isIn(200, 202, 429));
        assertThat(schools.rows("select id from bookings where partner = 'sd-04'"))
                .hasSize(1);
    }
}
