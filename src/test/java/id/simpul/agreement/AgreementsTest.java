package id.simpul.agreement;

import static id.simpul.agreement.Table.ask;
import static id.simpul.agreement.Table.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Watched;
import id.simpul.agenda.WorkingDays;
import id.simpul.database.Database;
import id.simpul.database.Order;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.intake.Judge;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgreementsTest {
    private static final Policies POLICIES = Policies.defaults();
    private static final Mornings MORNINGS = new Mornings(POLICIES);

    private final Database database = TestDatabase.fresh();
    private final Table table = new Table();

    @BeforeEach
    void partners() {
        Table.partners(database, PartnerKind.UNIVERSITY, PartnerKind.DINAS, PartnerKind.LIBRARY);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_proposal_and_what_became_of_it_are_kept() {
        Table.partners(database, PartnerKind.NATIONAL);
        String proposal = propose();

        String agreement = approve(proposal, "7/PERPUS/2022");

        assertThat(rows("select id || state || forwarded from proposals")).containsExactly(proposal + "approvedtrue");
        assertThat(rows("select number || ' ' || origin || ' ' || state from agreements"))
                .containsExactly("7/PERPUS/2022 derived valid");
        assertThat(rows("select partner || from_day || to_day || number from agreements_in_force order by partner"))
                .containsExactly(
                        "dinas2022-04-012024-04-017/PERPUS/2022", "university2022-04-012024-04-017/PERPUS/2022");
        assertThat(rows("select id from agreements")).containsExactly(agreement);
        assertThat(codes(ask(database, approval(proposal, "8")))).containsExactly("proposal-decided");
    }

    @Test
    void who_goes_on_in_the_place_of_a_party_has_its_agreement() {
        Table.partners(database, PartnerKind.NATIONAL);
        approve(propose(), "7/PERPUS/2022");

        database.useTransaction(db -> {
            db.execute(
                    "insert into partners (id, kind, name, created_at) values ('kampus-baru', 'university', 'Kampus Baru', now())");
            db.execute("update partners set merged_into = 'kampus-baru', removed_at = now() where id = 'university'");
        });

        assertThat(rows("select partner from agreements_in_force order by partner"))
                .containsExactly("dinas", "kampus-baru");
        assertThat(rows("select name from agreement_parties where partner = 'university'"))
                .containsExactly("Contoh university");
        List<Agreement> theirs = database.jdbi()
                .withHandle(db -> Agreements.page(
                        db,
                        Optional.empty(),
                        Optional.of(new PartnerId("university")),
                        Order.among(Agreements.ORDERS, Optional.empty(), Optional.empty(), 10)))
                .rows();
        assertThat(theirs).hasSize(1);
    }

    @Test
    void who_proposes_waits_for_nobody_who_gives_numbers() {
        Table.partners(database, PartnerKind.NATIONAL);
        Request another = table.proposal(Table.SINCE, "university", "dinas");
        Request yes = approval(propose(), "7/PERPUS/2022");
        Judge judge = Judge.of(POLICIES, Table.desk());
        Decision decision;
        try (Handle one = database.jdbi().open();
                Handle two = database.jdbi().open()) {
            one.begin();
            numbering(one, yes);
            two.execute("set lock_timeout = '2s'");

            decision = two.inTransaction(db -> judge.ask(db, another.time(), another));
            one.rollback();
        }

        assertThat(decision.status()).isEqualTo("pending");
    }

    @Test
    @Shows(Rule.R23)
    void who_gives_numbers_waits_for_others_who_do() {
        Table.partners(database, PartnerKind.NATIONAL);
        Request staff = Table.approvedByStaff(table.proposal(Table.BEFORE, "university", "library"));
        Request yes = approval(propose(), "7/PERPUS/2022");
        try (Handle one = database.jdbi().open();
                Handle two = database.jdbi().open()) {
            one.begin();
            numbering(one, yes);
            two.execute("set lock_timeout = '100ms'");

            assertThatThrownBy(() -> two.useTransaction(db -> numbering(db, staff)))
                    .hasStackTraceContaining("lock timeout");
            one.rollback();
        }
    }

    private static void numbering(Handle db, Request request) {
        var unused = Table.desk().facts(db, List.of(request));
    }

    @Test
    @Shows(Rule.R22)
    void what_waited_for_a_national_library_is_forwarded_once_there_is_one() {
        propose();
        Chore chore = AgreementChores.forward(MORNINGS);
        assertThat(due(chore, Table.SINCE.plusDays(1))).isEmpty();
        Table.partners(database, PartnerKind.NATIONAL);

        List<Notice> notices = perform(chore, Table.SINCE.plusDays(1));

        assertThat(notices)
                .extracting(Notice::topic)
                .containsExactlyInAnyOrder(
                        Topic.AGREEMENT_FORWARDED, Topic.AGREEMENT_FORWARDED, Topic.AGREEMENT_PROPOSED);
        assertThat(due(chore, Table.SINCE.plusDays(2))).isEmpty();
    }

    @Test
    @Shows(Rule.R22)
    void a_proposal_of_who_takes_part_no_more_is_withdrawn_and_whoever_was_to_sign_or_decide_is_told() {
        Table.partners(database, PartnerKind.NATIONAL);
        String proposal = propose();
        AgreementTies ties = new AgreementTies();
        Parting leaving = new Parting(new PartnerId("university"), Optional.empty(), Table.SINCE.plusDays(3));

        List<Notice> told = database.inTransaction(db -> {
            Loosened loosened = ties.loosen(db, leaving);
            assertThat(loosened.ends())
                    .singleElement()
                    .matches(reason -> reason.code().wire().equals("proposals-withdrawn"));
            ties.write(db, loosened.effects());
            return loosened.notices();
        });

        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.to()).containsExactlyInAnyOrder(new PartnerId("dinas"), new PartnerId("national"));
            assertThat(notice.data().get("withdrawnBy").asText()).isEqualTo("Contoh university");
            NoticeForm.assertPublished(notice.topic(), notice.data());
        });
        assertThat(rows("select state from proposals")).containsExactly("withdrawn");
        assertThat(codes(ask(database, approval(proposal, "7/PERPUS/2022")))).containsExactly("proposal-decided");
    }

    @Test
    @Shows(Rule.R25)
    void every_party_is_reminded_ninety_thirty_and_seven_days_before_the_end() {
        Table.partners(database, PartnerKind.NATIONAL);
        approve(propose(), "7/PERPUS/2022");
        Chore chore = AgreementChores.tellEnding(MORNINGS, CooperationFigures.NONE);

        assertThat(due(chore, LocalDate.of(2024, 1, 1))).isEmpty();
        List<Notice> all = new ArrayList<>();
        LocalDate end = LocalDate.of(2024, 4, 1);
        List.of(90, 30, 7).forEach(days -> all.addAll(perform(chore, end.minusDays(days))));

        assertThat(all).hasSize(6);
        assertThat(all)
                .extracting(notice -> notice.data().path("daysLeft").asInt())
                .containsExactly(90, 90, 30, 30, 7, 7);
        assertThat(due(chore, end.plusDays(10))).isEmpty();
    }

    @Test
    @Shows(Rule.R25)
    void a_reminder_that_would_fall_on_a_saturday_comes_on_the_friday_before_and_once() {
        Table.partners(database, PartnerKind.NATIONAL);
        approve(propose(), "7/PERPUS/2022");
        Chore chore = AgreementChores.all(
                        MORNINGS, new WorkingDays(MORNINGS, Calendars::shipped), CooperationFigures.NONE)
                .get(1);
        perform(chore, LocalDate.of(2024, 1, 2));

        assertThat(due(chore, LocalDate.of(2024, 2, 29))).isEmpty();
        List<Notice> friday = perform(chore, LocalDate.of(2024, 3, 1));

        assertThat(friday)
                .hasSize(2)
                .allMatch(notice -> notice.data().path("daysLeft").asInt() == 31);
        assertThat(friday).extracting(Notice::lastDay).containsOnly(Optional.of(LocalDate.of(2024, 3, 24)));
        assertThat(due(chore, LocalDate.of(2024, 3, 4))).isEmpty();
        assertThat(perform(chore, LocalDate.of(2024, 3, 25))).hasSize(2);
    }

    @Test
    @Shows(Rule.R25)
    void a_renewal_is_proposed_once_with_what_the_cooperation_has_brought() {
        Table.partners(database, PartnerKind.NATIONAL);
        approve(propose(), "7/PERPUS/2022");
        CooperationFigures figures = (db, partner, day) -> partner.value().equals("dinas")
                ? Json.object()
                : Json.object().put("visits", 120).put("newMembers", 30);
        Chore chore = AgreementChores.tellEnding(MORNINGS, figures);

        List<Notice> first = perform(chore, LocalDate.of(2024, 1, 2));
        List<Notice> second = perform(chore, LocalDate.of(2024, 3, 2));

        ObjectNode toUniversity = first.stream()
                .filter(notice -> notice.to().get(0).value().equals("university"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(toUniversity.at("/renewal/from").asText()).isEqualTo("2024-04-02");
        assertThat(toUniversity.at("/renewal/parties")).hasToString("[\"university\",\"dinas\"]");
        assertThat(toUniversity.at("/indicators"))
                .hasToString("[{\"indicator\":\"visits\",\"value\":120},{\"indicator\":\"newMembers\",\"value\":30}]");
        first.forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
        assertThat(second).noneMatch(notice -> notice.data().has("renewal"));
    }

    @Test
    @Shows(Rule.R25)
    void nobody_is_reminded_of_an_agreement_that_another_takes_up() {
        Table.partners(database, PartnerKind.NATIONAL);
        approve(propose(), "7/PERPUS/2022");
        Request next = table.proposal(LocalDate.of(2023, 6, 1), "university", "dinas", "national");
        next.data().put("from", "2024-04-02").put("to", "2026-04-01");
        approve(ask(database, next).outcome().path("proposal").asText(), "8/PERPUS/2023");

        assertThat(perform(AgreementChores.tellEnding(MORNINGS, CooperationFigures.NONE), LocalDate.of(2024, 1, 2)))
                .isEmpty();
    }

    @Test
    @Shows(Rule.R23)
    void an_agreement_stays_valid_to_its_end_and_is_closed_the_day_after() {
        String agreement = ask(database, Table.approvedByStaff(table.proposal(Table.BEFORE, "university", "library")))
                .outcome()
                .path("agreement")
                .asText();
        Chore chore = AgreementChores.end(MORNINGS);

        assertThat(due(chore, LocalDate.of(2023, 1, 31))).isEmpty();
        List<Due> due = due(chore, LocalDate.of(2023, 2, 1));
        perform(chore, LocalDate.of(2023, 2, 1));

        assertThat(due).extracting(Due::part).containsExactly(agreement);
        assertThat(rows("select state from agreements")).containsExactly("ended");
        assertThat(due(chore, LocalDate.of(2023, 2, 2))).isEmpty();
    }

    private String propose() {
        return ask(database, table.proposal(Table.SINCE, "university", "dinas"))
                .outcome()
                .path("proposal")
                .asText();
    }

    private String approve(String proposal, String number) {
        Decision decision = ask(database, approval(proposal, number));
        assertThat(decision.status()).as(codes(decision).toString()).isEqualTo("accepted");
        return decision.outcome().path("agreement").asText();
    }

    private Request approval(String proposal, String number) {
        Request yes = table.decision(Table.SINCE, proposal, true);
        yes.data().put("number", number);
        return yes;
    }

    private List<Due> due(Chore chore, LocalDate day) {
        return database.jdbi().withHandle(db -> new Watched(chore).next(db, noon(day), 100));
    }

    private List<Notice> perform(Chore chore, LocalDate day) {
        List<Due> due = due(chore, day);
        if (due.isEmpty()) {
            return List.of();
        }
        Deed deed = database.inTransaction(db ->
                new Watched(chore).perform(db, due, POLICIES.asOf(due.get(0).at())));
        return deed.notices();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Table.ZONE).toInstant();
    }

    private List<String> rows(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
