package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.partner.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsTest {
    private static final String BUKITTINGGI = "13.75";
    private static final Policy POLICY = Policies.defaults().asOf(LocalDate.EPOCH);
    private static final Calendars SHIPPED = Calendars.shipped();

    private static final String MOVED_HOLIDAY = """
            # A decree moved a holiday.
            # name: national-holidays
            # published: 2026-02-01
            # source: a decree of this test
            # covers: 2026-08-01 2026-08-31
            from,to,kind,name
            2026-08-17,2026-08-17,holiday,Proklamasi
            2026-08-27,2026-08-27,holiday,"Maulid, moved"
            """;

    private static OpenDays schoolDays(Calendars calendars) {
        return calendars.latest().schoolDays(POLICY, BUKITTINGGI);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void a_school_works_neither_on_weekends_nor_holidays_nor_in_breaks() {
        OpenDays days = schoolDays(SHIPPED);

        assertThat(days.isOpen(day("2026-01-05"))).as("a Monday in term").isTrue();
        assertThat(days.isOpen(day("2026-01-10"))).as("a Saturday").isFalse();
        assertThat(days.isOpen(day("2026-01-16"))).as("a holiday").isFalse();
        assertThat(days.isOpen(day("2026-03-20"))).as("collective leave").isFalse();
        assertThat(days.isOpen(day("2025-12-22"))).as("a break").isFalse();
        assertThat(days.onOrAfter(day("2025-12-20"))).isEqualTo("2026-01-05");
        assertThat(days.onOrBefore(day("2026-01-04"))).isEqualTo("2025-12-19");
    }

    @Test
    void the_library_is_open_in_school_breaks_and_closed_on_national_holidays() {
        OpenDays days = SHIPPED.latest().libraryDays(POLICY, POLICY.visits().week());

        assertThat(days.isOpen(day("2025-12-22"))).isTrue();
        assertThat(days.isOpen(day("2026-08-17"))).isFalse();
        assertThat(days.isOpen(day("2026-08-22"))).as("a Saturday").isFalse();
    }

    @Test
    void the_joint_decree_counts_where_the_public_data_set_differs() {
        Almanac almanac = SHIPPED.latest();

        assertThat(almanac.marked(BUKITTINGGI, EnumSet.of(DayKind.HOLIDAY)))
                .contains(day("2026-05-31"), day("2026-06-16"), day("2026-08-25"))
                .doesNotContain(day("2026-05-02"), day("2026-06-17"), day("2026-08-26"));
        assertThat(almanac.marked(BUKITTINGGI, EnumSet.of(DayKind.LEAVE)).stream()
                        .filter(leave -> leave.getYear() == 2026))
                .hasSize(8);
    }

    @Test
    void breaks_of_a_province_count_in_its_cities_and_nowhere_else() {
        LocalDate inBreak = day("2025-12-22");

        assertThat(SHIPPED.latest().schoolDays(POLICY, "13.06").isOpen(inBreak)).isFalse();
        assertThat(SHIPPED.latest().schoolDays(POLICY, "14.71").isOpen(inBreak)).isTrue();
    }

    @Test
    void a_later_version_replaces_the_days_it_covers_and_earlier_ones_can_be_asked_again() {
        Calendars corrected = SHIPPED.with(CalendarFile.parse("decree.csv", MOVED_HOLIDAY));

        assertThat(SHIPPED.latestVersion()).isEqualTo(1);
        assertThat(corrected.latestVersion()).isEqualTo(2);
        assertThat(schoolDays(corrected).isOpen(day("2026-08-25"))).isTrue();
        assertThat(schoolDays(corrected).isOpen(day("2026-08-27"))).isFalse();
        assertThat(schoolDays(corrected).isOpen(day("2026-06-16")))
                .as("outside what it covers")
                .isFalse();
        assertThat(corrected.at(1).schoolDays(POLICY, BUKITTINGGI).isOpen(day("2026-08-25")))
                .isFalse();
        assertThat(corrected.latest().entriesOn(day("2026-08-27"), BUKITTINGGI))
                .extracting(Calendar.Entry::name)
                .containsExactly("Maulid, moved");
    }

    @Test
    void every_shipped_calendar_names_its_source_and_a_sample_says_so() {
        assertThat(SHIPPED.imported()).hasSize(4).allSatisfy(calendar -> assertThat(calendar.source())
                .isNotBlank());
        assertThat(SHIPPED.imported().stream().filter(calendar -> calendar.covers(day("2019-06-01"))))
                .isNotEmpty()
                .allSatisfy(calendar -> assertThat(calendar.source()).contains("SAMPLE"));
    }

    @Test
    void the_years_of_the_programme_are_covered_and_far_ones_are_not() {
        assertThat(SHIPPED.latest().covers(day("2019-01-01"), BUKITTINGGI)).isTrue();
        assertThat(SHIPPED.latest().covers(day("2027-12-31"), BUKITTINGGI)).isTrue();
        assertThat(SHIPPED.latest().covers(day("2028-01-01"), BUKITTINGGI)).isFalse();
    }

    @Test
    void a_calendar_is_read_from_a_file_with_its_source_and_date(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("decree.csv"), MOVED_HOLIDAY);

        Calendar calendar = CalendarFile.read(file);

        assertThat(calendar.source()).isEqualTo("a decree of this test");
        assertThat(calendar.published()).isEqualTo("2026-02-01");
        assertThat(calendar.entries()).hasSize(2);
    }

    @Test
    void the_calendars_of_a_folder_are_its_csv_files_in_the_order_of_their_names(@TempDir Path folder)
            throws IOException {
        Path second = Files.writeString(folder.resolve("2026-02.csv"), MOVED_HOLIDAY);
        Path first = Files.writeString(folder.resolve("2026-01.csv"), MOVED_HOLIDAY);
        Files.writeString(folder.resolve("notes.txt"), "not a calendar");

        assertThat(CalendarFolder.files(folder)).containsExactly(first, second);
        assertThat(CalendarFolder.files(folder.resolve("none"))).isEmpty();
    }

    @Test
    void the_calendars_that_were_imported_come_after_those_shipped_in_their_order() {
        Calendars calendars = Calendars.of(
                List.of(imported(MOVED_HOLIDAY), imported(MOVED_HOLIDAY.replace("2026-08-27", "2026-08-28"))));

        assertThat(calendars.latestVersion()).isEqualTo(3);
        assertThat(calendars.at(2).schoolDays(POLICY, BUKITTINGGI).isOpen(day("2026-08-27")))
                .isFalse();
        assertThat(schoolDays(calendars).isOpen(day("2026-08-27"))).isTrue();
    }

    private static CalendarText imported(String text) {
        return new CalendarText("libur.csv", Instant.EPOCH, "Sari", text);
    }

    @Test
    void all_mistakes_of_a_calendar_are_told_with_their_lines() {
        String text = MOVED_HOLIDAY
                .replace("# source: a decree of this test\n", "")
                .replace("2026-08-17,2026-08-17,holiday", "2026-08-32,2026-08-17,party")
                .replace("2026-08-27,2026-08-27", "2026-09-27,2026-09-27");

        PolicyMistakes mistakes =
                catchThrowableOfType(PolicyMistakes.class, () -> CalendarFile.parse("decree.csv", text));

        assertThat(mistakes.mistakes().stream().map(mistake -> mistake.sentence(Language.EN)))
                .containsExactlyInAnyOrder(
                        "decree.csv:6: \"2026-08-32\" cannot be used; write a date like 2026-01-31",
                        "decree.csv:6: \"party\" cannot be used; write holiday, leave or break",
                        "decree.csv:7: 2026-09-27 - 2026-09-27 is out of order or outside covers (2026-08-01 -"
                                + " 2026-08-31); correct the dates",
                        "decree.csv source: a line \"# source: ...\" is missing at the top of the file; add it");
    }

    @Test
    void a_region_of_another_code_system_is_refused() {
        PolicyMistakes mistakes = catchThrowableOfType(
                PolicyMistakes.class, () -> CalendarFile.parse("x.csv", "# region: 1306\n" + MOVED_HOLIDAY));

        assertThat(mistakes.mistakes())
                .extracting(Mistake::english)
                .singleElement()
                .asString()
                .contains("Kemendagri");
    }

    @Test
    void a_file_of_other_columns_is_one_mistake() {
        PolicyMistakes mistakes = catchThrowableOfType(
                PolicyMistakes.class,
                () -> CalendarFile.parse("x.csv", MOVED_HOLIDAY.replace("from,to,kind,name", "date,name")));

        assertThat(mistakes.mistakes()).hasSize(1);
    }
}
