package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Spoken;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planning.PlanPreview;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A calendar counts for its region and all that lies in it; by default exchanges fall on 6 April and 6 July 2026 (R7). */
class RegionCalendarsTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);

    private final World world = new World(World.policies(
            "library: {staff-mail: petugas@perpustakaan.example}",
            "rotation: {batch-size: 10, box-size: 4, smallest-batch: 5}"));

    @BeforeEach
    void schools_of_three_regions() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.items("low", 60, 1, "lower");
        world.items("up", 40, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        enrol("sd-01", "13.75");
        enrol("sd-02", "13.75.01");
        enrol("sd-03", "13.06");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void enrol(String school, String region) {
        world.partner(school, PartnerKind.SCHOOL, region);
        ObjectNode data = world.enrolment(6);
        data.withObject("/region").put("code", region);
        assertThat(world.ask(school, RequestType.ROTATION_ENROL, data)).isInstanceOf(Decision.Accepted.class);
    }

    private static Calendar closed(String region, LocalDate from, LocalDate to) {
        return new Calendar(
                "sample " + region,
                0,
                from,
                "a sample",
                Optional.of(region),
                from.minusYears(1),
                to.plusYears(1),
                List.of(new Calendar.Entry(from, to, DayKind.HOLIDAY, "a sample")));
    }

    private List<String> days() {
        return world.texts(
                "select school || ' ' || deliver_on || ' ' || due_on from batches where quarter = '2026-Q2' order by school");
    }

    @Test
    @Shows(Rule.R7)
    void a_schools_exchange_goes_by_the_calendars_of_its_own_region() {
        world.calendars(new Calendars(List.of()).with(closed("13.06", APRIL, APRIL.plusDays(1))));
        world.livesTo(APRIL.minusDays(20));

        assertThat(days())
                .containsExactly(
                        "sd-01 2026-04-06 2026-07-06", "sd-02 2026-04-06 2026-07-06", "sd-03 2026-04-08 2026-07-06");
        world.livesTo(APRIL.minusDays(13));
        assertThat(world.texts("select school from batches where state = 'announced' order by school"))
                .containsExactly("sd-01", "sd-02");
        world.livesTo(APRIL.minusDays(12));
        assertThat(world.told(Topic.ROTATION_ANNOUNCED)).hasSize(3);
    }

    @Test
    @Shows(Rule.R7)
    void a_calendar_of_a_city_counts_in_all_its_parts_and_one_of_a_part_only_there() {
        world.calendars(new Calendars(List.of()).with(closed("13.75", APRIL, APRIL)));
        world.livesTo(APRIL.minusDays(20));
        assertThat(days())
                .containsExactly(
                        "sd-01 2026-04-07 2026-07-06", "sd-02 2026-04-07 2026-07-06", "sd-03 2026-04-06 2026-07-06");
    }

    @Test
    @Shows(Rule.R7)
    void a_calendar_imported_later_moves_only_what_is_not_announced_in_its_region_and_tells_only_there() {
        world.livesTo(APRIL.minusDays(20));
        world.notices.clear();
        world.calendars(new Calendars(List.of()).with(closed("13.06", APRIL, APRIL)));
        world.livesTo(APRIL.minusDays(19));

        assertThat(world.told(Topic.ROTATION_RESCHEDULED))
                .singleElement()
                .matches(notice -> notice.to().get(0).value().equals("sd-03"));
        world.calendars(
                new Calendars(List.of()).with(closed("13.06", APRIL, APRIL)).with(closed("13.75", APRIL, APRIL)));
        world.livesTo(APRIL.minusDays(18));
        world.livesTo(APRIL.minusDays(14));
        world.calendars(new Calendars(List.of())
                .with(closed("13.06", APRIL, APRIL))
                .with(closed("13.75", APRIL, APRIL))
                .with(closed("13", APRIL.plusDays(1), APRIL.plusDays(1))));
        world.livesTo(APRIL.minusDays(10));
        assertThat(world.texts("select distinct deliver_on::text from batches where quarter = '2026-Q2'"))
                .as("announced when the last one came")
                .containsExactly("2026-04-07");
    }

    @Test
    @Shows({Rule.R4, Rule.R7})
    void a_region_whose_day_comes_later_is_planned_with_what_is_known_by_then() {
        world.calendars(new Calendars(List.of()).with(closed("13.06", APRIL, APRIL.plusDays(1))));
        world.livesTo(APRIL.minusDays(30));
        assertThat(world.texts("select school from batches order by school")).containsExactly("sd-01", "sd-02");
        Decision agreed = world.staff(
                RequestType.STAFF_PLACES, Json.object().put("school", "sd-03").put("places", 6));
        assertThat(agreed.outcome().get("from").asText()).isEqualTo("2026-Q2");

        world.livesTo(APRIL.minusDays(28));

        String batch = world.batch("sd-03", "2026-Q2");
        assertThat(world.text("select places::text from batches where id = ?", batch))
                .isEqualTo("6");
        assertThat(world.barcodes(batch, "planned")).hasSize(6);
    }

    @Test
    void regions_of_one_city_share_a_run_and_the_plan_shows_each_regions_day() {
        assertThat(table())
                .contains("The second quarter of 2026, delivered 6 April 2026\n")
                .contains("run 2, 6 April 2026, Kota Bukittinggi, 6 boxes: sd-01, sd-02");

        world.calendars(new Calendars(List.of()).with(closed("13.06", APRIL, APRIL)));
        assertThat(table())
                .contains("delivered 6 April 2026 (Kota Bukittinggi,")
                .contains("7 April 2026 (Kabupaten Agam)")
                .contains("run 1, 6 April 2026, Kota Bukittinggi, 6 boxes: sd-01, sd-02")
                .contains("run 2, 7 April 2026, Kabupaten Agam, 3 boxes: sd-03");
    }

    @Test
    @Shows(Rule.R7)
    void staff_are_told_once_that_the_calendars_of_a_region_end_and_the_plan_says_so() {
        LocalDate last = APRIL.plusDays(40);
        Calendar ends = new Calendar(
                "breaks",
                0,
                APRIL,
                "a sample",
                Optional.empty(),
                APRIL.minusYears(1),
                last,
                List.of(
                        new Calendar.Entry(APRIL.minusDays(300), APRIL.minusDays(299), DayKind.BREAK, "a sample"),
                        new Calendar.Entry(APRIL.minusDays(298), APRIL.minusDays(298), DayKind.HOLIDAY, "a sample")));
        world.calendars(new Calendars(List.of()).with(ends));
        world.livesTo(APRIL.minusDays(50));
        world.livesTo(APRIL.minusDays(40));

        assertThat(world.told(Topic.CALENDAR_ENDING))
                .allMatch(notice -> notice.data().get("until").asText().equals(last.toString()));
        assertThat(world.told(Topic.CALENDAR_ENDING).stream()
                        .flatMap(notice -> StreamSupport.stream(
                                notice.data().get("regions").spliterator(), false))
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrder("13.06", "13.75", "13.75.01");
        assertThat(table()).contains("Note: the calendars of Kabupaten Agam end on " + Spoken.day(last, Language.EN));
    }

    private String table() {
        return world.database
                .jdbi()
                .withHandle(db -> new PlanPreview(world.schedule, world.today()).report(db, Quarter.parse("2026-Q2")))
                .table(Language.EN);
    }
}
