package id.simpul.booking;

import static id.simpul.booking.Counter.alternatives;
import static id.simpul.booking.Counter.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Watched;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Listing;
import id.simpul.feature.Loosened;
import id.simpul.feature.NotShown;
import id.simpul.feature.Parting;
import id.simpul.feature.Query;
import id.simpul.feature.Today;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Kept;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingsTest {
    private static final Policies POLICIES = Policies.defaults();

    private final Database database = TestDatabase.fresh();
    private final Counter counter = new Counter();

    @BeforeEach
    void partners() {
        List.of("sd-01", "sd-02", "kampus-a")
                .forEach(id -> database.useTransaction(db -> db.execute(
                        "insert into partners (id, kind, name, created_at) values (?, 'school', ?, now())",
                        id,
                        "Sampel " + id)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Shows(Rule.R26)
    void a_booking_is_kept_and_counts_for_those_who_come_later() {
        book(counter.visit("sd-01", "binding", "2026-09-09", 40));

        Decision full = ask(counter.visit("sd-02", "binding", "2026-09-09", 21));

        assertThat(code(full)).isEqualTo("day-full");
        assertThat(alternatives(full)).containsExactly("2026-09-10", "2026-09-08", "2026-09-11");
    }

    @Test
    @Shows(Rule.R26)
    void requests_in_one_batch_see_each_other() {
        List<Decision> decisions = ask(List.of(
                counter.visit("sd-01", "class-visit", "2026-09-09", 5),
                counter.visit("sd-02", "class-visit", "2026-09-09", 5),
                counter.visit("sd-01", "class-visit", "2026-09-09", 5)));

        assertThat(decisions).extracting(Decision::status).containsExactly("accepted", "accepted", "refused");
        assertThat(count("booked")).isEqualTo(2);
    }

    @Test
    @Shows(Rule.R26)
    void a_change_moves_a_booking_and_frees_its_former_day() {
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 60));

        Decision moved = ask(counter.change("sd-01", booking, "2026-09-10"));

        assertThat(moved.outcome()).hasToString("{\"booking\":\"" + booking + "\",\"state\":\"booked\"}");
        assertThat(moved.notices()).hasSize(1);
        assertThat(moved.notices().get(0).data().get("on").asText()).isEqualTo("2026-09-10");
        assertThat(ask(counter.visit("sd-02", "binding", "2026-09-09", 60)).status())
                .isEqualTo("accepted");
        assertThat(code(ask(counter.visit("sd-02", "binding", "2026-09-10", 1))))
                .isEqualTo("day-full");
    }

    @Test
    @Shows(Rule.R26)
    void a_change_to_a_full_day_leaves_the_booking_as_it_is_and_offers_others() {
        book(counter.visit("sd-02", "binding", "2026-09-10", 60));
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 5));

        Decision refused = ask(counter.change("sd-01", booking, "2026-09-10"));

        assertThat(code(refused)).isEqualTo("day-full");
        assertThat(alternatives(refused)).hasSize(3);
        assertThat(day(booking)).isEqualTo("2026-09-09");
        assertThat(code(ask(counter.change("sd-01", booking, "2026-09-09")))).isEqualTo("nothing-to-change");
    }

    @Test
    @Shows(Rule.R27)
    void an_internship_can_be_prolonged_within_its_own_places() {
        String booking = book(counter.internship("kampus-a", 10, "2026-10-01", "2026-10-30"));

        Decision longer = ask(counter.request(
                "kampus-a",
                RequestType.BOOKING_CHANGE,
                Json.object().put("booking", booking).put("to", "2026-11-13")));

        assertThat(longer.status()).isEqualTo("accepted");
        assertThat(code(ask(counter.internship("kampus-a", 1, "2026-11-13", "2026-11-20"))))
                .isEqualTo("period-full");
    }

    @Test
    @Shows(Rule.R26)
    void a_cancelled_booking_frees_its_day_forgets_who_would_have_come_and_stays_cancelled() {
        String booking = book(counter.internship("kampus-a", 10, "2026-10-01", "2026-10-30"));

        Decision cancelled = ask(counter.cancel("kampus-a", booking));

        assertThat(cancelled.outcome()).hasToString("{\"booking\":\"" + booking + "\",\"state\":\"cancelled\"}");
        assertThat(code(ask(counter.cancel("kampus-a", booking)))).isEqualTo("booking-over");
        assertThat(text("select count(*) from bookings where details is not null"))
                .isEqualTo("0");
        book(counter.internship("kampus-a", 10, "2026-10-01", "2026-10-30"));
    }

    @Test
    @Shows(Rule.R26)
    void a_booking_belongs_to_its_partner_and_to_the_one_it_was_merged_into() {
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 5));

        assertThat(code(ask(counter.cancel("sd-02", booking)))).isEqualTo("not-yours");
        database.useTransaction(
                db -> db.execute("update partners set merged_into = 'sd-02', removed_at = now() where id = 'sd-01'"));
        assertThat(ask(counter.cancel("sd-02", booking)).status()).isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R26)
    void bookings_to_come_of_a_partner_that_leaves_are_cancelled_and_their_days_are_free() {
        book(counter.visit("sd-01", "binding", "2026-09-09", 60));
        BookingTies ties = new BookingTies();
        Parting leaving = new Parting(new PartnerId("sd-01"), Optional.empty(), LocalDate.of(2026, 9, 1));
        Parting merged =
                new Parting(new PartnerId("sd-01"), Optional.of(new PartnerId("sd-02")), LocalDate.of(2026, 9, 1));
        Parting afterwards = new Parting(new PartnerId("sd-01"), Optional.empty(), LocalDate.of(2026, 9, 10));

        database.useTransaction(db -> {
            assertThat(ties.loosen(db, merged).told()).isEmpty();
            assertThat(ties.loosen(db, afterwards).told()).isEmpty();
            Loosened loosened = ties.loosen(db, leaving);
            assertThat(loosened.ends())
                    .singleElement()
                    .matches(reason -> reason.code().wire().equals("bookings-cancelled"));
            ties.write(db, loosened.effects());
        });

        book(counter.visit("sd-02", "binding", "2026-09-09", 60));
    }

    @Test
    @Shows(Rule.R26)
    void a_booking_is_recalled_once_on_the_day_before() {
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        String moved = book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        book(counter.visit("sd-01", "binding", "2026-08-31", 5));
        ask(counter.change("sd-01", moved, "2026-09-11"));
        Chore chore = new Watched(BookingChores.remind(new Mornings(POLICIES), Counter.opening(POLICIES)));

        assertThat(due(chore, "2026-09-07T22:59:59Z")).isEmpty();
        List<Chore.Due> due = due(chore, "2026-09-20T00:00:00Z");
        assertThat(due).extracting(Chore.Due::part).containsExactly(booking);
        assertThat(due.get(0).at()).isEqualTo(Instant.parse("2026-09-07T23:00:00Z"));
        Chore.Deed deed = database.inTransaction(db -> chore.perform(db, due, POLICIES.asOf(Counter.TODAY)));

        assertThat(deed.notices()).hasSize(1);
        assertThat(deed.notices().get(0).data().toString()).contains("\"daysLeft\":1", "\"on\":\"2026-09-09\"");
        assertThat(due(chore, "2026-09-20T00:00:00Z"))
                .extracting(Chore.Due::part)
                .containsExactly(moved);
    }

    @Test
    @Shows(Rule.R26)
    void the_days_left_are_counted_when_it_is_recalled_and_what_is_over_is_past() {
        book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        Chore chore = new Watched(BookingChores.remind(new Mornings(POLICIES), Counter.opening(POLICIES)));
        List<Chore.Due> due = due(chore, "2026-09-20T00:00:00Z");
        LocalDate later = LocalDate.of(2026, 9, 17);

        Chore.Deed deed = database.inTransaction(db -> chore.perform(db, due, POLICIES.asOf(Counter.TODAY), later));

        assertThat(deed.notices()).singleElement().matches(notice -> notice.isPast(later));
        assertThat(deed.notices().get(0).isPast(LocalDate.of(2026, 9, 9))).isFalse();
    }

    @Test
    @Shows(Rule.R26)
    void who_booked_a_day_that_a_later_calendar_closes_is_told_once_with_free_days_and_not_reminded_of_it() {
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        book(counter.visit("sd-02", "binding", "2026-09-10", 5));
        Opening opening = Counter.opening(POLICIES, LocalDate.of(2026, 9, 9));
        Chore chore = new Watched(new ClosedDays(new Mornings(POLICIES), opening));

        List<Chore.Due> due = due(chore, "2026-09-01T00:00:00Z");
        assertThat(due).extracting(Chore.Due::part).containsExactly(booking);
        Chore.Deed deed = database.inTransaction(
                db -> chore.perform(db, Jobs.claim(db, due, Counter.NOW), POLICIES.asOf(Counter.TODAY)));
        assertThat(deed.notices()).singleElement().satisfies(notice -> {
            NoticeForm.assertPublished(notice.topic(), notice.data());
            assertThat(notice.topic()).isEqualTo(Topic.BOOKING_CLOSED);
            assertThat(notice.data().get("closedFor").asText()).isEqualTo("Cuti bersama contoh");
            assertThat(notice.data().toString()).contains("2026-09-10", "2026-09-08", "2026-09-11");
        });
        assertThat(due(chore, "2026-09-02T00:00:00Z")).isEmpty();

        Chore remind = new Watched(BookingChores.remind(new Mornings(POLICIES), opening));
        List<Chore.Due> reminders = due(remind, "2026-09-08T00:00:00Z");
        assertThat(database.inTransaction(db -> remind.perform(db, reminders, POLICIES.asOf(Counter.TODAY)))
                        .notices())
                .isEmpty();
    }

    @Test
    @Shows(Rule.R26)
    void staff_see_which_bookings_a_calendar_has_closed_and_cancel_or_move_them_with_a_reason() {
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        Opening opening = Counter.opening(POLICIES, LocalDate.of(2026, 9, 9));
        Listing<?> list = BookingLists.all(opening).get(0);
        List<ObjectNode> rows = database.jdbi()
                .withHandle(db ->
                        list.page(db, new Query(Map.of(), Optional.empty(), 10)).rows());
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.get("closed").asText()).isEqualTo("Cuti bersama contoh"));

        Decision moved = ask(counter.staff("move", booking, "2026-09-11"));
        assertThat(moved.status()).isEqualTo("accepted");
        assertThat(day(booking)).isEqualTo("2026-09-11");
        assertThat(moved.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.topic()).isEqualTo(Topic.BOOKING_CONFIRMED);
            assertThat(notice.to()).containsExactly(new PartnerId("sd-01"));
            assertThat(notice.request()).isEmpty();
        });

        Decision cancelled = ask(counter.staff("cancel", booking, ""));
        assertThat(cancelled.notices()).singleElement().satisfies(notice -> {
            NoticeForm.assertPublished(notice.topic(), notice.data());
            assertThat(notice.topic()).isEqualTo(Topic.BOOKING_CANCELLED);
            assertThat(notice.data().get("note").asText()).isEqualTo("Ruang baca diperbaiki");
        });
        assertThat(code(ask(counter.staff("move", booking, "2026-09-14")))).isEqualTo("booking-over");
    }

    @Test
    @Shows(Rule.R26)
    void who_cancels_gets_the_day_taken_back_by_a_notice() {
        String booking = book(counter.visit("sd-01", "binding", "2026-09-09", 5));

        assertThat(ask(counter.cancel("sd-01", booking)).notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.topic()).isEqualTo(Topic.BOOKING_CANCELLED);
                    assertThat(notice.data().get("on").asText()).isEqualTo("2026-09-09");
                    assertThat(notice.data().has("note")).isFalse();
                    assertThat(notice.request()).isPresent();
                });
    }

    @Test
    @Shows({Rule.R26, Rule.R27})
    void a_change_that_names_the_wrong_kind_of_days_is_told_what_is_wrong() {
        String visit = book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        String internship = book(counter.internship("kampus-a", 2, "2026-10-01", "2026-10-30"));

        Decision period = ask(counter.request(
                "sd-01",
                RequestType.BOOKING_CHANGE,
                Json.object().put("booking", visit).put("from", "2026-09-10").put("to", "2026-09-11")));
        assertThat(code(period)).isEqualTo("one-day-only");
        assertThat(period.reasons().get(0).pointer()).isEqualTo("/data/from");
        assertThat(code(ask(counter.change("kampus-a", internship, "2026-10-02"))))
                .isEqualTo("period-needed");
    }

    @Test
    @Shows(Rule.R26)
    void a_reminder_on_which_the_hub_failed_holds_up_no_other() {
        book(counter.visit("sd-01", "binding", "2026-09-09", 5));
        Chore chore = new Watched(BookingChores.remind(new Mornings(POLICIES), Counter.opening(POLICIES)));
        Chore.Due due = due(chore, "2026-09-20T00:00:00Z").get(0);

        database.useTransaction(db -> Jobs.fail(db, due, Counter.NOW, "Fault"));
        assertThat(due(chore, "2026-09-20T00:00:00Z")).isEmpty();
        database.useTransaction(Jobs::forgetFailures);
        assertThat(due(chore, "2026-09-20T00:00:00Z")).containsExactly(due);
    }

    @Test
    @Shows(Rule.R26)
    void who_came_is_forgotten_a_year_after_and_that_somebody_came_is_not() {
        String booking = book(counter.internship("kampus-a", 2, "2026-10-01", "2026-10-30"));
        Chore chore = new Watched(BookingChores.forget(new Mornings(POLICIES)));
        assertThat(text("select details from bookings")).contains("Mahasiswa Contoh");

        assertThat(due(chore, "2027-10-29T00:00:00Z")).isEmpty();
        List<Chore.Due> due = due(chore, "2027-10-30T00:00:00Z");
        assertThat(due).extracting(Chore.Due::part).containsExactly(booking);
        database.useTransaction(db -> chore.perform(db, due, POLICIES.asOf(Counter.TODAY)));

        assertThat(text("select people from bookings where details is null")).isEqualTo("2");
        assertThat(due(chore, "2028-10-30T00:00:00Z")).isEmpty();
    }

    @Test
    @Shows(Rule.R26)
    void of_a_thousand_requests_for_ten_places_at_once_exactly_ten_are_accepted() throws Exception {
        List<Decision> decisions =
                atOnce(1_000, 25, () -> counter.internship("kampus-a", 1, "2026-10-01", "2026-10-30"));

        assertThat(decisions)
                .filteredOn(decision -> decision.status().equals("accepted"))
                .hasSize(10);
        assertThat(decisions)
                .filteredOn(decision -> decision.status().equals("refused"))
                .hasSize(990)
                .allSatisfy(decision -> assertThat(alternatives(decision)).hasSize(3));
        assertThat(count("booked")).isEqualTo(10);
    }

    @Test
    @Shows(Rule.R26)
    void days_wanted_in_any_order_by_many_at_once_are_never_overbooked() throws Exception {
        List<String> days = List.of("2026-09-11", "2026-09-07", "2026-09-09", "2026-09-08", "2026-09-10");

        List<Decision> decisions = atOnce(200, 7, new Supplier<>() {
            private int next;

            @Override
            public Request get() {
                return counter.visit("sd-01", "binding", days.get(next++ % days.size()), 3);
            }
        });

        assertThat(decisions)
                .filteredOn(decision -> decision.status().equals("accepted"))
                .hasSize(15);
        assertThat(count("booked")).isEqualTo(15);
        assertThat(text("select max(n) from (select count(*) as n from bookings group by from_day) as days"))
                .isEqualTo("3");
    }

    @Test
    @Shows(Rule.R27)
    void the_lock_of_what_is_booked_for_periods_stays_when_those_of_past_days_are_tidied_away() {
        book(counter.internship("kampus-a", 1, "2026-10-01", "2026-10-30"));
        book(counter.visit("sd-01", "binding", "2026-09-09", 5));

        int tidied = database.inTransaction(db -> KeptLocks.days()
                .tidying()
                .step(db, new Kept.Reach(0, Instant.parse("2027-01-10T00:00:00Z"), LocalDate.of(2027, 4, 10), 100))
                .tidied());

        assertThat(tidied).isEqualTo(1);
        assertThat(text("select resource from booking_locks")).isEqualTo("internship");
    }

    @Test
    @Shows(Rule.R26)
    void todays_page_has_a_booking_under_the_name_by_which_its_school_goes_on() {
        book(counter.visit("sd-01", "binding", "2026-09-03", 5));
        database.useTransaction(
                db -> db.execute("update partners set merged_into = 'sd-02', removed_at = now() where id = 'sd-01'"));

        Today today = database.jdbi().withHandle(db -> BookingToday.of(new Today.Asked(db, Counter.TODAY)));
        assertThat(today.entries()).extracting(Today.Entry::who).containsExactly("Sampel sd-02");
    }

    @Test
    @Shows(Rule.R26)
    void the_list_begins_on_any_day_that_there_is() {
        book(counter.visit("sd-01", "binding", "2026-09-09", 5));

        assertThat(bookingsFrom("2026-09-01")).hasSize(1);
        assertThat(bookingsFrom("2028-02-29")).isEmpty();
        assertThatThrownBy(() -> bookingsFrom("2027-02-29")).isInstanceOf(NotShown.class);
        assertThatThrownBy(() -> bookingsFrom("+12028-02-29")).isInstanceOf(NotShown.class);
    }

    private List<ObjectNode> bookingsFrom(String day) {
        Listing<?> list = BookingLists.all(Counter.opening(POLICIES)).get(0);
        return database.jdbi().withHandle(db -> list.page(db, new Query(Map.of("from", day), Optional.empty(), 10))
                .rows());
    }

    /** So many requests, in transactions of a few, by eight at a time. */
    private List<Decision> atOnce(int requests, int inOne, Supplier<Request> request)
            throws InterruptedException, ExecutionException {
        List<Callable<List<Decision>>> batches = new ArrayList<>();
        List<Request> batch = new ArrayList<>();
        for (int made = 1; made <= requests; made++) {
            batch.add(request.get());
            if (batch.size() == inOne || made == requests) {
                List<Request> full = List.copyOf(batch);
                batches.add(() -> ask(full));
                batch.clear();
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Decision> decisions = new ArrayList<>();
            for (Future<List<Decision>> answered : threads.invokeAll(batches)) {
                decisions.addAll(answered.get());
            }
            return decisions;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Chore.Due> due(Chore chore, String until) {
        return database.jdbi().withHandle(db -> chore.next(db, Instant.parse(until), 10));
    }

    private String book(Request request) {
        Decision decision = ask(request);
        assertThat(decision.status()).isEqualTo("accepted");
        return decision.outcome().get("booking").asText();
    }

    private Decision ask(Request request) {
        return ask(List.of(request)).get(0);
    }

    private List<Decision> ask(List<Request> list) {
        return database.inTransaction(db -> Counter.ask(db, POLICIES, list));
    }

    private String day(String booking) {
        return text("select from_day from bookings where id = '" + booking + "'");
    }

    private int count(String state) {
        return Integer.parseInt(text("select count(*) from bookings where state = '" + state + "'"));
    }

    private String text(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).one());
    }
}
