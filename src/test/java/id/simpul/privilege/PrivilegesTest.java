package id.simpul.privilege;

import static id.simpul.privilege.Counter.TODAY;
import static id.simpul.privilege.Counter.codes;
import static id.simpul.privilege.Counter.letter;
import static id.simpul.privilege.Counter.noon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Watched;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Query;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegesTest {
    private static final Policies POLICIES = Policies.defaults();
    private static final Mornings MORNINGS = new Mornings(POLICIES);
    private static final LocalDate SEMESTER_END = LocalDate.of(2027, 1, 31);

    private final Database database = TestDatabase.fresh();
    private final Counter counter = new Counter();

    @BeforeEach
    void partners() {
        partner("kampus-contoh", "university", "Kampus Contoh", "STIKes Contoh");
        partner("library", "library", "Perpustakaan Contoh");
        agreement("kampus-contoh", "2027-08-31");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_privilege_is_kept_with_its_end_and_what_ends_it() {
        ask(counter.student("MHS-1"));

        assertThat(
                        rows(
                                "select ref || ' ' || name || ' ' || kind || ' ' || until_day || ' ' || ends_with from privileges"))
                .containsExactly("MHS-1 Orang Contoh borrow 2027-01-31 semester");
    }

    @Test
    @Shows(Rule.R19)
    void registering_again_replaces_the_earlier_privilege_also_in_one_batch() {
        ask(counter.student("MHS-1"));
        ask(counter.student("MHS-1"), counter.student("MHS-1"), counter.student("MHS-2"));

        assertThat(rows("select ref from privileges where state = 'current' order by ref"))
                .containsExactly("MHS-1", "MHS-2");
        assertThat(rows("select count(*) from privileges where state = 'replaced'"))
                .containsExactly("2");
    }

    @Test
    @Shows({Rule.R17, Rule.R19})
    void what_rests_on_a_university_ends_with_its_part_and_who_lives_here_goes_on() {
        Request resident = counter.student("WARGA-1");
        ((ObjectNode) resident.data().at("/person/region")).put("code", "13.75");
        ask(counter.student("MHS-1"), resident);
        PrivilegeTies ties = new PrivilegeTies();
        Parting leaving = new Parting(new PartnerId("kampus-contoh"), Optional.empty(), TODAY);
        Parting merged = new Parting(new PartnerId("kampus-contoh"), Optional.of(new PartnerId("lain")), TODAY);

        database.useTransaction(db -> {
            assertThat(ties.loosen(db, merged).told()).isEmpty();
            Loosened loosened = ties.loosen(db, leaving);
            assertThat(loosened.told())
                    .extracting(reason -> reason.code().wire())
                    .containsExactly("privileges-end", "privileges-stay");
            ties.write(db, loosened.effects());
        });

        assertThat(rows("select ref || ' ' || state from privileges order by ref"))
                .containsExactly("MHS-1 stopped", "WARGA-1 current");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kampus Contoh", "KAMPUS  CONTOH", "STIKes Contoh", "stikes-contoh", "Sekolah Lama"})
    @Shows(Rule.R19)
    void a_university_with_several_names_is_one_partner(String issuer) {
        partner("kampus-lama", "university", "Sekolah Lama");
        merge("kampus-lama", "kampus-contoh");
        Request request = counter.student("MHS-1");
        letter(request).put("issuer", issuer);

        assertThat(codes(ask(request).get(0))).contains("active-student");
    }

    @Test
    @Shows(Rule.R19)
    void a_university_that_was_merged_keeps_its_agreement_and_its_people() {
        ask(counter.student("MHS-1"));
        partner("kampus-baru", "university", "Kampus Baru");
        merge("kampus-contoh", "kampus-baru");
        Request under = counter.student("MHS-1");
        Request again = Asked.by("kampus-baru")
                .as(PartnerKind.UNIVERSITY)
                .at(under.time())
                .request(under.type(), under.data());

        Decision decision = ask(again).get(0);

        assertThat(codes(decision)).contains("active-student");
        assertThat(rows("select partner from privileges where state = 'current'"))
                .containsExactly("kampus-baru");
    }

    @Test
    @Shows(Rule.R19)
    void notice_comes_thirty_and_seven_days_before_and_is_one_for_all_who_end_together() {
        for (int i = 1; i <= 40; i++) {
            ask(counter.student("MHS-" + i));
        }
        Request early = counter.student("MHS-41");
        letter(early).put("validUntil", "2026-12-31");
        ask(early);
        Chore chore = PrivilegeChores.tell(MORNINGS);

        assertThat(perform(chore, LocalDate.of(2026, 12, 1))).hasSize(1);
        perform(chore, LocalDate.of(2026, 12, 24));
        List<Notice> month = perform(chore, SEMESTER_END.minusDays(30));
        List<Notice> week = perform(chore, SEMESTER_END.minusDays(7));

        assertThat(month).hasSize(1);
        assertThat(month.get(0).data().path("persons")).hasSize(40);
        assertThat(month.get(0).data().path("daysLeft").asInt()).isEqualTo(30);
        assertThat(week.get(0).data().path("daysLeft").asInt()).isEqualTo(7);
        NoticeForm.assertPublished(month.get(0).topic(), month.get(0).data());
        assertThat(due(chore, SEMESTER_END.plusDays(10))).isEmpty();
    }

    @Test
    @Shows(Rule.R19)
    void who_is_registered_when_the_others_were_told_already_is_told_of_too() {
        ask(counter.student("MHS-1"));
        Chore chore = PrivilegeChores.tell(MORNINGS);
        perform(chore, SEMESTER_END.minusDays(30));
        ask(Counter.at(SEMESTER_END.minusDays(31), counter.student("MHS-2")));

        List<Notice> late = perform(chore, SEMESTER_END.minusDays(29));

        assertThat(late).hasSize(1);
        assertThat(late.get(0).data().path("person").asText()).isEqualTo("MHS-2");
        NoticeForm.assertPublished(late.get(0).topic(), late.get(0).data());
    }

    @Test
    @Shows(Rule.R19)
    void the_privilege_lapses_by_itself_on_the_day_after_its_last() {
        ask(counter.student("MHS-1"), counter.somebody(PartnerKind.LIBRARY, "A-1", "13.75"));
        Chore chore = PrivilegeChores.lapse(MORNINGS);

        assertThat(due(chore, SEMESTER_END)).isEmpty();
        assertThat(due(chore, SEMESTER_END.plusDays(1))).hasSize(1);
        perform(chore, SEMESTER_END.plusDays(1));

        assertThat(rows("select ref || ' ' || state from privileges order by ref"))
                .containsExactly("A-1 current", "MHS-1 lapsed");
        assertThat(due(chore, SEMESTER_END.plusDays(2))).isEmpty();
    }

    @Test
    @Shows(Rule.R19)
    void a_privilege_ends_with_its_agreement_also_where_that_is_found_to_end_earlier() {
        ask(counter.student("MHS-1"));
        database.useTransaction(db -> db.execute("update agreements set to_day = date '2026-10-31'"));

        List<Notice> told = perform(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 10, 1));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).data()).hasToString("""
                {"person":"MHS-1","privilege":"borrow","because":"agreement","until":"2026-10-31","daysLeft":30}""");
        assertThat(rows("select until_day from privileges")).containsExactly("2026-10-31");
        assertThat(due(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 10, 2)))
                .isEmpty();
        assertThat(due(PrivilegeChores.lapse(MORNINGS), LocalDate.of(2026, 11, 1)))
                .hasSize(1);
    }

    @Test
    @Shows(Rule.R19)
    void what_is_still_to_come_stands_behind_what_runs_until_that_lapses() {
        runsToDecemberAndIsToComeInFebruary();

        assertThat(rows("select from_day || ' ' || until_day from privileges where state = 'current' order by 1"))
                .containsExactly("2026-09-15 2026-12-31", "2027-02-01 2027-07-31");
        perform(PrivilegeChores.lapse(MORNINGS), LocalDate.of(2027, 1, 1));
        assertThat(rows("select from_day || ' ' || state from privileges order by 1"))
                .containsExactly("2026-09-15 lapsed", "2027-02-01 current");
    }

    @Test
    @Shows(Rule.R19)
    void what_is_still_to_come_is_told_with_its_first_day_until_that_has_come() {
        runsToDecemberAndIsToComeInFebruary();
        Chore chore = PrivilegeChores.tellGiven(MORNINGS);

        assertThat(perform(chore, TODAY.plusDays(1)).get(0).data().has("from")).isFalse();
        Notice early = perform(chore, LocalDate.of(2026, 12, 21)).get(0);

        assertThat(early.data().path("from").asText()).isEqualTo("2027-02-01");
        assertThat(early.data().path("until").asText()).isEqualTo("2027-07-31");
        NoticeForm.assertPublished(early.topic(), early.data());
        Notice late = LapseNotices.given(current(), LocalDate.of(2027, 2, 1), Notice.Way.ALL)
                .get(0);
        assertThat(late.data().at("/persons/1").has("from")).isFalse();
    }

    @Test
    void the_list_of_a_partner_has_only_its_own_person_of_a_reference() {
        database.useTransaction(db -> db.createScript("""
                        insert into partners (id, kind, name, created_at) values
                        ('univ-a', 'university', 'Universitas A', now()), ('univ-b', 'university', 'Universitas B', now());
                        insert into privileges (id, partner, ref, name, kind, because, from_day, state) values
                        ('pa', 'univ-a', '001', 'Andi Contoh', 'borrow', 'student', '2026-09-01', 'current'),
                        ('pb', 'univ-b', '001', 'Budi Contoh', 'borrow', 'student', '2026-09-01', 'current');
                        """).execute());

        assertThat(listed(Map.of("partner", "univ-a", "ref", "001"))).containsExactly("univ-a");
        assertThat(listed(Map.of("ref", "001"))).containsExactly("univ-a", "univ-b");
    }

    private List<String> listed(Map<String, String> filters) {
        return database
                .jdbi()
                .withHandle(db -> PrivilegeLists.all().get(0).page(db, new Query(filters, Optional.empty(), 10)))
                .rows()
                .stream()
                .map(row -> row.path("partner").asText())
                .toList();
    }

    private List<Privilege> current() {
        return database.jdbi().withHandle(db -> Privileges.ofRef(db, "MHS-1", 10));
    }

    private void runsToDecemberAndIsToComeInFebruary() {
        Request running = counter.student("MHS-1");
        letter(running).put("validUntil", "2026-12-31");
        ask(running);
        Request next = counter.student("MHS-1");
        letter(next).put("semester", "20262").put("issuedOn", "2026-12-15").put("validUntil", "2027-07-31");
        ask(Counter.at(LocalDate.of(2026, 12, 20), next));
    }

    @Test
    @Shows(Rule.R20)
    void what_staff_end_is_all_that_a_person_has_and_is_told_once() {
        runsToDecemberAndIsToComeInFebruary();

        Decision done = end("MHS-1", "berhenti kuliah");

        assertThat(rows("select distinct state from privileges")).containsExactly("stopped");
        assertThat(done.notices()).hasSize(1);
        assertThat(codes(end("MHS-1", "berhenti kuliah"))).containsExactly("no-privilege");
    }

    @Test
    @Shows(Rule.R20)
    void whose_privilege_it_was_is_forgotten_a_year_after_it_ended() {
        ask(counter.student("MHS-1"));
        perform(PrivilegeChores.lapse(MORNINGS), SEMESTER_END.plusDays(1));
        Chore chore = PrivilegeChores.forget(MORNINGS);

        assertThat(due(chore, SEMESTER_END.plusDays(364))).isEmpty();
        perform(chore, SEMESTER_END.plusDays(365));

        assertThat(rows("select coalesce(ref, '') || coalesce(name, '') || kind from privileges"))
                .containsExactly("borrow");
        assertThat(due(chore, SEMESTER_END.plusDays(366))).isEmpty();
    }

    @Test
    @Shows(Rule.R20)
    void no_address_no_letter_and_no_mailbox_of_a_person_is_kept() {
        ask(counter.student("MHS-1"));

        assertThat(rows("select privileges::text from privileges").get(0))
                .doesNotContain("orang@example.org", "12/SAK/2026", "13.71");
    }

    @Test
    @Shows(Rule.R19)
    void a_privilege_runs_on_under_the_agreement_that_takes_up_where_its_own_ends() {
        database.useTransaction(db -> db.execute("update agreements set to_day = date '2026-10-31'"));
        agreement("pks-2", "kampus-contoh", "2026-11-01", "2028-10-31");

        ask(counter.student("MHS-1"));

        assertThat(rows("select until_day || ' ' || ends_with || ' ' || agreement from privileges"))
                .containsExactly("2027-01-31 semester pks-1");
        assertThat(due(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 10, 1)))
                .isEmpty();
        assertThat(due(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 11, 2)))
                .isEmpty();
    }

    @Test
    @Shows(Rule.R19)
    void a_successor_that_is_signed_later_lets_students_borrow_on_as_far_as_their_letter_proves() {
        database.useTransaction(db -> db.execute("update agreements set to_day = date '2026-10-31'"));
        ask(counter.student("MHS-1"), counter.student("MHS-2"));
        perform(PrivilegeChores.tellGiven(MORNINGS), TODAY.plusDays(1));
        agreement("pks-2", "kampus-contoh", "2026-11-01", "2028-10-31");

        List<Notice> told = perform(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 10, 1));

        assertThat(rows("select until_day || ' ' || ends_with from privileges"))
                .containsExactly("2027-01-31 semester", "2027-01-31 semester");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).topic()).isEqualTo(Topic.PRIVILEGE_GRANTED);
        assertThat(told.get(0).data().path("count").asInt()).isEqualTo(2);
        NoticeForm.assertPublished(told.get(0).topic(), told.get(0).data());
        assertThat(due(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 10, 2)))
                .isEmpty();
    }

    @Test
    @Shows(Rule.R19)
    void an_agreement_of_another_form_or_after_a_gap_takes_nothing_up() {
        database.useTransaction(db -> db.execute("update agreements set to_day = date '2026-10-31'"));
        agreement("pks-2", "kampus-contoh", "2026-11-02", "2028-10-31");
        agreement("pks-3", "kampus-contoh", "2026-11-01", "2028-10-31");
        database.useTransaction(db -> db.execute("update agreements set form = 'exchange' where id = 'pks-3'"));

        ask(counter.student("MHS-1"));

        assertThat(rows("select until_day from privileges")).containsExactly("2026-10-31");
        assertThat(due(PrivilegeChores.follow(MORNINGS), LocalDate.of(2026, 10, 1)))
                .isEmpty();
    }

    @Test
    void what_a_day_gave_is_told_by_mail_in_one_notice_the_morning_after_and_to_systems_at_once() {
        List<Notice> once = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            once.addAll(ask(counter.student("MHS-" + i)).get(0).notices());
        }
        Chore chore = PrivilegeChores.tellGiven(MORNINGS);

        assertThat(due(chore, TODAY)).isEmpty();
        List<Notice> morning = perform(chore, TODAY.plusDays(1));

        assertThat(once).hasSize(300).allMatch(notice -> notice.way() == Notice.Way.QUEUE);
        assertThat(morning).hasSize(1);
        assertThat(morning.get(0).way()).isEqualTo(Notice.Way.OTHERS);
        assertThat(morning.get(0).data().path("persons")).hasSize(300);
        NoticeForm.assertPublished(morning.get(0).topic(), morning.get(0).data());
        assertThat(due(chore, TODAY.plusDays(2))).isEmpty();
    }

    @Test
    @Shows(Rule.R20)
    void staff_end_a_privilege_and_whoever_registered_the_person_is_told() {
        ask(counter.somebody(PartnerKind.UNIVERSITY, "A-1", "13.75"));

        Decision unreasoned = end("A-1", "");
        Decision done = end("A-1", "sudah pindah");
        Decision again = end("A-1", "sudah pindah");

        assertThat(codes(unreasoned)).containsExactly("reason-needed");
        assertThat(done.status()).isEqualTo("accepted");
        assertThat(rows("select state || ' ' || ended_on from privileges")).containsExactly("stopped " + TODAY);
        assertThat(done.notices()).hasSize(1);
        NoticeForm.assertPublished(
                done.notices().get(0).topic(), done.notices().get(0).data());
        assertThat(codes(again)).containsExactly("no-privilege");
        assertThat(done.effects().get(0).events().get(0).detail().toString()).doesNotContain("A-1");
        perform(PrivilegeChores.forget(MORNINGS), TODAY.plusDays(365));
        assertThat(rows("select count(*) from privileges where ref is not null"))
                .containsExactly("0");
    }

    @Test
    @Shows({Rule.R17, Rule.R18})
    void who_is_said_to_live_elsewhere_now_borrows_no_more() {
        ask(counter.somebody(PartnerKind.UNIVERSITY, "A-1", "13.75"));
        ask(counter.somebody(PartnerKind.UNIVERSITY, "A-1", "13.71"));

        assertThat(rows("select kind from privileges where state = 'current'")).containsExactly("read-on-premises");
    }

    @Test
    @Shows(Rule.R20)
    void who_only_reads_is_forgotten_when_personal_data_need_be_kept_no_longer() {
        ask(counter.somebody(PartnerKind.UNIVERSITY, "A-1", "13.71"));
        ask(counter.somebody(PartnerKind.UNIVERSITY, "A-2", "13.75"));
        Chore chore = PrivilegeChores.fade(MORNINGS);

        assertThat(due(chore, TODAY.plusDays(364))).isEmpty();
        perform(chore, TODAY.plusDays(365));

        assertThat(rows("select coalesce(ref, '-') || ' ' || state from privileges order by 1"))
                .containsExactly("- lapsed", "A-2 current");
    }

    @Test
    @Shows(Rule.R19)
    void a_name_that_two_universities_bear_is_decided_by_staff_and_not_by_chance() {
        partner("kampus-kembar", "university", "Kampus Kembar", "STIKes Contoh");
        Request request = counter.somebody(PartnerKind.LIBRARY, "MHS-1", "13.71");
        request.data().set("student", counter.student("MHS-1").data().get("student"));
        letter(request).put("issuer", "STIKes Contoh");

        Decision waits = ask(request).get(0);
        Decision unclear = ask(Asked.approved(request, "ya")).get(0);
        database.useTransaction(db -> db.execute("update partners set aliases = '{}' where id = 'kampus-kembar'"));
        Decision clear = ask(Asked.approved(request, "ya")).get(0);

        assertThat(waits.status()).isEqualTo("pending");
        assertThat(codes(waits)).containsExactly("issuer-ambiguous");
        assertThat(codes(unclear)).containsExactly("address-outside", "issuer-ambiguous", "read-on-premises");
        assertThat(codes(clear)).contains("active-student");
        Request own = counter.student("MHS-9");
        letter(own).put("issuer", "STIKes Contoh");
        assertThat(codes(ask(own).get(0))).contains("active-student");
    }

    private Decision end(String ref, String reason) {
        Request act = Asked.byStaff(reason)
                .as(PartnerKind.LIBRARY)
                .at(noon(TODAY))
                .request(
                        RequestType.STAFF_PRIVILEGE_END,
                        Json.object().put("partner", "kampus-contoh").put("ref", ref));
        Judge judge = Judge.of(POLICIES, new EndDesk());
        return database.inTransaction(db -> judge.ask(db, act.time(), act));
    }

    private List<Decision> ask(Request... requests) {
        return Counter.ask(database, List.of(requests));
    }

    private void partner(String id, String kind, String name, String... aliases) {
        database.useTransaction(db -> db.createUpdate("""
                        insert into partners (id, kind, name, aliases, created_at) values (:id, :kind, :name, :aliases, now())
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("name", name)
                .bindArray("aliases", String.class, (Object[]) aliases)
                .execute());
    }

    private void merge(String old, String into) {
        database.useTransaction(
                db -> db.execute("update partners set merged_into = ?, removed_at = now() where id = ?", into, old));
    }

    private void agreement(String partner, String to) {
        agreement("pks-1", partner, "2025-09-01", to);
    }

    private void agreement(String id, String partner, String from, String to) {
        database.useTransaction(db -> {
            db.execute("""
                    insert into agreements (id, number, title, form, origin, from_day, to_day, signed_on, goals, state,
                                            renewal_proposed)
                    values (?, ?, 'Pemanfaatan layanan', 'service-use', 'derived', ?::date, ?::date,
                            date '2025-08-01', '{}', 'valid', false)
                    """, id, id, from, to);
            db.execute(
                    "insert into agreement_parties (agreement, partner, name, place) values (?, ?, '', 0)",
                    id,
                    partner);
        });
    }

    private List<Due> due(Chore chore, LocalDate day) {
        return database.jdbi().withHandle(db -> new Watched(chore).next(db, noon(day), 100));
    }

    /** Does what is due by then, day by day, as the hub does. */
    private List<Notice> perform(Chore chore, LocalDate day) {
        List<Notice> notices = new ArrayList<>();
        for (List<Due> due = due(chore, day); !due.isEmpty(); due = due(chore, day)) {
            List<Due> parts = due;
            Deed deed = database.inTransaction(db -> new Watched(chore)
                    .perform(db, parts, POLICIES.asOf(parts.get(0).at())));
            notices.addAll(deed.notices());
        }
        return notices;
    }

    private List<String> rows(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
