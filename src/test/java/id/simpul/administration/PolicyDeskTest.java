package id.simpul.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyChange;
import id.simpul.rotation.World;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyDeskTest {
    private static final Staff SARI = new Staff("Sari", "hasil rapat kerja");

    private final World world = World.small();
    private final PolicyDesk desk = new PolicyDesk(world.policies);
    private int acts;

    @BeforeEach
    void a_school_whose_batch_is_planned() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 20, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 3, 15));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static ObjectNode change(LocalDate from, String... pairs) {
        ObjectNode data = Json.object().put("effective", from.toString());
        for (int i = 0; i < pairs.length; i += 2) {
            data.withArray("/changes").addObject().put("field", pairs[i]).put("value", pairs[i + 1]);
        }
        return data;
    }

    private Decision set(LocalDate from, String... pairs) {
        return decide(RequestType.STAFF_POLICY_SET, change(from, pairs), SARI);
    }

    private Decision imported(String yaml) {
        return decide(
                RequestType.STAFF_POLICY_IMPORT,
                Json.object().put("file", "aturan.yaml").put("text", yaml),
                SARI);
    }

    /** Judges, writes, puts in force and does what is due, as the hub does. */
    private Decision decide(RequestType type, ObjectNode data, Staff staff) {
        Request act = new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                "act-" + ++acts,
                type,
                world.schedule.mornings().at(world.today()),
                false,
                data,
                Optional.of(staff));
        Policy policy = world.schedule.policyOn(world.today());
        Decision decided = world.database.inTransaction(db -> {
            Decision decision = desk.decide(act, desk.facts(db, List.of(act)), policy, world.today());
            desk.write(db, List.of(new Decided(act, decision, act.time())));
            return decision;
        });
        world.policies.take(world.database.inTransaction(PolicyChanges::all));
        world.work();
        return decided;
    }

    private LocalDate exchange() {
        return LocalDate.parse(world.text("select deliver_on::text from batches"));
    }

    @Test
    void a_change_from_today_counts_at_once_and_moves_what_is_not_announced() {
        LocalDate day = exchange();
        assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);

        Decision decision = set(world.today(), "rotation.school-week", "tuesday, wednesday", "rotation.box-size", "5");

        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(exchange().getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
        assertThat(world.told(Topic.ROTATION_RESCHEDULED)).hasSize(2); // delivery and collection
        assertThat(world.policies.asOf(world.today()).rotation().boxSize()).isEqualTo(5);
    }

    @Test
    void a_change_of_later_counts_from_its_day_and_each_day_keeps_its_own() {
        LocalDate later = world.today().plusDays(40);
        set(later, "obligations.due-days", "45");

        assertThat(world.policies.asOf(later.minusDays(1)).obligations().dueDays())
                .isEqualTo(60);
        assertThat(world.policies.asOf(later).obligations().dueDays()).isEqualTo(45);
    }

    @Test
    void who_made_it_and_why_stays_and_a_hub_that_starts_again_has_it() {
        set(world.today(), "obligations.due-days", "45");
        set(world.today(), "obligations.due-days", "50");

        List<PolicyChange> kept = world.database.inTransaction(PolicyChanges::all);
        Policies anew = World.policies("rotation:", "  batch-size: 10", "  box-size: 4");
        anew.take(kept);

        assertThat(kept).extracting(PolicyChange::by).containsExactly("Sari", "Sari");
        assertThat(kept).extracting(PolicyChange::reason).containsOnly("hasil rapat kerja");
        assertThat(anew.asOf(world.today()).obligations().dueDays()).isEqualTo(50);
        assertThat(anew.asOf(world.today().minusDays(1)).obligations().dueDays())
                .isEqualTo(60);
    }

    @Test
    void every_mistake_stands_at_its_field_and_nothing_changes() {
        Decision decision = set(
                world.today(),
                "rotation.box-size",
                "banyak",
                "rotation.plan-lead-days",
                "7",
                "rotation.anouncelead",
                "3",
                "library.phone",
                "tidak ada");

        assertThat(decision.reasons())
                .extracting(reason -> reason.pointer() + " " + reason.code())
                .contains(
                        "/data/changes/0/value POLICY_MISTAKE",
                        "/data/changes/1/value POLICY_MISTAKE",
                        "/data/changes/2/value POLICY_MISTAKE",
                        "/data/changes/3/value POLICY_MISTAKE");
        assertThat(decision.reasons())
                .allSatisfy(reason -> assertThat(reason.message(Language.ID)).startsWith("Aturan "));
        assertThat(world.policies.changes()).isEmpty();
    }

    @Test
    void what_does_not_go_together_is_told_at_the_field_that_was_changed() {
        Decision decision = set(world.today(), "rotation.plan-lead-days", "7");

        assertThat(decision.reasons()).extracting(Reason::pointer).containsExactly("/data/changes/0/value");
        assertThat(decision.reasons().get(0).message(Language.EN)).contains("announce-lead-days (14)");
    }

    @Test
    void the_past_is_not_changed_and_a_reason_is_asked_for() {
        assertThat(set(world.today().minusDays(1), "rotation.box-size", "5").reasons())
                .extracting(Reason::code)
                .containsExactly(Code.POLICY_DAY_PAST);
        assertThat(imported("- effective: 2026-03-01\n  rotation: {box-size: 5}")
                        .reasons())
                .extracting(Reason::code)
                .containsExactly(Code.POLICY_DAY_PAST);
        assertThat(decide(
                                RequestType.STAFF_POLICY_SET,
                                change(world.today(), "rotation.box-size", "5"),
                                new Staff("Sari", " "))
                        .reasons())
                .extracting(Reason::code)
                .containsExactly(Code.REASON_NEEDED);
    }

    @Test
    void a_file_brings_several_versions_all_or_none() {
        assertThat(imported(
                                "- effective: 2027-01-01\n  rotation: {box-size: 5}\n- effective: 2027-06-01\n  rotation: {box-siz: 6}")
                        .reasons())
                .extracting(Reason::code)
                .containsExactly(Code.FILE_MISTAKE);
        assertThat(world.policies.changes()).isEmpty();

        imported(
                "- effective: 2027-01-01\n  rotation: {box-size: 5}\n- effective: 2027-06-01\n  rotation: {box-size: 6}");

        assertThat(world.policies.asOf(LocalDate.of(2027, 5, 31)).rotation().boxSize())
                .isEqualTo(5);
        assertThat(world.policies.asOf(LocalDate.of(2027, 6, 1)).rotation().boxSize())
                .isEqualTo(6);
    }

    @Test
    void a_change_that_spoils_a_later_version_is_refused() {
        imported("- effective: 2027-01-01\n  rotation: {plan-lead-days: 20}");

        Decision decision = set(world.today(), "rotation.announce-lead-days", "25");

        assertThat(decision.reasons()).isNotEmpty();
        assertThat(world.policies.asOf(world.today()).rotation().announceLeadDays())
                .isEqualTo(14);
    }
}
