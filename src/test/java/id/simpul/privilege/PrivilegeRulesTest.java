package id.simpul.privilege;

import static id.simpul.privilege.Counter.AGREED;
import static id.simpul.privilege.Counter.codes;
import static id.simpul.privilege.Counter.facts;
import static id.simpul.privilege.Counter.granted;
import static id.simpul.privilege.Counter.judge;
import static id.simpul.privilege.Counter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegeRulesTest {
    private final Counter counter = new Counter();

    @ParameterizedTest
    @ValueSource(strings = {"13.75", "13.75.01.1001", "13.06", "13.06.02"})
    @Shows(Rule.R17)
    void a_person_whose_address_is_in_the_hosts_regions_may_borrow_without_end(String region) {
        Decision decision = judge(facts(), counter.somebody(PartnerKind.LIBRARY, "A-1", region));

        assertThat(decision.outcome()).isEqualTo(Json.object().put("privilege", "borrow"));
        assertThat(codes(decision)).containsExactly("address-inside");
        assertThat(granted(decision).ending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.7", "13.750", "13.71", "13.73", "31.75", "13"})
    @Shows(Rule.R18)
    void anyone_else_may_read_on_the_premises_and_is_told_why_not_more(String region) {
        Decision decision = judge(facts(), counter.somebody(PartnerKind.LIBRARY, "A-1", region));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.outcome()).isEqualTo(Json.object().put("privilege", "read-on-premises"));
        assertThat(codes(decision)).containsExactly("address-outside", "read-on-premises");
        assertThat(decision.reasons())
                .extracting(reason -> reason.code().rule().orElseThrow())
                .containsExactly(Rule.R17, Rule.R18);
    }

    @Test
    @Shows(Rule.R17)
    void the_place_where_an_identity_number_was_first_issued_is_never_asked_for() {
        Request request = counter.somebody(PartnerKind.LIBRARY, "137500", "13.71");

        assertThat(judge(facts(), request).outcome().path("privilege").asText()).isEqualTo("read-on-premises");
    }

    @Test
    @Shows(Rule.R19)
    void an_active_student_of_a_university_with_a_valid_agreement_may_borrow_with_an_enrolment_letter() {
        Decision decision = judge(facts(AGREED), counter.student("MHS-1"));

        assertThat(decision.outcome())
                .isEqualTo(Json.object().put("privilege", "borrow").put("until", "2027-01-31"));
        assertThat(codes(decision)).containsExactly("address-outside", "active-student");
        assertThat(granted(decision).basis().agreement()).contains(AGREED.id());
        decision.notices().forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 20261, 2027-08-31, 2026-12-31, LETTER",
        "2027-02-28, 20261, 2027-08-31, 2027-01-31, SEMESTER",
        "2027-02-28, 20261, 2026-10-31, 2026-10-31, AGREEMENT",
    })
    @Shows(Rule.R19)
    void until_the_earliest_of_letter_semester_and_agreement_end(
            String letter, String semester, LocalDate agreement, LocalDate until, Ending.Cause cause) {
        Request request = counter.student("MHS-1");
        letter(request).put("validUntil", letter).put("semester", semester);

        Decision decision =
                judge(facts(new PrivilegeFacts.Agreed("pks-1", "service-use", AGREED.from(), agreement)), request);

        assertThat(granted(decision).ending()).contains(new Ending(until, cause));
    }

    @Property(tries = 300)
    @Shows(Rule.R19)
    void whichever_is_first_ends_it(
            @ForAll("days") LocalDate letter, @ForAll("days") LocalDate semester, @ForAll("days") LocalDate agreement) {
        Ending ending = Ending.proven(letter, semester).within(agreement);

        assertThat(ending.until()).isBeforeOrEqualTo(letter).isBeforeOrEqualTo(semester);
        assertThat(ending.until()).isBeforeOrEqualTo(agreement);
        LocalDate named =
                switch (ending.cause()) {
                    case LETTER -> letter;
                    case SEMESTER -> semester;
                    case AGREEMENT -> agreement;
                };
        assertThat(ending.until()).isEqualTo(named);
    }

    @Property(tries = 300)
    @Shows({Rule.R18, Rule.R19})
    void the_answer_is_always_a_privilege_that_holds_on_its_day_and_outlives_nothing_it_rests_on(
            @ForAll("days") LocalDate validUntil,
            @ForAll("days") LocalDate agreedTo,
            @ForAll("days") LocalDate today,
            @ForAll("semesters") String semester) {
        Request request = new Counter().student("MHS-1");
        letter(request).put("validUntil", validUntil.toString()).put("semester", semester);

        Decision decision = judge(
                facts(new PrivilegeFacts.Agreed("pks-1", "service-use", LocalDate.of(2020, 1, 1), agreedTo)),
                Counter.at(today, request));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.reasons())
                .isNotEmpty()
                .allMatch(reason ->
                        reason.code().rule().isPresent() || reason.code().wire().startsWith("date"));
        granted(decision).until().ifPresent(until -> {
            assertThat(until).isAfterOrEqualTo(today);
            assertThat(until).isBeforeOrEqualTo(validUntil).isBeforeOrEqualTo(agreedTo);
        });
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(-400, 400).map(Counter.TODAY::plusDays);
    }

    @Provide
    Arbitrary<String> semesters() {
        return Arbitraries.of("20251", "20252", "20261", "20262", "20271", "2026", "20263", "00001", "semester 1");
    }

    @Test
    @Shows({Rule.R18, Rule.R19})
    void a_student_without_a_letter_may_read_and_is_told_what_is_missing() {
        Decision decision = judge(facts(AGREED), counter.somebody(PartnerKind.UNIVERSITY, "MHS-1", "13.71"));

        assertThat(codes(decision)).containsExactly("address-outside", "letter-missing", "read-on-premises");
        assertThat(decision.reasons()).extracting(Reason::pointer).contains("/data/student");
    }

    @Test
    @Shows({Rule.R18, Rule.R19})
    void a_student_of_a_university_without_a_valid_agreement_may_read() {
        PrivilegeFacts.Agreed over =
                new PrivilegeFacts.Agreed("pks-0", "service-use", LocalDate.of(2020, 1, 1), Counter.TODAY.minusDays(1));

        assertThat(codes(judge(facts(over), counter.student("MHS-1"))))
                .containsExactly("address-outside", "no-valid-agreement", "read-on-premises");
        assertThat(codes(judge(facts(), counter.student("MHS-1")))).contains("no-valid-agreement");
    }

    @ParameterizedTest
    @CsvSource({
        "validUntil, 2026-09-14, letter-expired",
        "issuer, Kampus Lain, letter-from-another",
        "issuer, Bukan Siapa Siapa, letter-from-another",
        "issuedOn, 2026-09-16, date-in-future",
        "semester, 20252, semester-over",
        "semester, 20271, semester-not-begun",
        "semester, 2026-1, semester-unknown",
        "semester, 20263, semester-unknown",
    })
    @Shows(Rule.R19)
    void a_letter_that_does_not_hold_is_named_and_the_student_may_read(String field, String value, String code) {
        Request request = counter.student("MHS-1");
        letter(request).put(field, value);

        Decision decision = judge(facts(AGREED), request);

        assertThat(codes(decision)).containsExactly("address-outside", code, "read-on-premises");
        assertThat(decision.reasons()).extracting(Reason::pointer).contains("/data/student/letter/" + field);
    }

    @ParameterizedTest
    @CsvSource({"20261, 2026-08-01, 2027-01-31", "20262, 2027-02-01, 2027-07-31"})
    @Shows(Rule.R19)
    void a_semester_lasts_from_the_end_of_the_one_before_to_its_own(String semester, LocalDate first, LocalDate last) {
        Request request = counter.student("MHS-1");
        letter(request)
                .put("semester", semester)
                .put("validUntil", "2027-08-31")
                .put("issuedOn", "2026-07-01");

        assertThat(codes(judge(facts(AGREED), Counter.at(first, request)))).contains("active-student");
        assertThat(codes(judge(facts(AGREED), Counter.at(last, request)))).contains("active-student");
        Decision early = judge(facts(AGREED), Counter.at(first.minusDays(1), request));
        assertThat(codes(early)).as("taken early").contains("active-student-from");
        assertThat(granted(early).from()).isEqualTo(first);
        assertThat(codes(judge(facts(AGREED), Counter.at(last.plusDays(1), request))))
                .contains("semester-over");
    }

    @Test
    @Shows(Rule.R19)
    void the_library_itself_registers_students_of_the_university_that_their_letter_names() {
        Request request = counter.somebody(PartnerKind.LIBRARY, "A-7", "13.71");
        request.data().set("student", counter.student("A-7").data().get("student"));

        assertThat(codes(judge(facts(AGREED), request))).contains("active-student");
        letter(request).put("issuer", "Kampus Lain");
        assertThat(codes(judge(facts(AGREED), request))).contains("no-valid-agreement");
    }

    @Test
    @Shows(Rule.R19)
    void who_registers_again_each_semester_is_known_again_by_the_partners_reference() {
        PrivilegeFacts facts = facts(AGREED);
        Privilege first = granted(judge(facts, counter.student("MHS-1")));

        Granted again =
                (Granted) judge(facts, counter.student("MHS-1")).effects().get(0);

        assertThat(again.before()).extracting(Privilege::id).containsExactly(first.id());
        assertThat(again.before().get(0).state().standing()).isEqualTo(Privilege.Standing.REPLACED);
        assertThat(((Granted) judge(facts, counter.student("MHS-2")).effects().get(0)).before())
                .isEmpty();
    }

    @Test
    @Shows(Rule.R19)
    void a_registration_without_the_letter_takes_nothing_away_and_says_so() {
        PrivilegeFacts facts = facts(AGREED);
        Privilege running = granted(judge(facts, counter.student("MHS-1")));

        Decision again = judge(facts, counter.somebody(PartnerKind.UNIVERSITY, "MHS-1", "13.71"));

        assertThat(codes(again)).containsExactly("address-outside", "letter-missing", "privilege-kept");
        assertThat(again.outcome())
                .isEqualTo(Json.object().put("privilege", "borrow").put("until", "2027-01-31"));
        assertThat(((Decision.Accepted) again).reference()).isEqualTo(running.id());
        assertThat(again.effects()).isEmpty();
        assertThat(again.notices()).isEmpty();
    }

    @Test
    @Shows(Rule.R19)
    void the_next_semesters_letter_joins_on_to_the_privilege_that_runs() {
        PrivilegeFacts facts = facts(AGREED);
        judge(facts, counter.student("MHS-1"));
        Request next = counter.student("MHS-1");
        letter(next).put("semester", "20262").put("issuedOn", "2027-01-20").put("validUntil", "2027-08-31");
        LocalDate inJanuary = LocalDate.of(2027, 1, 25);

        Decision decision = judge(facts, Counter.at(inJanuary, next));

        assertThat(codes(decision)).containsExactly("address-outside", "active-student");
        assertThat(granted(decision).from()).isEqualTo(inJanuary);
        assertThat(granted(decision).until()).contains(LocalDate.of(2027, 7, 31));
    }

    @Test
    @Shows(Rule.R19)
    void whoever_had_no_privilege_borrows_by_an_early_letter_from_the_first_day_of_its_semester() {
        Request early = counter.student("MHS-1");
        letter(early).put("issuedOn", "2026-07-20");

        Decision decision = judge(facts(AGREED), Counter.at(LocalDate.of(2026, 7, 28), early));

        assertThat(codes(decision)).containsExactly("address-outside", "active-student-from");
        assertThat(granted(decision).from()).isEqualTo(LocalDate.of(2026, 8, 1));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31, 2027-08-31", "2027-02-28, 2026-12-31"})
    @Shows(Rule.R19)
    void an_early_letter_ends_nothing_that_still_runs_where_letter_or_agreement_leave_a_gap(
            String letter, LocalDate agreement) {
        PrivilegeFacts facts = facts(
                new PrivilegeFacts.Agreed("pks-1", "service-use", AGREED.from(), agreement),
                new PrivilegeFacts.Agreed("pks-2", "service-use", LocalDate.of(2027, 2, 1), AGREED.to()));
        Request request = counter.student("MHS-1");
        letter(request).put("validUntil", letter);
        Privilege running = granted(judge(facts, request));
        assertThat(running.until()).contains(LocalDate.of(2026, 12, 31));

        Decision early = judge(facts, Counter.at(LocalDate.of(2026, 12, 20), nextSemester()));

        assertThat(codes(early)).containsExactly("address-outside", "active-student-from");
        assertThat(granted(early).from()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(((Granted) early.effects().get(0)).before()).isEmpty();
        assertThat(facts.currentOf(Counter.UNIVERSITY, "MHS-1")).containsExactly(running, granted(early));
    }

    private Request nextSemester() {
        Request next = counter.student("MHS-1");
        letter(next).put("semester", "20262").put("issuedOn", "2026-12-15").put("validUntil", "2027-07-31");
        return next;
    }

    @Test
    @Shows({Rule.R18, Rule.R19})
    void what_is_still_to_come_is_not_lost_by_a_registration_without_the_letter() {
        PrivilegeFacts facts = facts(AGREED);
        LocalDate inDecember = LocalDate.of(2026, 12, 20);
        Privilege toCome = granted(judge(facts, Counter.at(inDecember, nextSemester())));

        Decision again =
                judge(facts, Counter.at(inDecember, counter.somebody(PartnerKind.UNIVERSITY, "MHS-1", "13.71")));

        assertThat(codes(again))
                .containsExactly("address-outside", "letter-missing", "read-on-premises", "privilege-to-come");
        assertThat(again.outcome()).isEqualTo(Json.object().put("privilege", "read-on-premises"));
        assertThat(again.effects()).isEmpty();
        assertThat(facts.currentOf(Counter.UNIVERSITY, "MHS-1")).containsExactly(toCome);
    }

    @Test
    @Shows(Rule.R19)
    void the_letter_of_the_running_semester_lets_a_student_borrow_before_what_is_still_to_come() {
        PrivilegeFacts facts = facts(AGREED);
        LocalDate inDecember = LocalDate.of(2026, 12, 20);
        Privilege toCome = granted(judge(facts, Counter.at(inDecember, nextSemester())));

        Decision now = judge(facts, Counter.at(inDecember, counter.student("MHS-1")));

        assertThat(granted(now).from()).isEqualTo(inDecember);
        assertThat(facts.currentOf(Counter.UNIVERSITY, "MHS-1")).containsExactly(toCome, granted(now));
    }

    @Test
    @Shows(Rule.R19)
    void a_shorter_letter_of_the_same_semester_changes_nothing_of_what_is_to_come() {
        PrivilegeFacts facts = facts(AGREED);
        LocalDate inDecember = LocalDate.of(2026, 12, 20);
        judge(facts, Counter.at(inDecember, nextSemester()));
        Request shorter = nextSemester();
        letter(shorter).put("validUntil", "2027-04-30");

        Decision again = judge(facts, Counter.at(inDecember, shorter));

        assertThat(codes(again)).endsWith("privilege-to-come");
        assertThat(again.outcome())
                .isEqualTo(Json.object().put("privilege", "borrow").put("until", "2027-07-31"));
        assertThat(again.effects()).isEmpty();
    }

    @Test
    @Shows(Rule.R17)
    void who_lives_here_needs_neither_what_runs_nor_what_is_to_come() {
        PrivilegeFacts facts = facts(AGREED);
        LocalDate inDecember = LocalDate.of(2026, 12, 20);
        judge(facts, Counter.at(inDecember, nextSemester()));
        judge(facts, Counter.at(inDecember, counter.student("MHS-1")));

        Decision moved =
                judge(facts, Counter.at(inDecember, counter.somebody(PartnerKind.UNIVERSITY, "MHS-1", "13.75")));

        assertThat(facts.currentOf(Counter.UNIVERSITY, "MHS-1")).containsExactly(granted(moved));
    }

    @Test
    @Shows({Rule.R17, Rule.R19})
    void whoever_moved_away_keeps_no_privilege_of_the_old_address() {
        PrivilegeFacts facts = facts(AGREED);
        judge(facts, counter.somebody(PartnerKind.LIBRARY, "A-1", "13.75"));

        Decision moved = judge(facts, counter.somebody(PartnerKind.LIBRARY, "A-1", "13.71"));

        assertThat(moved.outcome()).isEqualTo(Json.object().put("privilege", "read-on-premises"));
    }

    @ParameterizedTest
    @CsvSource({"exchange, no-valid-agreement", "service-use, active-student"})
    @Shows(Rule.R19)
    void only_the_forms_of_agreement_that_the_policy_names_open_borrowing(String form, String code) {
        PrivilegeFacts.Agreed agreed = new PrivilegeFacts.Agreed("pks-1", form, AGREED.from(), AGREED.to());

        assertThat(codes(judge(facts(agreed), counter.student("MHS-1")))).contains(code);
    }

    @ParameterizedTest
    @EnumSource(
            value = PartnerKind.class,
            names = {"UNIVERSITY", "LIBRARY"})
    @Shows(Rule.R20)
    void reply_and_history_say_nothing_of_the_person_and_a_reader_needs_no_name(PartnerKind kind) {
        Decision decision = judge(facts(), counter.somebody(kind, "RAHASIA-1", "13.71"));

        String said = decision.outcome()
                + decision.reasons().toString()
                + decision.effects().get(0).events();
        assertThat(said).doesNotContain("RAHASIA-1", "Orang Contoh", "orang@example.org");
        assertThat(granted(decision).person().name()).isEmpty();
        assertThat(decision.notices().get(0).data().toString())
                .contains("RAHASIA-1")
                .doesNotContain("Orang Contoh");
    }
}
