package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planning.PlanPreview;
import id.simpul.rotation.planning.PlanReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vehicle that takes two schools, and one run a day: three schools need two days from Monday 6 April 2026 on. */
class DeliveryDaysTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);
    private static final Calendars NONE = new Calendars(List.of());

    private final World world = new World(World.policies(
            "rotation:", "  batch-size: 10", "  box-size: 4", "  vehicle-boxes: 6", "  runs-per-day: 1"));

    @BeforeEach
    void three_schools() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.items("low", 60, 1, "lower");
        world.items("up", 40, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        for (String school : List.of("sd-01", "sd-02", "sd-03")) {
            world.partner(school, PartnerKind.SCHOOL, "13.75");
            world.enrolled(school, 6);
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private PlanReport report() {
        return world.database.jdbi().withHandle(db -> new PlanPreview(world.schedule, world.today())
                .report(db, Quarter.parse("2026-Q2")));
    }

    private List<String> days(String quarter) {
        return world.texts(
                "select deliver_on || ' run ' || run from batches where quarter = ? order by school", quarter);
    }

    @Test
    void what_the_vehicle_cannot_bring_on_the_day_of_the_exchange_comes_on_the_next_school_day() {
        world.livesTo(APRIL.minusDays(20));
        assertThat(days("2026-Q2")).containsExactly("2026-04-06 run 1", "2026-04-06 run 1", "2026-04-07 run 2");
    }

    @Test
    void the_dry_run_shows_day_and_run_as_they_will_be() {
        PlanReport before = report();
        assertThat(before.table(Language.EN))
                .contains("run 1, 6 April 2026, Kota Bukittinggi, 6 boxes: sd-01, sd-02")
                .contains("run 2, 7 April 2026, Kota Bukittinggi, 3 boxes: sd-03");
        assertThat(before.csv()).contains(",2026-04-07,2,1,");
        world.livesTo(APRIL.minusDays(20));
        assertThat(report().csv()).isEqualTo(before.csv());
    }

    @Test
    void each_school_is_told_the_day_of_its_run() {
        world.livesTo(APRIL.minusDays(10));
        assertThat(world.told(Topic.ROTATION_ANNOUNCED)).hasSize(3).last().satisfies(notice -> {
            assertThat(notice.to()).containsExactly(new PartnerId("sd-03"));
            assertThat(notice.data().get("deliverOn").asText()).isEqualTo("2026-04-07");
            assertThat(notice.data().get("run").asInt()).isEqualTo(2);
        });
    }

    @Test
    void the_old_batch_is_collected_when_the_new_one_is_brought() {
        world.livesTo(APRIL.plusDays(1));
        for (String school : List.of("sd-01", "sd-02", "sd-03")) {
            world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch(school, "2026-Q2")));
        }
        world.livesTo(LocalDate.of(2026, 6, 25));
        assertThat(days("2026-Q3")).containsExactly("2026-07-06 run 1", "2026-07-06 run 1", "2026-07-07 run 2");
        assertThat(world.texts("select due_on::text from batches where quarter = '2026-Q2' order by school"))
                .containsExactly("2026-07-06", "2026-07-06", "2026-07-07");
        world.livesTo(LocalDate.of(2026, 7, 6));
        assertThat(world.texts("select state from batches where quarter = '2026-Q2' order by school"))
                .containsExactly("due", "due", "received");
    }

    @Test
    void an_exchange_that_moves_takes_its_runs_along() {
        world.livesTo(APRIL.minusDays(20));
        world.calendars(closed(NONE, APRIL, APRIL.plusDays(3)));
        world.livesTo(APRIL.minusDays(19));
        assertThat(days("2026-Q2")).containsExactly("2026-04-10 run 1", "2026-04-10 run 1", "2026-04-13 run 2");
    }

    @Test
    @Shows(Rule.R7)
    void a_school_whose_day_stays_when_others_move_hears_nothing() {
        Calendars first = closed(NONE, APRIL.plusDays(1), APRIL.plusDays(1));
        world.calendars(first);
        world.livesTo(APRIL.minusDays(20));
        assertThat(days("2026-Q2")).containsExactly("2026-04-06 run 1", "2026-04-06 run 1", "2026-04-08 run 2");
        world.notices.clear();

        world.calendars(closed(first, APRIL, APRIL));
        world.livesTo(APRIL.minusDays(19));

        assertThat(days("2026-Q2")).containsExactly("2026-04-07 run 1", "2026-04-07 run 1", "2026-04-08 run 2");
        assertThat(world.told(Topic.ROTATION_RESCHEDULED).stream()
                        .flatMap(notice -> notice.to().stream())
                        .map(PartnerId::value))
                .containsExactlyInAnyOrder("sd-01", "sd-02");
        assertThat(world.history).doesNotContain(world.batch("sd-03", "2026-Q2") + " rescheduled");
    }

    @Test
    @Shows(Rule.R7)
    void a_school_whose_books_are_collected_on_the_day_told_before_hears_nothing_of_others_that_move() {
        Calendars first = closed(NONE, JULY.plusDays(1), JULY.plusDays(1));
        world.calendars(first);
        world.livesTo(APRIL.plusDays(1));
        for (String school : List.of("sd-01", "sd-02", "sd-03")) {
            world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch(school, "2026-Q2")));
        }
        world.livesTo(JULY.minusDays(20));
        world.history.clear();

        world.calendars(closed(first, JULY, JULY));
        world.livesTo(JULY.minusDays(19));

        assertThat(world.texts("select due_on::text from batches where quarter = '2026-Q2' order by school"))
                .containsExactly("2026-07-07", "2026-07-07", "2026-07-08");
        assertThat(world.history).doesNotContain(world.batch("sd-03", "2026-Q2") + " rescheduled");
    }

    /** A calendar with these days closed, in the place of what it said before. */
    private static Calendars closed(Calendars before, LocalDate from, LocalDate to) {
        return before.with(new Calendar(
                "sample",
                1,
                APRIL,
                "a sample",
                Optional.empty(),
                APRIL.minusYears(1),
                APRIL.plusYears(1),
                List.of(new Calendar.Entry(from, to, DayKind.HOLIDAY, "a sample"))));
    }
}
