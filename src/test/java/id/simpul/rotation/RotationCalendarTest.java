package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the calendar does, over months and through breaks of the hub's own (R7, R8, R9). */
class RotationCalendarTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);

    private static final World.Beginning BEGINNING = World.Beginning.of(RotationCalendarTest::schools_and_a_collection);

    private final World world = BEGINNING.goOn();

    private static void schools_and_a_collection(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("dinas-bkt", PartnerKind.DINAS, "13.75");
        world.partner("dinas-swl", PartnerKind.DINAS, "13.73");
        world.partner("perpusnas", PartnerKind.NATIONAL, "31.71");
        for (int i = 1; i <= 5; i++) {
            world.partner("sd-0" + i, PartnerKind.SCHOOL, "13.75");
        }

        world.items("low", 60, 2, "lower");
        world.items("up", 40, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void dispatch(String school, String quarter) {
        assertThat(world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch(school, quarter))))
                .isInstanceOf(Decision.Accepted.class);
    }

    private void giveBack(String school, String quarter) {
        String batch = world.batch(school, quarter);
        world.ask(school, RequestType.ROTATION_RETURNED, World.of(batch).put("all", true));
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch));
    }

    @Test
    @Shows(Rule.R11)
    void a_school_that_is_invited_and_one_that_asks_come_to_the_same_enrolment() {
        assertThat(world.staff(
                        RequestType.STAFF_INVITE, id.simpul.ledger.Json.object().put("partner", "sd-01")))
                .isInstanceOf(Decision.Accepted.class);
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
        assertThat(world.texts("select quarter from rotation_places join rotation_agreements on id = agreement"
                        + " where school = 'sd-01' order by 1"))
                .hasSize(2)
                .isEqualTo(world.texts("select quarter from rotation_places join rotation_agreements on id = agreement"
                        + " where school = 'sd-02' order by 1"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-22, 2026-Q2 2026-Q3", "2026-03-23, 2026-Q3 2026-Q4", "2026-04-20, 2026-Q3 2026-Q4"})
    @Shows({Rule.R1, Rule.R9})
    void a_school_of_a_region_where_nobody_takes_part_joins_no_exchange_that_is_past_when_staff_say_yes(
            LocalDate decidedOn, String quarters) {
        ObjectNode outside = world.enrolment(6);
        outside.withObject("/region").put("code", "13.73");
        Request asked = world.request("sd-01", RequestType.ROTATION_ENROL, outside);
        assertThat(world.ask(List.of(asked)).get(0)).isInstanceOf(Decision.Pending.class);
        world.livesTo(decidedOn);

        world.ask(List.of(Asked.approved(asked, "because")));
        world.livesTo(JULY);

        assertThat(world.texts("select quarter from rotation_places order by 1"))
                .containsExactly(quarters.split(" "));
        assertThat(world.texts("select min(quarter) from batches")).containsExactly(quarters.split(" ")[0]);
        assertThat(world.told(Topic.ROTATION_ANNOUNCED)).hasSize(quarters.startsWith("2026-Q2") ? 2 : 1);
    }

    @Test
    @Shows(Rule.R8)
    void every_chore_is_done_once_and_in_due_order_after_ten_days_of_downtime_over_two_due_dates() {
        world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(world.batch("sd-01", "2026-Q2")));
        world.livesTo(JULY.minusDays(16));
        world.done.clear();
        world.notices.clear();

        world.sleepsTo(JULY.minusDays(6));
        assertThat(world.done).hasSize(2).doesNotHaveDuplicates();
        assertThat(world.told(Topic.ROTATION_DUE)).isEmpty();
        assertThat(world.told(Topic.ROTATION_ANNOUNCED))
                .singleElement()
                .matches(notice ->
                        notice.data().at("/collected/batch").asText().equals(world.batch("sd-01", "2026-Q2")));

        world.sleepsTo(JULY.plusDays(8));
        assertThat(world.texts("select job from jobs where due_at > '2026-06-30' order by due_at, job"))
                .containsExactly("rotation.remind", "rotation.due", "rotation.not-gone", "rotation.overdue");
        world.work();
        assertThat(world.told(Topic.ROTATION_DUE))
                .as("of the visit two weeks ago nobody is reminded")
                .isEmpty();
        assertThat(world.texts("select step from events where step = 'let-go'")).hasSize(1);
        assertThat(world.told(Topic.ROTATION_OVERDUE))
                .singleElement()
                .matches(notice -> notice.data().get("daysOver").asInt() == 8);
    }

    @Test
    @Shows(Rule.R8)
    void two_exchanges_slept_through_are_planned_and_announced_each_once_in_their_order() {
        world.enrolled("sd-01", 6);
        world.sleepsTo(JULY.minusDays(10));
        assertThat(world.texts("select job || ' ' || period from jobs order by due_at, job"))
                .containsExactly(
                        "rotation.plan 2026-Q2",
                        "rotation.announce 2026-Q2",
                        "rotation.not-gone 2026-Q2",
                        "rotation.cancel 2026-Q2",
                        "rotation.plan 2026-Q3",
                        "rotation.announce 2026-Q3");
        assertThat(world.texts("select distinct due_at::text from jobs where job = 'rotation.plan' order by 1"))
                .containsExactly("2026-03-06 23:00:00+00", "2026-06-05 23:00:00+00");
    }

    @Test
    void planning_started_by_its_name_does_what_comes_before_it_and_leaves_the_rest_to_the_daily_run() {
        world.enrolled("sd-01", 6);

        world.sleepsTo(JULY.minusDays(10), QuarterWork.PLAN);
        assertThat(world.texts("select job || ' ' || period from jobs order by due_at, job"))
                .containsExactly(
                        "rotation.plan 2026-Q2",
                        "rotation.announce 2026-Q2",
                        "rotation.not-gone 2026-Q2",
                        "rotation.cancel 2026-Q2",
                        "rotation.plan 2026-Q3");

        world.work();
        assertThat(world.texts("select job || ' ' || period from jobs order by due_at, job"))
                .hasSize(6)
                .endsWith("rotation.announce 2026-Q3");
    }

    @Test
    void all_that_a_quarter_brings_can_be_started_by_name() {
        assertThat(new RotationFeature(world.schedule, new Partners(world.database.jdbi())).chores())
                .extracting(Chore::work)
                .contains(QuarterWork.PLAN, QuarterWork.ANNOUNCE, QuarterWork.EXCHANGE, QuarterWork.SUMMARY);
    }

    @Test
    @Shows(Rule.R8)
    void a_run_that_was_cut_off_goes_on_where_it_was_and_plans_nothing_twice() {
        for (int i = 1; i <= 5; i++) {
            world.enrolled("sd-0" + i, 6);
        }
        world.livesTo(APRIL.minusDays(31));
        world.cutOffOn(APRIL.minusDays(30), 1);
        assertThat(world.done).hasSize(2);
        world.sleepsTo(APRIL.minusDays(30));
        assertThat(world.done).hasSize(5).doesNotHaveDuplicates();
        assertThat(world.texts("select count(*)::text from batch_items group by batch"))
                .hasSize(5)
                .containsOnly("10");
        assertThat(world.texts("select barcode from batch_items")).doesNotHaveDuplicates();
    }

    @Test
    @Shows(Rule.R8)
    void the_last_exchange_only_collects_and_ends_the_term() {
        String agreement = world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.livesTo(JULY);
        giveBack("sd-01", "2026-Q2");
        dispatch("sd-01", "2026-Q3");
        world.livesTo(LocalDate.of(2026, 10, 5));
        assertThat(world.texts("select quarter from batches order by 1")).containsExactly("2026-Q2", "2026-Q3");
        assertThat(world.text("select state from rotation_agreements where id = ?", agreement))
                .isEqualTo("ended");
        assertThat(world.told(Topic.ROTATION_INVITED)).singleElement().satisfies(asked -> {
            assertThat(asked.data().get("agreement").asText()).isEqualTo(agreement);
            assertThat(asked.data().get("until").asText()).isEqualTo("2026-10-05");
        });
        giveBack("sd-01", "2026-Q3");
        assertThat(world.texts("select distinct state from batches")).containsExactly("closed");
        assertThat(World.codes(world.ask(
                        "sd-01",
                        RequestType.ROTATION_RENEW,
                        Json.object().put("agreement", agreement).put("termMonths", 6))))
                .containsExactly("agreement-ended");
        assertThat(world.enrolled("sd-01", 6)).isNotEqualTo(agreement);
    }

    @Test
    @Shows(Rule.R5)
    void a_school_never_gets_a_title_twice_over_two_terms_and_under_a_new_name() {
        world.enrolled("sd-01", 12);
        String[] quarters = {"2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"};
        LocalDate[] days = {APRIL, JULY, LocalDate.of(2026, 10, 5), LocalDate.of(2027, 1, 4)};
        for (int i = 0; i < quarters.length; i++) {
            world.livesTo(days[i]);
            dispatch("sd-01", quarters[i]);
            if (i > 0) {
                giveBack("sd-01", quarters[i - 1]);
            }
        }
        world.livesTo(LocalDate.of(2027, 4, 5));
        giveBack("sd-01", "2027-Q1");
        world.partner("sd-new", PartnerKind.SCHOOL, "13.75");
        world.database.useTransaction(
                db -> db.execute("update partners set merged_into = 'sd-new' where id = 'sd-01'"));
        world.enrolled("sd-new", 6);
        world.livesTo(LocalDate.of(2027, 7, 5));
        assertThat(world.texts("select school from batches where quarter = '2027-Q3'"))
                .containsExactly("sd-new");
        assertThat(world.texts("select title from batch_items")).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    @Shows(Rule.R7)
    void a_changed_calendar_moves_only_what_is_not_announced_and_tells_again_who_was_told() {
        world.enrolled("sd-01", 6);
        world.livesTo(APRIL.minusDays(20));
        assertThat(world.told(Topic.ROTATION_PLANNED)).hasSize(1);
        world.calendars(holiday(APRIL, APRIL.plusDays(1)));
        world.livesTo(APRIL.minusDays(19));
        assertThat(world.told(Topic.ROTATION_RESCHEDULED)).singleElement().satisfies(notice -> {
            assertThat(notice.data().get("moved").asText()).isEqualTo("delivery");
            assertThat(notice.data().get("from").asText()).isEqualTo("2026-04-06");
            assertThat(notice.data().get("to").asText()).isEqualTo("2026-04-08");
        });
        assertThat(world.text("select deliver_on::text from batches")).isEqualTo("2026-04-08");

        world.livesTo(APRIL.minusDays(12));
        assertThat(world.told(Topic.ROTATION_ANNOUNCED)).hasSize(1);
        world.calendars(new Calendars(List.of())
                .with(calendar(APRIL, APRIL.plusDays(1)))
                .with(calendar(APRIL.plusDays(2), APRIL.plusDays(3))));
        world.livesTo(APRIL.minusDays(5));
        assertThat(world.told(Topic.ROTATION_RESCHEDULED)).hasSize(1);
        assertThat(world.text("select deliver_on::text from batches")).isEqualTo("2026-04-08");
    }

    @Test
    @Shows(Rule.R7)
    void an_exchange_that_moves_to_an_earlier_day_is_planned_for_that_day_at_once() {
        world.calendars(holiday(JULY, JULY.plusDays(6)));
        world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.livesTo(JULY.minusDays(25));
        world.notices.clear();
        world.calendars(new Calendars(List.of()));
        world.livesTo(JULY.minusDays(24));

        assertThat(world.told(Topic.ROTATION_PLANNED)).singleElement().satisfies(notice -> assertThat(
                        notice.data().get("deliverOn").asText())
                .isEqualTo(JULY.toString()));
        assertThat(world.told(Topic.ROTATION_RESCHEDULED))
                .noneMatch(notice -> notice.data().get("moved").asText().equals("delivery"));
    }

    @Test
    @Shows(Rule.R7)
    void a_changed_day_of_collection_is_told_to_the_school_that_holds_a_batch() {
        world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.calendars(holiday(JULY, JULY));
        world.livesTo(APRIL.plusDays(1));
        assertThat(world.told(Topic.ROTATION_RESCHEDULED)).singleElement().satisfies(notice -> {
            assertThat(notice.data().get("moved").asText()).isEqualTo("collection");
            assertThat(notice.data().get("from").asText()).isEqualTo("2026-07-06");
            assertThat(notice.data().get("to").asText()).isEqualTo("2026-07-07");
        });
        assertThat(world.text("select due_on::text from batches")).isEqualTo("2026-07-07");
    }

    private static Calendars holiday(LocalDate from, LocalDate to) {
        return new Calendars(List.of()).with(calendar(from, to));
    }

    private static Calendar calendar(LocalDate from, LocalDate to) {
        return new Calendar(
                "sample " + from,
                1,
                from,
                "a sample",
                Optional.empty(),
                from.minusYears(1),
                to.plusYears(1),
                List.of(new Calendar.Entry(from, to, DayKind.HOLIDAY, "a sample")));
    }

    @Test
    void the_dinas_of_the_region_and_the_national_library_get_a_summary_of_each_quarter_once() {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        dispatch("sd-02", "2026-Q2");
        world.livesTo(JULY);
        giveBack("sd-01", "2026-Q2");
        world.livesTo(JULY.plusDays(20));
        List<Notice> summaries = world.told(Topic.ROTATION_SUMMARY);
        assertThat(summaries.stream().map(notice -> notice.to().get(0).value()))
                .containsExactly("dinas-bkt", "perpusnas");
        assertThat(summaries.get(0).data().get("batches").asInt()).isEqualTo(2);
        assertThat(summaries.get(0).data().get("onTime").asInt()).isEqualTo(1);
        assertThat(summaries.get(0).data().get("returned").asInt()).isEqualTo(10);
        assertThat(summaries.get(0).data().get("schools")).hasSize(2);
    }

    @Test
    void the_dinas_reads_the_name_that_a_school_has_now() {
        world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.livesTo(JULY);
        world.database.useTransaction(db -> db.execute("update partners set name = 'SD Nama Baru' where id = 'sd-01'"));
        world.livesTo(JULY.plusDays(20));

        assertThat(world.told(Topic.ROTATION_SUMMARY)
                        .get(0)
                        .data()
                        .at("/schools/0/name")
                        .asText())
                .isEqualTo("SD Nama Baru");
    }

    @Test
    void the_dinas_is_told_also_of_a_school_in_a_part_of_its_region() {
        String agreement = world.enrolled("sd-01", 6);
        world.database.useTransaction(
                db -> db.execute("update rotation_agreements set region = '13.75.02' where id = ?", agreement));
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.livesTo(JULY.plusDays(20));

        Notice summary = world.told(Topic.ROTATION_SUMMARY).get(0);

        assertThat(summary.to().get(0).value()).isEqualTo("dinas-bkt");
        assertThat(summary.data().get("schools")).hasSize(1);
    }

    @Test
    void a_school_that_withdraws_gives_back_at_the_next_exchange_and_its_planned_batch_is_cancelled() {
        String agreement = world.enrolled("sd-01", 12);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.livesTo(JULY.minusDays(20));
        Decision decision =
                world.ask("sd-01", RequestType.ROTATION_WITHDRAW, Json.object().put("agreement", agreement));
        assertThat(decision.outcome().get("dueOn").asText()).isEqualTo("2026-07-06");
        assertThat(world.state(world.batch("sd-01", "2026-Q3"))).isEqualTo("cancelled");
        assertThat(world.texts("select quarter from rotation_places")).containsExactly("2026-Q2");
        world.livesTo(JULY.plusDays(100));
        assertThat(world.texts("select quarter from batches order by 1")).containsExactly("2026-Q2", "2026-Q3");
        assertThat(World.codes(world.ask(
                        "sd-01", RequestType.ROTATION_WITHDRAW, Json.object().put("agreement", agreement))))
                .containsExactly("agreement-ended");
    }

    @Test
    void a_renewal_in_mid_term_continues_after_the_last_quarter() {
        String agreement = world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        Decision decision = world.ask(
                "sd-01",
                RequestType.ROTATION_RENEW,
                Json.object().put("agreement", agreement).put("termMonths", 6));
        assertThat(decision.outcome().get("quarters")).hasToString("[\"2026-Q4\",\"2027-Q1\"]");
        assertThat(decision.outcome().get("forecast")).hasSize(2);
        assertThat(world.texts("select quarter from rotation_places order by 1"))
                .containsExactly("2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1");
    }
}
