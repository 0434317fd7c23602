package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Today;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff look a quarter's plan through: a look by default, and a lock where the policy says so. */
class PlanApprovalTest {
    private static final LocalDate PLANNED = LocalDate.of(2026, 3, 10);
    private static final LocalDate ANNOUNCED = LocalDate.of(2026, 3, 24);

    private World world = World.small();

    private void live() {
        begin();
        world.livesTo(PLANNED);
    }

    private void begin() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 26, 1, "lower");
        world.items("up", 3, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 12);
    }

    private void locked() {
        beginLocked();
        world.livesTo(PLANNED);
    }

    private void beginLocked() {
        world.close();
        world = new World(World.policies("rotation:", "  batch-size: 10", "  box-size: 4", "  approval: required"));
        begin();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Decision approve() {
        return world.staff(RequestType.STAFF_PLAN_APPROVE, quarter("2026-Q2"));
    }

    private static ObjectNode quarter(String quarter) {
        return Json.object().put("quarter", quarter);
    }

    private String state() {
        return world.text("select state from batches where quarter = '2026-Q2'");
    }

    @Test
    void a_plan_that_nobody_looked_through_is_announced_in_its_time() {
        live();
        world.livesTo(ANNOUNCED);
        assertThat(state()).isEqualTo("announced");
    }

    @Test
    void where_the_policy_says_so_a_plan_is_announced_only_once_it_is_approved() {
        locked();
        world.livesTo(ANNOUNCED.plusDays(2));
        assertThat(state()).isEqualTo("planned");

        assertThat(approve()).isInstanceOf(Decision.Accepted.class);
        world.livesTo(ANNOUNCED.plusDays(3));

        assertThat(state()).isEqualTo("announced");
    }

    @Test
    void that_a_plan_was_approved_stands_in_the_history_once_with_who_did_it() {
        live();
        approve();
        approve();
        assertThat(world.history).filteredOn("2026-Q2 approved"::equals).hasSize(1);
        assertThat(world.text("select count(*) from plan_approvals where approved_by <> ''"))
                .isEqualTo("1");
    }

    @Test
    void a_plan_that_is_made_again_is_to_be_looked_through_again() {
        locked();
        approve();
        world.staff(RequestType.STAFF_PLAN, quarter("2026-Q2"));
        world.livesTo(ANNOUNCED.plusDays(2));
        assertThat(state()).isEqualTo("planned");
    }

    @Test
    void what_is_planned_after_the_approval_is_to_be_looked_through_too() {
        beginLocked();
        LocalDate april = LocalDate.of(2026, 4, 6);
        world.calendars(new Calendars(List.of()).with(closed("13.06", april)));
        world.partner("sd-02", PartnerKind.SCHOOL, "13.06");
        ObjectNode asked = world.enrolment(12);
        asked.withObject("/region").put("code", "13.06");
        assertThat(world.ask("sd-02", RequestType.ROTATION_ENROL, asked)).isInstanceOf(Decision.Accepted.class);
        world.livesTo(april.minusDays(30));
        approve();
        assertThat(tasks()).isEmpty();

        world.livesTo(ANNOUNCED.plusDays(2));

        assertThat(states()).containsExactly("sd-01 planned", "sd-02 planned");
        assertThat(tasks()).hasSize(1);
        approve();
        world.livesTo(ANNOUNCED.plusDays(3));
        assertThat(states()).containsExactly("sd-01 announced", "sd-02 announced");
    }

    private static Calendar closed(String region, LocalDate day) {
        return new Calendar(
                "sample " + region,
                0,
                day,
                "a sample",
                Optional.of(region),
                day.minusYears(1),
                day.plusYears(1),
                List.of(new Calendar.Entry(day, day, DayKind.HOLIDAY, "a sample")));
    }

    private List<String> states() {
        return world.texts("select school || ' ' || state from batches where quarter = '2026-Q2' order by school");
    }

    private List<Today.Task> tasks() {
        return world.database
                .jdbi()
                .withHandle(db -> PlanToday.tasks(new Today.Asked(db, world.today()), world.schedule));
    }

    @Test
    void what_is_not_planned_cannot_be_approved() {
        live();
        assertThat(World.codes(world.staff(RequestType.STAFF_PLAN_APPROVE, quarter("2026-Q3"))))
                .containsExactly("plan-not-made");
    }

    @Test
    void why_places_stay_empty_is_kept_with_the_batch() {
        live();
        assertThat(world.text("select level || ' ' || because from batch_shortfalls limit 1"))
                .startsWith("upper ");
        assertThat(world.text("select sum(places) from batch_shortfalls"))
                .isEqualTo(world.text("select places - (select count(*) from batch_items) from batches"));
    }
}
