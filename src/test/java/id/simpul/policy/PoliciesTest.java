package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.partner.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    private static List<Mistake> mistakes(String yaml) {
        return catchThrowableOfType(PolicyMistakes.class, () -> Policies.parse(yaml))
                .mistakes();
    }

    private static String only(String yaml) {
        List<Mistake> mistakes = mistakes(yaml);
        assertThat(mistakes).hasSize(1);
        return mistakes.get(0).sentence(Language.EN);
    }

    @Test
    void the_shipped_policy_has_the_numbers_of_the_contract() {
        Policy policy = Policies.defaults().asOf(TODAY);

        assertThat(policy.library().zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(policy.library().regions()).containsExactlyInAnyOrder("13.75", "13.06");
        assertThat(policy.rotation().anchor()).isEqualTo("2021-01-04");
        assertThat(policy.rotation().batchSize()).isEqualTo(100);
        assertThat(policy.rotation().termMonths()).containsExactly(6, 9, 12);
        assertThat(policy.rotation().enrolmentLeadDays()).isEqualTo(30);
        assertThat(policy.obligations().dueDays()).isEqualTo(60);
        assertThat(policy.obligations().holdBack()).isTrue();
        assertThat(policy.agreements().hostMaySignUntil()).isEqualTo("2020-12-31");
        assertThat(policy.visits().perDay()).isEqualTo(3);
        assertThat(policy.visits().peoplePerDay()).isEqualTo(60);
        assertThat(policy.visits().classVisitsPerDay()).isEqualTo(2);
        assertThat(policy.visits().week()).hasSize(5).doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(policy.services().guidancePerDay()).isEqualTo(2);
        assertThat(policy.services().orientationPerDay()).isEqualTo(2);
        assertThat(policy.internships().places()).isEqualTo(10);
        assertThat(policy.bookings().alternatives()).isEqualTo(3);
    }

    @Test
    void every_field_says_what_it_means_in_both_languages_and_what_may_stand_there() {
        Policy policy = Policies.defaults().asOf(TODAY);
        assertThat(PolicySheet.lines(policy)).hasSizeGreaterThan(80).allSatisfy((name, line) -> {
            assertThat(line.indonesian()).as(name).isNotBlank().isNotEqualTo(line.english());
            assertThat(name).doesNotEndWith("." + line.english());
            assertThat(line.entry().kind()).as(name).isNotNull();
        });
        assertThat(PolicySheet.lines(policy).get("rotation.box-size").entry().range())
                .contains(new PolicyEntry.Bounds(1, 1_000));
        assertThat(PolicySheet.lines(policy).get("rotation.school-week").entry().choices())
                .contains("monday");
        assertThat(PolicySheet.lines(policy).get("rotation.school-week").value())
                .startsWith("monday, tuesday");
        assertThat(PolicySheet.lines(policy).get("rotation.term-months").value())
                .isEqualTo("6, 9, 12");
        assertThat(PolicySheet.lines(policy).get("obligations.due-days").entry().unit())
                .isEqualTo("days");
    }

    @Test
    void what_another_file_would_have_otherwise_on_any_day_is_named_by_its_fields() {
        Policies policies = Policies.parse("""
                - effective: 2019-01-01
                - effective: 2026-07-01
                  obligations:
                    due-days: 45
                """);

        assertThat(policies.differences("- effective: 2020-01-01 # another remark\n"))
                .containsExactly("obligations.due-days");
        assertThat(policies.isAsShipped()).isFalse();
        assertThat(Policies.parse("- effective: 2019-01-01\n").isAsShipped()).isTrue();
    }

    @Test
    void what_a_form_shows_of_the_policy_is_the_policy_again() {
        Policy policy = Policies.defaults().asOf(TODAY);
        Map<String, String> all = new TreeMap<>();
        PolicySheet.lines(policy).forEach((name, line) -> all.put(name, line.value()));

        List<Policy> next = Policies.defaults().withChange(List.of(), TODAY, all);

        assertThat(PolicySheet.lines(next.get(next.size() - 1)))
                .allSatisfy((name, line) -> assertThat(line.value()).as(name).isEqualTo(all.get(name)));
    }

    @Test
    void a_telephone_number_may_be_left_out_or_left_empty_and_must_be_one_that_can_be_dialled() {
        assertThat(Policies.defaults().asOf(TODAY).library().phone()).isEmpty();
        assertThat(Policies.parse("- effective: 2020-01-01\n  library: {phone: 0752-000000 / WA 0812 0000 0000}")
                        .asOf(TODAY)
                        .library()
                        .phone())
                .contains("0752-000000 / WA 0812 0000 0000");
        assertThat(only("- effective: 2020-01-01\n  library: {phone: tanya petugas}"))
                .contains("tanya petugas", "no telephone number");
    }

    @Test
    void staff_may_have_one_address_to_be_told_at_or_none() {
        assertThat(Policies.defaults().asOf(TODAY).library().staffMail()).isEmpty();
        assertThat(Policies.parse("- effective: 2020-01-01\n  library: {staff-mail: petugas@perpustakaan.example}")
                        .asOf(TODAY)
                        .library()
                        .staffMail())
                .contains("petugas@perpustakaan.example");
        assertThat(only("- effective: 2020-01-01\n  library: {staff-mail: 'a@x.example, b@x.example'}"))
                .contains("a@x.example, b@x.example", "not one e-mail address");
    }

    @Test
    void the_shipped_policy_has_the_reminders_of_the_rules() {
        Policy policy = Policies.defaults().asOf(TODAY);

        assertThat(policy.rotation().planLeadDays()).isEqualTo(30);
        assertThat(policy.rotation().announceLeadDays()).isEqualTo(14);
        assertThat(policy.rotation().dueReminderDays()).containsExactly(14, 1);
        assertThat(policy.rotation().overdueReminderDays()).containsExactly(7, 14, 30);
        assertThat(policy.rotation().lostAfterDays()).isEqualTo(30);
        assertThat(policy.agreements().reminderDays()).containsExactly(90, 30, 7);
        assertThat(policy.agenda().hour()).isEqualTo("06:00");
        assertThat(policy.agenda().clockJumpDays()).isEqualTo(7);
        assertThat(policy.requests().tooOldDays()).isEqualTo(30);
        assertThat(policy.requests().futureMinutes()).isEqualTo(5);
        assertThat(policy.training().rankGroups()).containsExactly("II", "III");
    }

    @Test
    void a_semester_ends_on_31_January_if_odd_and_on_31_July_if_even() {
        Policy.Privileges privileges = Policies.defaults().asOf(TODAY).privileges();

        assertThat(Semester.parse("20261").map(privileges::endOf)).hasValue(LocalDate.of(2027, 1, 31));
        assertThat(Semester.parse("20262").map(privileges::endOf)).hasValue(LocalDate.of(2027, 7, 31));
        assertThat(Semester.parse("20263")).isEmpty();
        assertThat(Semester.parse("2026")).isEmpty();
    }

    @Test
    void the_host_may_sign_up_to_and_on_the_last_day() {
        Policy.Agreements agreements = Policies.defaults().asOf(TODAY).agreements();

        assertThat(agreements.hostMaySignOn(LocalDate.of(2020, 12, 31))).isTrue();
        assertThat(agreements.hostMaySignOn(LocalDate.of(2021, 1, 1))).isFalse();
    }

    @Test
    void a_request_is_judged_by_the_policy_of_its_day() {
        Policies policies = Policies.parse("""
                        - effective: 2019-01-01
                        - effective: 2022-01-01
                          rotation: {batch-size: 120}
                        - effective: 2023-01-01
                          visits: {per-day: 4}
                        """);

        assertThat(policies.asOf(LocalDate.of(2021, 12, 31)).rotation().batchSize())
                .isEqualTo(100);
        assertThat(policies.asOf(LocalDate.of(2022, 1, 1)).rotation().batchSize())
                .isEqualTo(120);
        assertThat(policies.asOf(LocalDate.of(2024, 1, 1)).rotation().batchSize())
                .isEqualTo(120);
        assertThat(policies.asOf(LocalDate.of(2024, 1, 1)).visits().perDay()).isEqualTo(4);
        assertThat(policies.asOf(LocalDate.of(2024, 1, 1)).visits().peoplePerDay())
                .isEqualTo(60);
        assertThat(policies.asOf(LocalDate.of(2001, 1, 1)).effective()).isEqualTo("2019-01-01");
    }

    @Test
    void an_instant_is_judged_by_the_calendar_day_of_the_library() {
        Policies policies = Policies.parse("""
                - effective: 2019-01-01
                - effective: 2022-01-01
                  rotation: {batch-size: 120}
                """);

        assertThat(policies.asOf(Instant.parse("2021-12-31T16:59:59Z"))
                        .rotation()
                        .batchSize())
                .isEqualTo(100);
        assertThat(policies.asOf(Instant.parse("2021-12-31T17:00:00Z"))
                        .rotation()
                        .batchSize())
                .isEqualTo(120);
    }

    @Test
    void the_first_start_writes_the_commented_file_and_later_ones_read_what_became_of_it(@TempDir Path home)
            throws IOException {
        Path file = home.resolve("policy.yaml");

        assertThat(Policies.readOrCreate(file).versions())
                .isEqualTo(Policies.defaults().versions());
        assertThat(Files.readString(file)).contains("Kebijakan").contains("# wilayah layanan");

        Files.writeString(file, Files.readString(file) + "\n- effective: 2027-01-01\n  internships: {places: 12}\n");
        assertThat(Policies.readOrCreate(file)
                        .asOf(LocalDate.of(2027, 1, 1))
                        .internships()
                        .places())
                .isEqualTo(12);
    }

    @Test
    void an_unknown_field_is_answered_with_its_line_and_the_nearest_known_one() {
        assertThat(only("- effective: 2019-01-01\n  rotation:\n    batchsize: 90\n"))
                .isEqualTo("policy.yaml:3 rotation.batchsize: there is no such field; did you mean batch-size?");
    }

    @Test
    void an_unknown_field_like_no_other_is_answered_with_those_there_are() {
        assertThat(only("- effective: 2019-01-01\n  internships: {colour: red}\n"))
                .endsWith("there is no such field; those there are: places");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rotation: {batch-size: many}          | rotation.batch-size    | a whole number
            rotation: {batch-size: 0}             | rotation.batch-size    | a number from 1 - 10000
            rotation: {batch-size: [1]}           | rotation.batch-size    | a whole number
            rotation: {anchor: 4 January 2021}    | rotation.anchor        | a date like 2026-01-31
            rotation: {anchor: 2021-02-30}        | rotation.anchor        | a date like 2026-01-31
            rotation: {move: sideways}            | rotation.move          | one of next, previous
            rotation: {closed-on: [party]}        | rotation.closed-on     | one of break, holiday, leave
            rotation: {collections: [films]}      | rotation.collections   | one of children, general
            rotation: {term-months: 6}            | rotation.term-months   | must be a list like [a, b]
            rotation: {term-months: [7]}          | rotation.term-months   | multiples of 3
            rotation: {term-months: []}           | rotation.term-months   | put at least one in it
            rotation: {term-months: [6, 6]}       | rotation.term-months   | 6 is there twice
            rotation: {announce-lead-days: 31}    | rotation.announce-lead-days | is more than plan-lead-days (30)
            rotation: {enrolment-lead-days: 29}   | rotation.enrolment-lead-days | is less than plan-lead-days (30)
            rotation: {silent-after-days: 20}     | rotation.silent-after-days | is more than assumed-after-days (14)
            rotation: {box-size: 200}             | rotation.box-size      | is more than batch-size (100)
            rotation: {upper-grades: [3, 4, 5, 6]} | rotation.upper-grades | put each grade in one of them
            rotation: {upper-grades: [7]}         | rotation.upper-grades  | a number from 1 - 6
            rotation: 7                           | rotation               | fields "name: value" belong here
            obligations: {hold-back: maybe}       | obligations.hold-back  | yes or no
            library: {zone: Mars/Olympus}         | library.zone           | a time zone like Asia/Jakarta
            library: {name: ''}                   | library.name           | a text that is not empty
            library: {regions: ['13.99']}         | library.regions        | no region code of Kemendagri
            library: {region: '1375'}             | library.region         | not a BPS code
            privileges: {odd-semester-end: 31-01} | privileges.odd-semester-end | a month and day like 01-31
            agenda: {hour: 6}                     | agenda.hour            | a time of day like 06:00
            agenda: {clock-jump-days: 0}          | agenda.clock-jump-days | a number from 1 - 60
            agenda: {hour: '24:00'}               | agenda.hour            | a time of day like 06:00
            training: {rank-groups: [V]}          | training.rank-groups   | one of I, II, III, IV
            information: {trusted: ['Dinas Agam']} | information.trusted   | no kind or id of a partner
            visits: {week: []}                    | visits.week            | put at least one in it
            """)
    void each_mistake_is_one_sentence_naming_the_field_and_what_to_write(String line, String path, String says) {
        assertThat(only("- effective: 2019-01-01\n  " + line + "\n"))
                .startsWith("policy.yaml:2 " + path + ": ")
                .contains(says);
    }

    @Test
    void all_mistakes_are_told_at_once_in_both_languages() {
        List<Mistake> mistakes = mistakes("""
                - effective: 2019-01-01
                  rotation:
                    batch-size: many
                    anchr: 2021-01-04
                  obligations:
                    due-days: -1
                """);

        assertThat(mistakes).hasSize(3).allSatisfy(mistake -> assertThat(mistake.sentence(Language.ID))
                .isNotEqualTo(mistake.sentence(Language.EN)));
        assertThat(mistakes.get(0).sentence(Language.ID))
                .isEqualTo("policy.yaml:4 rotation.anchr: isian ini tidak dikenal; mungkin maksudnya anchor");
    }

    @Test
    void versions_out_of_order_or_of_the_same_day_are_mistakes() {
        assertThat(only("- effective: 2020-01-01\n- effective: 2019-01-01\n"))
                .startsWith("policy.yaml:2 effective: ")
                .contains("must take effect after the one before it (2020-01-01)");
        assertThat(only("- effective: 2020-01-01\n- effective: 2020-01-01\n")).contains("must take effect after");
    }

    @Test
    void a_version_without_a_date_is_a_mistake() {
        assertThat(only("- effective: 2020-01-01\n- rotation: {batch-size: 90}\n"))
                .isEqualTo("policy.yaml:2 effective: this version has no date; add \"effective: <date>\"");
    }

    @Test
    void no_version_may_change_the_time_zone() {
        assertThat(only("- effective: 2020-01-01\n- effective: 2021-01-01\n  library: {zone: Asia/Jayapura}\n"))
                .startsWith("policy.yaml:3 library.zone: ")
                .contains("write Asia/Jakarta");
    }

    @Test
    void a_field_stated_twice_is_a_mistake() {
        assertThat(only("- effective: 2020-01-01\n  visits: {per-day: 1}\n  visits: {per-day: 2}\n"))
                .isEqualTo("policy.yaml:3 visits: is there twice; delete one");
    }

    @ParameterizedTest
    @CsvSource({"'rotation: [1'", "''", "'hello'", "'{a: b}'", "'[]'"})
    void what_is_no_list_of_versions_is_one_mistake(String yaml) {
        assertThat(mistakes(yaml)).hasSize(1);
    }
}
