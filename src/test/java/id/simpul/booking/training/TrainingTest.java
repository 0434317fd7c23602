package id.simpul.booking.training;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Watched;
import id.simpul.database.Database;
import id.simpul.database.Order;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Query;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Shows(Rule.R28)
class TrainingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 3);
    private static final Instant NOW = Instant.parse("2026-08-03T02:00:00Z");
    private static final Policies POLICIES = Policies.defaults();

    private final Database database = TestDatabase.fresh();
    private LocalDate present = TODAY;
    private final TrainingDesk desk = new TrainingDesk(() -> present);

    @BeforeEach
    void partner() {
        database.useTransaction(
                db -> db.execute(
                        "insert into partners (id, kind, name, created_at) values ('dinas-a', 'dinas', 'Dinas Contoh', now())"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void candidates_of_groups_ii_and_iii_are_enrolled_and_the_others_refused_one_by_one() {
        Decision decision = judge(enrolment("2026-09-07", "2026-09-11", "III/a", "IV/a", "II/c", "I/d"));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.outcome().get("participants")).hasToString("{\"accepted\":[0,2],\"refused\":[1,3]}");
        assertThat(decision.outcome().get("training")).isNotNull();
        assertThat(problems(decision))
                .containsExactly(
                        "rank-not-admitted /data/participants/1/rank", "rank-not-admitted /data/participants/3/rank");
    }

    @Test
    void if_nobody_may_be_trained_the_whole_request_is_refused() {
        Decision decision = judge(enrolment("2026-09-07", "2026-09-11", "IV/a", "I/a"));

        assertThat(decision.status()).isEqualTo("refused");
        assertThat(decision.outcome()).hasToString("{\"participants\":{\"accepted\":[],\"refused\":[0,1]}}");
        assertThat(problems(decision))
                .containsExactly(
                        "nobody-admitted /data/participants",
                        "rank-not-admitted /data/participants/0/rank",
                        "rank-not-admitted /data/participants/1/rank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "II/a",
                "ii/d",
                " III / b ",
                "III",
                "IIIc",
                "III.a",
                "III-a",
                "Gol. III/a",
                "Golongan III/a",
                "Penata Muda (III/a)",
                "Pengatur (II/c)",
                "Pengatur Muda Tingkat I, II/b",
                "Pengatur Tk. I",
                "Penata",
                "3/a",
                "\u2162/a"
            })
    void ranks_are_read_as_people_write_them(String rank) {
        assertThat(judge(enrolment("2026-09-07", "2026-09-11", rank)).status()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I/a", "IV/e", "4/a", "Juru Muda (I/a)", "Pembina Tingkat I"})
    void whatever_is_a_rank_of_another_group_is_refused(String rank) {
        assertThat(judge(enrolment("2026-09-07", "2026-09-11", rank)).status()).isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V/a", "IIII/a", "honorer", "II/a atau III/b", "-"})
    void a_rank_that_nobody_can_read_waits_for_staff_who_may_admit_it(String rank) {
        Request request = enrolment("2026-09-07", "2026-09-11", "III/a", rank);
        assertThat(judge(request).status()).isEqualTo("pending");
        assertThat(problems(judge(request))).containsExactly("rank-unclear /data/participants/1/rank");
        Decision approved = judge(Asked.approved(request, "looked at the letter"));
        assertThat(approved.outcome().get("participants")).hasToString("{\"accepted\":[0,1],\"refused\":[]}");
    }

    @Test
    void the_groups_are_those_of_the_policy_of_the_day() {
        Policies wider = Policies.parse("- effective: 2026-01-01\n  training:\n    rank-groups: [IV]\n");
        Request request = enrolment("2026-09-07", "2026-09-11", "IV/a", "III/a");

        Decision decision = desk.decide(request, new TrainingDesk.Present(TODAY), wider.asOf(TODAY), TODAY);

        assertThat(problems(decision)).containsExactly("rank-not-admitted /data/participants/1/rank");
    }

    @Test
    void days_that_are_reversed_past_or_too_far_are_refused() {
        assertThat(problems(judge(enrolment("2026-09-11", "2026-09-07", "III/a"))))
                .containsExactly("dates-reversed /data/to");
        assertThat(problems(judge(enrolment("2026-08-02", "2026-08-07", "III/a"))))
                .containsExactly("date-past /data/from");
        assertThat(problems(judge(enrolment("2028-08-03", "2028-08-07", "III/a"))))
                .containsExactly("day-too-far /data/to");
    }

    @Test
    void nobody_is_enrolled_for_a_training_that_has_begun_when_staff_say_yes_or_a_late_message_comes() {
        Request unclear = enrolment("2026-09-07", "2026-09-11", "III/a", "honorer");
        Request late = enrolment("2026-09-07", "2026-09-12", "III/a");
        present = LocalDate.of(2026, 9, 8);

        assertThat(problems(ask(Asked.approved(unclear, "looked at the letter"))))
                .containsExactly("date-past /data/from");
        assertThat(problems(ask(late))).containsExactly("date-past /data/from");

        assertThat(database.jdbi()
                        .<Integer, RuntimeException>withHandle(db -> db.select("select count(*) from trainings")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
        ask(record("Pusdiklat Contoh", "2026-07-06", "2026-07-24", "III/a"));
        assertThat(kept()).as("where the library's own were").contains("Peserta 0");
    }

    @Test
    void who_sent_them_gets_a_confirmation_without_any_name() {
        Decision decision = ask(enrolment("2026-09-07", "2026-09-11", "III/a", "II/b"));

        var notice = decision.notices().get(0);
        assertThat(notice.topic()).isEqualTo(Topic.BOOKING_CONFIRMED);
        assertThat(notice.data().get("people").asInt()).isEqualTo(2);
        assertThat(Json.text(notice.data()) + Json.text(decision.outcome())).doesNotContain("Peserta");
        NoticeForm.assertPublished(notice.topic(), notice.data());
    }

    @Test
    void the_library_records_its_own_candidates_sent_elsewhere_by_the_same_rule() {
        Decision sent = ask(record("Pusdiklat Contoh", "2026-07-06", "2026-07-24", "III/a", "IV/a"));
        ask(record("Pusdiklat Contoh", "2026-07-06", "2026-07-24", "III/a", "IV/a"));
        ask(enrolment("2026-09-07", "2026-09-11", "III/a"));

        assertThat(problems(sent)).containsExactly("rank-not-admitted /data/participants/1/rank");
        assertThat(sent.notices()).isEmpty();
        Query query = new Query(Map.of(), Optional.empty(), 10);
        assertThat(database.jdbi()
                        .withHandle(db -> TrainingLists.all().get(0).page(db, query))
                        .rows())
                .extracting(one -> one.get("direction").asText() + " "
                        + one.get("institution").asText() + " " + one.get("participants"))
                .containsExactly("in dinas-a 1", "out Pusdiklat Contoh 1");
    }

    @Test
    void only_those_admitted_are_kept_and_they_are_forgotten_after_the_policys_days() {
        ask(enrolment("2026-09-07", "2026-09-11", "III/a", "IV/a"));
        assertThat(kept()).contains("Peserta 0").doesNotContain("Peserta 1");

        Chore chore = new Watched(TrainingChores.forget(new Mornings(POLICIES)));
        assertThat(due(chore, "2027-09-10T22:59:00Z")).isEmpty(); // a minute before six in the morning, WIB
        List<Chore.Due> due = due(chore, "2027-09-10T23:00:00Z");
        database.useTransaction(db ->
                chore.perform(db, Jobs.claim(db, due, Instant.parse("2027-09-10T23:00:00Z")), POLICIES.asOf(TODAY)));

        assertThat(kept()).isEqualTo("-");
        assertThat(due(chore, "2028-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void trainings_that_are_not_over_are_called_off_with_a_partners_part_and_their_people_are_forgotten() {
        ask(enrolment("2026-09-07", "2026-09-11", "III/a"));
        Parting leaving = new Parting(new PartnerId("dinas-a"), Optional.empty(), LocalDate.of(2026, 9, 11));
        Parting afterwards = new Parting(new PartnerId("dinas-a"), Optional.empty(), LocalDate.of(2026, 9, 12));

        database.useTransaction(db -> {
            assertThat(TrainingTies.loosen(db, afterwards).told()).isEmpty();
            Loosened loosened = TrainingTies.loosen(db, leaving);
            assertThat(loosened.ends())
                    .singleElement()
                    .matches(reason -> reason.code().wire().equals("trainings-called-off"));
            assertThat(loosened.takenBack()).hasSize(1);
            TrainingTies.write(db, loosened.effects());
            assertThat(TrainingTies.loosen(db, leaving).told()).isEmpty();
            assertThat(Trainings.page(db, Order.among(Trainings.ORDERS, Optional.empty(), Optional.empty(), 10))
                            .rows())
                    .singleElement()
                    .matches(one -> one.calledOffOn().equals(Optional.of(LocalDate.of(2026, 9, 11))));
            assertThat(db.createQuery("select count(*) from trainings where participants is not null")
                            .mapTo(Integer.class)
                            .one())
                    .isZero();
        });
    }

    private List<Chore.Due> due(Chore chore, String until) {
        return database.jdbi().withHandle(db -> chore.next(db, Instant.parse(until), 10));
    }

    private String kept() {
        return database.jdbi()
                .withHandle(db -> db.createQuery("select coalesce(participants::text, '-') from trainings")
                        .mapTo(String.class)
                        .one());
    }

    private Decision ask(Request request) {
        Judge judge = Judge.of(POLICIES, desk);
        return database.inTransaction(db -> judge.ask(db, NOW, request));
    }

    private Decision judge(Request request) {
        return desk.decide(request, new TrainingDesk.Present(TODAY), POLICIES.asOf(TODAY), TODAY);
    }

    private static List<String> problems(Decision decision) {
        return decision.reasons().stream()
                .map(reason -> reason.code().wire() + " " + reason.pointer())
                .toList();
    }

    private static Request enrolment(String from, String to, String... ranks) {
        return request(new PartnerId("dinas-a"), RequestType.TRAINING_ENROL, from, to, ranks);
    }

    private static Request record(String at, String from, String to, String... ranks) {
        Request request = request(PartnerId.STAFF, RequestType.STAFF_TRAINING, from, to, ranks);
        request.data().put("at", at);
        return request;
    }

    private static Request request(PartnerId partner, RequestType type, String from, String to, String... ranks) {
        var data = Json.object().put("from", from).put("to", to);
        for (int i = 0; i < ranks.length; i++) {
            data.withArray("/participants")
                    .addObject()
                    .put("name", "Peserta " + i)
                    .put("rank", ranks[i]);
        }
        Asked asked =
                Asked.by(partner).as(PartnerKind.DINAS).named("t-" + from + to).at(NOW);
        return (partner.equals(PartnerId.STAFF) ? asked.approved("surat tugas") : asked).request(type, data);
    }
}
