package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Region;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchDesk;
import id.simpul.rotation.batch.BatchFacts;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.batch.StockItem;
import id.simpul.rotation.enrolment.Enrolment;
import id.simpul.rotation.enrolment.EnrolmentDesk;
import id.simpul.rotation.enrolment.EnrolmentFacts;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.ObligationDesk;
import id.simpul.rotation.obligation.ObligationState;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Title;
import id.simpul.rotation.planning.Prospect;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the rotation, sentence by sentence, without a database. */
class RotationRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 2);
    private static final PartnerId SCHOOL = new PartnerId("sd-01");

    private final Schedule schedule = new Schedule(Policies.defaults(), () -> new Calendars(List.of()));
    private final Policy policy = schedule.policyOn(TODAY);
    private final EnrolmentDesk enrolments = new EnrolmentDesk(schedule, Clock.systemUTC(), (db, updates) -> {});
    private final BatchDesk batches = new BatchDesk(schedule);

    private static ObjectNode enrolment() {
        ObjectNode data = Json.object()
                .put("npsn", "10304001")
                .put("name", "SD Sampel")
                .put("address", "Jalan Contoh 1")
                .put("termMonths", 6)
                .put("acceptsReplacement", true);
        data.putObject("region").put("system", "kemendagri").put("code", "13.75");
        data.putObject("pupils").put("lower", 60).put("upper", 40);
        data.putObject("contact").put("name", "Ibu Contoh").put("email", "sd@example.org");
        return data;
    }

    private Request request(RequestType type, ObjectNode data) {
        return Asked.by(SCHOOL)
                .as(PartnerKind.SCHOOL)
                .named("r1")
                .at(schedule.mornings().at(TODAY))
                .request(type, data);
    }

    private static List<Title> titles(int lower, int upper) {
        List<Title> titles = new ArrayList<>();
        for (int i = 0; i < lower; i++) {
            titles.add(Title.of("l" + i, Level.LOWER, 1));
        }
        for (int i = 0; i < upper; i++) {
            titles.add(Title.of("u" + i, Level.UPPER, 1));
        }
        return titles;
    }

    private static EnrolmentFacts facts(Enrolment... known) {
        return facts(Optional.empty(), known);
    }

    private static EnrolmentFacts facts(Optional<Quarter> announced, Enrolment... known) {
        return new EnrolmentFacts(
                List.of(known),
                List.of(),
                Map.of(SCHOOL, PartnerKind.SCHOOL, new PartnerId("univ"), PartnerKind.UNIVERSITY),
                announced.map(quarter -> Map.of("13.75", quarter)).orElse(Map.of()),
                new Prospect(titles(200, 150), List.of(), Map.of()));
    }

    private static Enrolment agreement(String school, Enrolment.State state) {
        return new Enrolment(
                "agr-1",
                new PartnerId(school),
                "10304001",
                "SD Sampel",
                "13.75",
                new Enrolment.Pupils(60, 40),
                List.of(),
                state,
                TODAY,
                Quarter.parse("2026-Q2").series(2),
                Optional.empty());
    }

    private Decision enrol(ObjectNode data, EnrolmentFacts facts) {
        return enrolments.decide(request(RequestType.ROTATION_ENROL, data), facts, policy, TODAY);
    }

    @Test
    @Shows(Rule.R1)
    void r1_a_school_in_the_hosts_regions_may_enrol() {
        Decision decision = enrol(enrolment(), facts());
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(decision.outcome().get("agreement").asText()).isEqualTo(((Decision.Accepted) decision).reference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.06", "13.06.01", "13.75.01.1001"})
    @Shows(Rule.R1)
    void r1_a_school_in_a_part_of_the_hosts_regions_may_enrol(String code) {
        ObjectNode data = enrolment();
        data.putObject("region").put("system", "kemendagri").put("code", code);
        assertThat(enrol(data, facts())).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R1)
    void r1_a_school_of_another_region_waits_for_staff_and_staff_may_take_it() {
        ObjectNode data = enrolment();
        data.putObject("region").put("system", "kemendagri").put("code", "13.73");
        Decision decision = enrol(data, facts());
        assertThat(decision).isInstanceOf(Decision.Pending.class);
        assertThat(World.codes(decision)).containsExactly("region-outside");
        Request approved = Asked.approved(request(RequestType.ROTATION_ENROL, data), "near enough");
        assertThat(enrolments.decide(approved, facts(), policy, TODAY)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R1)
    void r1_a_school_that_says_it_lies_elsewhere_than_the_library_has_it_waits_for_staff() {
        EnrolmentFacts facts = facts().registeredIn(Map.of(SCHOOL, Region.kemendagri("13.73")));

        Decision decision = enrol(enrolment(), facts);
        assertThat(decision).isInstanceOf(Decision.Pending.class);
        assertThat(World.codes(decision)).containsExactly("region-differs");
        assertThat(decision.reasons().get(0).message(Language.ID))
                .isEqualTo("Perpustakaan mencatat sekolah ini di Kota Sawahlunto, sedangkan pendaftaran menyebut"
                        + " Kota Bukittinggi; petugas akan memeriksanya.");
        Request approved = Asked.approved(request(RequestType.ROTATION_ENROL, enrolment()), "it has moved");
        assertThat(enrolments.decide(approved, facts, policy, TODAY)).isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.75", "13.75.01"})
    @Shows(Rule.R1)
    void r1_a_part_of_the_region_that_the_library_has_is_no_other_one(String registered) {
        EnrolmentFacts facts = facts().registeredIn(Map.of(SCHOOL, Region.kemendagri(registered)));
        assertThat(enrol(enrolment(), facts)).isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 7, 13, 15})
    @Shows(Rule.R2)
    void r2_a_term_outside_6_to_12_months_in_whole_quarters_is_refused(int months) {
        Decision decision = enrol(enrolment().put("termMonths", months), facts());
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        assertThat(World.codes(decision)).containsExactly("term-out-of-range");
        assertThat(decision.reasons().get(0).pointer()).isEqualTo("/data/termMonths");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 12})
    @Shows(Rule.R2)
    void r2_a_term_brings_two_to_four_batches(int months) {
        assertThat(enrol(enrolment().put("termMonths", months), facts())
                        .outcome()
                        .get("quarters"))
                .hasSize(months / 3);
    }

    @Test
    @Shows(Rule.R3)
    void r3_an_enrolment_that_does_not_accept_the_replacement_clause_is_refused() {
        assertThat(World.codes(enrol(enrolment().put("acceptsReplacement", false), facts())))
                .containsExactly("clause-not-accepted");
    }

    @Test
    @Shows(Rule.R3)
    void r3_all_that_stands_against_an_enrolment_is_said_at_once() {
        ObjectNode data = enrolment().put("acceptsReplacement", false).put("termMonths", 5);
        assertThat(World.codes(enrol(data, facts()))).containsExactly("term-out-of-range", "clause-not-accepted");
    }

    @Test
    @Shows(Rule.R4)
    void r4_a_school_without_pupils_cannot_take_a_batch() {
        ObjectNode data = enrolment();
        data.putObject("pupils").put("lower", 0).put("upper", 0);
        assertThat(World.codes(enrol(data, facts()))).containsExactly("no-pupils");
    }

    @Test
    @Shows(Rule.R4)
    void r4_only_what_is_in_good_condition_lendable_and_of_the_childrens_collection_can_be_packed() {
        for (String bad : List.of("worn", "general", "lost", "not lendable", "on loan")) {
            StockItem stock = new StockItem(
                    "b1",
                    "t1",
                    "t1",
                    "Judul",
                    "lower",
                    bad.equals("general") ? "general" : "children",
                    bad.equals("worn") ? "worn" : "good",
                    !bad.equals("not lendable"),
                    bad.equals("lost"),
                    bad.equals("on loan") ? Optional.of("bat-x") : Optional.empty(),
                    Optional.empty());
            assertThat(World.codes(pack(List.of(stock), Set.of(), "b1")))
                    .as(bad)
                    .containsExactly("item-cannot-go");
        }
    }

    @Test
    @Shows(Rule.R4)
    void r4_no_title_goes_twice_in_a_batch() {
        StockItem first = good("b1", "t1");
        StockItem second = good("b2", "t1");
        assertThat(World.codes(pack(List.of(first, second), Set.of(), "b1", "b2")))
                .containsExactly("item-cannot-go");
    }

    @Test
    @Shows(Rule.R5)
    void r5_a_title_the_school_has_had_cannot_be_put_into_its_batch() {
        assertThat(World.codes(pack(List.of(good("b9", "t9")), Set.of("t9"), "b9")))
                .containsExactly("item-cannot-go");
        assertThat(pack(List.of(good("b9", "t9")), Set.of(), "b9")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R5)
    void r5_an_npsn_known_of_another_partner_waits_for_staff() {
        Decision decision = enrol(enrolment(), facts(agreement("sd-99", Enrolment.State.ENDED)));
        assertThat(World.codes(decision)).containsExactly("npsn-of-another");
    }

    private static StockItem good(String barcode, String title) {
        return new StockItem(
                barcode,
                title,
                title,
                "Judul " + title,
                "both",
                "children",
                "good",
                true,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private Decision pack(List<StockItem> stock, Set<String> had, String... scanned) {
        Batch batch = batch(BatchState.ANNOUNCED, Optional.empty());
        BatchFacts facts =
                new BatchFacts(List.of(batch), List.of(), stock, Map.of(batch.id(), had), Map.of(), Set.of());
        ObjectNode data = World.of(batch.id());
        List.of(scanned).forEach(data.withArray("items")::add);
        return batches.decide(request(RequestType.STAFF_PACK, data), facts, policy, TODAY);
    }

    private static Batch batch(BatchState state, Optional<LocalDate> dispatched) {
        TreeMap<String, BatchLine> lines = new TreeMap<>();
        LineState line = dispatched.isPresent() ? LineState.SENT : LineState.PLANNED;
        lines.put("p1", new BatchLine("p1", "tp1", "Satu", "lower", 1, line, false, false, Optional.empty()));
        lines.put("p2", new BatchLine("p2", "tp2", "Dua", "upper", 1, line, false, false, Optional.empty()));
        return new Batch(
                "bat-1",
                "agr-1",
                SCHOOL,
                Quarter.parse("2026-Q1"),
                state,
                2,
                Optional.empty(),
                new Batch.Dates(
                        TODAY.minusDays(20),
                        TODAY.plusDays(70),
                        dispatched,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                false,
                lines);
    }

    @Test
    @Shows(Rule.R6)
    void r6_scarce_titles_go_round_so_that_the_worst_served_school_is_served_best() {
        Prospect prospect = new Prospect(
                titles(60, 40),
                List.of(new Prospect.Seat(
                        "sd-02", 60, 40, List.of(), Quarter.parse("2026-Q2").series(1))),
                Map.of());
        List<Prospect.Expected> forecast = prospect.forecast(
                new Prospect.Seat(
                        "sd-01", 60, 40, List.of(), Quarter.parse("2026-Q2").series(1)),
                policy);
        assertThat(forecast).singleElement().matches(one -> one.filled() == 50);
    }

    @Test
    @Shows(Rule.R7)
    void r7_who_enrols_later_than_30_days_before_an_exchange_joins_the_next() {
        LocalDate lastDay = LocalDate.of(2026, 3, 7);
        Request request = request(RequestType.ROTATION_ENROL, enrolment());
        assertThat(enrolments
                        .decide(request, facts(), policy, lastDay)
                        .outcome()
                        .at("/quarters/0")
                        .asText())
                .isEqualTo("2026-Q2");
        assertThat(enrolments
                        .decide(request, facts(), policy, lastDay.plusDays(1))
                        .outcome()
                        .at("/quarters/0")
                        .asText())
                .isEqualTo("2026-Q3");
    }

    @Test
    @Shows(Rule.R7)
    void r7_a_quarter_that_is_announced_already_cannot_be_joined_any_more() {
        Decision decision = enrol(enrolment(), facts(Optional.of(Quarter.parse("2026-Q2"))));
        assertThat(decision.outcome().at("/quarters/0").asText()).isEqualTo("2026-Q3");
    }

    @Test
    @Shows(Rule.R7)
    void r7_a_quarter_too_near_or_too_far_is_refused() {
        assertThat(World.codes(enrol(enrolment().put("startQuarter", "2026-Q1"), facts())))
                .containsExactly("quarter-too-early");
        assertThat(World.codes(enrol(enrolment().put("startQuarter", "2028-Q1"), facts())))
                .containsExactly("quarter-too-far");
        assertThat(enrol(enrolment().put("startQuarter", "2026-Q3"), facts())
                        .outcome()
                        .at("/quarters/0")
                        .asText())
                .isEqualTo("2026-Q3");
    }

    @Test
    @Shows(Rule.R8)
    void r8_a_renewal_continues_after_the_last_quarter_so_that_its_exchange_also_delivers() {
        Decision decision = enrolments.decide(
                request(
                        RequestType.ROTATION_RENEW,
                        Json.object().put("agreement", "agr-1").put("termMonths", 9)),
                facts(agreement("sd-01", Enrolment.State.ACTIVE)),
                policy,
                TODAY);
        assertThat(decision.outcome().get("quarters")).hasToString("[\"2026-Q4\",\"2027-Q1\",\"2027-Q2\"]");
    }

    @ParameterizedTest
    @EnumSource(
            value = BatchState.class,
            names = {"DISPATCHED", "RECEIVED", "DUE", "RETURNED_IN_PART", "CHECKED_IN"},
            mode = EnumSource.Mode.EXCLUDE)
    @Shows(Rule.R9)
    void r9_a_receipt_is_refused_but_for_a_batch_that_is_out(BatchState state) {
        Batch batch = batch(state, Optional.of(TODAY.minusDays(20)));
        Decision decision = act(RequestType.ROTATION_RECEIVED, batch, World.of(batch.id()));
        assertThat(World.codes(decision)).containsExactly("batch-wrong-state");
    }

    @Test
    @Shows(Rule.R9)
    void r9_nothing_happens_before_it_was_sent_or_in_the_future() {
        Batch batch = batch(BatchState.DISPATCHED, Optional.of(TODAY.minusDays(20)));
        assertThat(World.codes(act(
                        RequestType.ROTATION_RECEIVED,
                        batch,
                        World.of(batch.id()).put("on", "2026-01-01"))))
                .containsExactly("dates-reversed");
        assertThat(World.codes(act(
                        RequestType.ROTATION_RECEIVED,
                        batch,
                        World.of(batch.id()).put("on", "2026-02-03"))))
                .containsExactly("date-in-future");
    }

    @Test
    @Shows(Rule.R9)
    void r9_what_is_still_out_long_after_it_was_due_is_lost_with_an_obligation_each() {
        Batch batch = batch(BatchState.DUE, Optional.of(TODAY.minusDays(20)));
        var steps = DaySteps.giveUp(batch, TODAY, policy);
        assertThat(steps.now().state()).isEqualTo(BatchState.CLOSED);
        assertThat(steps.effects()).hasSize(3);
        assertThat(steps.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.topic()).isEqualTo(Topic.ROTATION_CLOSED);
            assertThat(notice.data().get("obligations")).hasSize(2);
            assertThat(notice.data().has("replaceBy")).isTrue();
        });
    }

    private Decision act(RequestType type, Batch batch, ObjectNode data) {
        BatchFacts facts = new BatchFacts(List.of(batch), List.of(), List.of(), Map.of(), Map.of(), Set.of());
        return batches.decide(request(type, data), facts, policy, TODAY);
    }

    @Test
    @Shows(Rule.R10)
    void r10_a_replacement_by_the_same_title_is_promised_and_by_another_waits_for_staff() {
        ObligationDesk desk = new ObligationDesk();
        ObjectNode data =
                Json.object().put("obligation", "obl-1").put("title", "NOL.").put("same", true);
        Decision same =
                desk.decide(request(RequestType.ROTATION_REPLACEMENT, data), owed(ObligationState.OPEN), policy, TODAY);
        assertThat(same.outcome().get("state").asText()).isEqualTo("promised");
        Decision other = desk.decide(
                request(RequestType.ROTATION_REPLACEMENT, data.put("same", false)),
                owed(ObligationState.OPEN),
                policy,
                TODAY);
        assertThat(World.codes(other)).containsExactly("replacement-awaits-staff");
    }

    @ParameterizedTest
    @EnumSource(
            value = ObligationState.class,
            names = {"RECEIVED", "SETTLED", "WAIVED"})
    @Shows(Rule.R10)
    void r10_nothing_is_promised_for_what_is_replaced_already(ObligationState state) {
        ObjectNode data =
                Json.object().put("obligation", "obl-1").put("title", "Satu").put("same", true);
        assertThat(World.codes(new ObligationDesk()
                        .decide(request(RequestType.ROTATION_REPLACEMENT, data), owed(state), policy, TODAY)))
                .containsExactly("obligation-wrong-state");
    }

    @Test
    @Shows(Rule.R10)
    void r10_another_title_that_is_called_the_same_waits_for_staff_as_an_equivalent() {
        ObjectNode data = Json.object()
                .put("obligation", "obl-1")
                .put("title", "Buku Tulis 40 Lembar")
                .put("same", true);
        ObligationDesk desk = new ObligationDesk();
        Decision decision =
                desk.decide(request(RequestType.ROTATION_REPLACEMENT, data), owed(ObligationState.OPEN), policy, TODAY);
        assertThat(decision).isInstanceOf(Decision.Pending.class);
        assertThat(World.codes(decision)).containsExactly("replacement-not-same");
    }

    @Test
    @Shows(Rule.R10)
    void r10_obligations_past_their_date_hold_back_the_next_batch() {
        Batch batch = batch(BatchState.ANNOUNCED, Optional.empty());
        Obligation late = obligation(ObligationState.PROMISED, TODAY.minusDays(1));
        Obligation inTime = obligation(ObligationState.PROMISED, TODAY);
        assertThat(World.codes(dispatch(batch, late))).containsExactly("obligations-overdue");
        assertThat(World.codes(dispatch(batch, inTime))).doesNotContain("obligations-overdue");
        assertThat(World.codes(dispatch(batch, late.in(ObligationState.RECEIVED))))
                .as("it is in the staff's hands")
                .doesNotContain("obligations-overdue");
    }

    private Decision dispatch(Batch batch, Obligation obligation) {
        BatchFacts facts = new BatchFacts(List.of(batch), List.of(obligation), List.of(), Map.of(), Map.of(), Set.of());
        return batches.decide(request(RequestType.STAFF_DISPATCH, World.of(batch.id())), facts, policy, TODAY);
    }

    private static ObligationDesk.Facts owed(ObligationState state) {
        return new ObligationDesk.Facts(List.of(obligation(state, TODAY)));
    }

    private static Obligation obligation(ObligationState state, LocalDate dueOn) {
        return new Obligation(
                "obl-1",
                SCHOOL,
                "bat-0",
                "p0",
                "tp0",
                "Nol",
                state,
                dueOn.minusDays(60),
                dueOn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    @Shows(Rule.R11)
    void r11_a_school_that_takes_part_already_does_not_enrol_again() {
        assertThat(World.codes(enrol(enrolment(), facts(agreement("sd-01", Enrolment.State.ACTIVE)))))
                .containsExactly("already-enrolled");
    }

    @Test
    @Shows(Rule.R11)
    void r11_an_invitation_tells_the_school_and_only_schools_that_do_not_take_part_are_invited() {
        Decision invited = invite("sd-01", facts());
        assertThat(invited.notices()).singleElement().matches(notice -> notice.topic() == Topic.ROTATION_INVITED);
        assertThat(World.codes(invite("univ", facts()))).containsExactly("not-found");
        assertThat(World.codes(invite("sd-01", facts(agreement("sd-01", Enrolment.State.ACTIVE)))))
                .containsExactly("already-enrolled");
    }

    private Decision invite(String partner, EnrolmentFacts facts) {
        return enrolments.decide(
                request(RequestType.STAFF_INVITE, Json.object().put("partner", partner)), facts, policy, TODAY);
    }

    @Test
    @Shows(Rule.R12)
    void r12_the_forecast_says_when_a_school_will_fall_short_and_by_how_much() {
        EnrolmentFacts scarce = new EnrolmentFacts(
                List.of(), List.of(), Map.of(), Map.of(), new Prospect(titles(90, 70), List.of(), Map.of()));
        Decision decision = enrol(enrolment(), scarce);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(decision.outcome().at("/forecast/0/filled").asInt()).isEqualTo(100);
        assertThat(decision.outcome().at("/forecast/1/filled").asInt()).isEqualTo(60);
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.notices()).singleElement().matches(notice -> notice.topic() == Topic.ROTATION_SHORTFALL);
    }
}
