package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a school is reminded of, when, and how often in one morning; exchanges fall on 6 April, 6 July and 5 October 2026. */
class RemindersTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);

    private final World world = World.small();
    private String agreement;

    @BeforeEach
    void a_school_that_holds_a_batch() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 30, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        agreement = world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
        world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch("sd-01", "2026-Q2")));
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(world.batch("sd-01", "2026-Q2")));
        world.notices.clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> letGo() {
        return world.texts("select detail::jsonb ->> 'topic' from events where step = 'let-go' order by seq");
    }

    private List<String> topics() {
        return world.notices.stream().map(notice -> notice.topic().wire()).toList();
    }

    private Notice only(Topic topic) {
        assertThat(world.told(topic)).hasSize(1);
        return world.told(topic).get(0);
    }

    @Test
    @Shows(Rule.R9)
    void what_a_visit_brings_and_what_it_collects_is_one_mail_a_morning() {
        world.livesTo(JULY.minusDays(15));
        world.notices.clear();
        world.livesTo(JULY.minusDays(14));

        assertThat(topics()).containsExactly("rotation.announced");
        assertThat(only(Topic.ROTATION_ANNOUNCED)
                        .data()
                        .at("/collected/quarter")
                        .asText())
                .isEqualTo("2026-Q2");
        assertThat(world.history).contains(world.batch("sd-01", "2026-Q2") + " reminded");
    }

    @Test
    @Shows(Rule.R9)
    void a_visit_that_only_collects_is_recalled_by_itself() {
        world.ask("sd-01", RequestType.ROTATION_WITHDRAW, Json.object().put("agreement", agreement));
        world.livesTo(JULY.minusDays(14));

        assertThat(only(Topic.ROTATION_DUE).data().get("daysLeft").asInt()).isEqualTo(14);
    }

    @Test
    @Shows({Rule.R7, Rule.R8})
    void what_is_past_after_a_downtime_is_told_to_nobody_and_the_history_says_so() {
        world.livesTo(JULY.minusDays(35));
        world.sleepsTo(JULY.plusDays(1));

        assertThat(world.told(Topic.ROTATION_DUE)).isEmpty();
        assertThat(world.told(Topic.ROTATION_PLANNED)).isEmpty();
        assertThat(world.told(Topic.ROTATION_ANNOUNCED)).isEmpty();
        assertThat(letGo()).contains("rotation.planned", "rotation.announced", "rotation.due");
        assertThat(world.state(world.batch("sd-01", "2026-Q3"))).isEqualTo("announced");
    }

    @Test
    @Shows(Rule.R8)
    void of_two_reminders_slept_through_the_last_is_told_with_the_days_as_they_are() {
        world.livesTo(JULY.plusDays(1));
        world.sleepsTo(JULY.plusDays(16));

        assertThat(only(Topic.ROTATION_OVERDUE).data().get("daysOver").asInt()).isEqualTo(16);
        assertThat(letGo()).containsExactly("rotation.overdue");
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void on_the_day_on_which_books_count_as_lost_one_mail_says_it_all() {
        world.livesTo(JULY.plusDays(29));
        world.notices.clear();
        world.livesTo(JULY.plusDays(30));

        assertThat(topics()).containsExactly("rotation.closed");
        assertThat(world.notices.get(0).data().get("obligations")).hasSize(10);
        assertThat(world.notices.get(0).data().get("replaceBy").asText())
                .isEqualTo(JULY.plusDays(90).toString());
    }

    @Test
    @Shows(Rule.R10)
    void of_reminders_of_what_is_to_be_replaced_slept_through_only_the_last_is_told() {
        world.livesTo(JULY.plusDays(30));
        LocalDate due = JULY.plusDays(90);
        world.livesTo(due.minusDays(20));
        world.notices.clear();
        world.sleepsTo(due.plusDays(9));

        assertThat(only(Topic.OBLIGATION_DUE).data().get("daysOver").asInt()).isEqualTo(9);
        assertThat(letGo()).filteredOn("obligation.due"::equals).hasSize(2);
    }

    @Test
    @Shows(Rule.R10)
    void what_a_school_was_reminded_of_it_is_not_reminded_of_again_when_it_goes_on_as_another() {
        LocalDate due = JULY.plusDays(90);
        world.livesTo(due.minusDays(6));
        world.partner("sd-baru", PartnerKind.SCHOOL, "13.75");
        world.staff(
                RequestType.STAFF_PARTNER_MERGE,
                Json.object().put("old", "sd-01").put("new", "sd-baru").put("end", true));
        world.notices.clear();

        world.livesTo(due.minusDays(5));
        assertThat(world.told(Topic.OBLIGATION_DUE)).isEmpty();

        world.livesTo(due.plusDays(9));
        assertThat(world.told(Topic.OBLIGATION_DUE))
                .isNotEmpty()
                .allMatch(notice -> notice.to().get(0).value().equals("sd-baru"));
    }

    @Test
    @Shows(Rule.R7)
    void before_a_long_break_a_school_is_reminded_while_pupils_are_there_and_told_by_when_to_gather() {
        LocalDate breakFrom = LocalDate.of(2026, 6, 20);
        world.calendars(new Calendars(List.of())
                .with(new Calendar(
                        "sample",
                        1,
                        APRIL,
                        "a sample",
                        Optional.of("13"),
                        APRIL.minusYears(1),
                        APRIL.plusYears(1),
                        List.of(new Calendar.Entry(breakFrom, LocalDate.of(2026, 7, 12), DayKind.BREAK, "a sample")))));
        world.livesTo(LocalDate.of(2026, 7, 13));

        assertThat(world.told(Topic.ROTATION_DUE).stream()
                        .map(notice -> notice.data().get("daysLeft").asInt()))
                .containsExactly(31, 24);
        assertThat(world.told(Topic.ROTATION_DUE))
                .allMatch(notice -> notice.data().get("gatherBy").asText().equals("2026-06-19"));
    }

    @Test
    @Shows(Rule.R11)
    void a_renewal_that_cannot_be_asked_for_in_time_any_more_is_not_proposed() {
        world.livesTo(JULY);
        world.sleepsTo(LocalDate.of(2026, 9, 20));

        assertThat(world.told(Topic.ROTATION_INVITED)).isEmpty();
        assertThat(letGo()).contains("rotation.invited");
    }
}
