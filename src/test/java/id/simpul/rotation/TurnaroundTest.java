package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.OpenDays;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.overview.OverviewLists;
import id.simpul.rotation.planning.PlanPreview;
import id.simpul.rotation.planning.PlanReport;
import id.simpul.rotation.planning.Trips;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What planning and forecasts count on: copies in the library, or due back early enough to be packed. */
class TurnaroundTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);

    private World world;

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    private void library(String turnaround, int lower, int upper) {
        world = new World(World.policies("rotation:", "  batch-size: 10", "  box-size: 4", turnaround));
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", lower, 1, "lower");
        world.items("up", upper, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(APRIL);
    }

    private void dispatch(String quarter) {
        Decision sent = world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch("sd-01", quarter)));
        assertThat(sent).isInstanceOf(Decision.Accepted.class);
    }

    private void giveBack(String quarter) {
        ObjectNode all = World.of(world.batch("sd-01", quarter)).put("all", true);
        world.ask("sd-01", RequestType.ROTATION_RETURNED, all);
        world.staff(RequestType.STAFF_CHECKIN, World.of(world.batch("sd-01", quarter)));
    }

    private PlanReport report(String quarter) {
        return world.database.jdbi().withHandle(db -> new PlanPreview(world.schedule, world.today())
                .report(db, Quarter.parse(quarter)));
    }

    private JsonNode enrolled(String school) {
        return world.ask(school, RequestType.ROTATION_ENROL, world.enrolment(6))
                .outcome()
                .path("forecast");
    }

    @Test
    @Shows(Rule.R9)
    void a_copy_must_be_due_back_so_many_working_days_before() {
        Set<LocalDate> closed = Set.of(LocalDate.of(2026, 7, 2));
        OpenDays week = new OpenDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), closed);
        Turnaround turnaround = new Turnaround(week, 3);

        assertThat(turnaround.backBy(JULY)).isEqualTo("2026-06-30");
        assertThat(turnaround.readyOn(LocalDate.of(2026, 6, 30))).isEqualTo(JULY);
        assertThat(turnaround.readyOn(LocalDate.of(2026, 7, 1))).isAfter(JULY);
        assertThat(new Turnaround(week, 0).backBy(JULY)).isEqualTo(JULY);
    }

    @Test
    @Shows({Rule.R9, Rule.R12})
    void a_plan_counts_on_no_book_that_a_school_still_holds_on_the_morning_it_is_needed() {
        library("  turnaround-days: 3", 12, 8);
        dispatch("2026-Q2");
        JsonNode forecast = enrolled("sd-02");

        world.livesTo(JULY.minusDays(30));

        PlanReport report = report("2026-Q3");
        assertThat(report.plan().filled()).isEqualTo(10);
        assertThat(world.text("select count(*) from batch_items join items using (barcode)"
                        + " where batch_items.state = 'planned' and items.loan is not null"))
                .isEqualTo("0");
        assertThat(forecast.path(0).path("filled").asInt())
                .as("what was forecast")
                .isEqualTo(world.barcodes(world.batch("sd-02", "2026-Q3"), "planned")
                        .size());
        assertThat(world.told(Topic.ROTATION_SHORTFALL)).isNotEmpty();
        assertThat(report.table(Language.ID)).doesNotContain("masih di sekolah");
    }

    @Test
    @Shows(Rule.R9)
    void a_book_that_is_not_back_in_time_to_be_packed_is_not_swapped_in() {
        library("  turnaround-days: 3", 40, 20);
        assertThat(World.codes(bookOfAnotherSchoolSwappedIn())).containsExactly("book-unfit");
    }

    @Test
    @Shows(Rule.R9)
    void a_book_that_is_back_in_time_to_be_packed_is_swapped_in() {
        library("  turnaround-days: 0", 40, 20);
        assertThat(bookOfAnotherSchoolSwappedIn()).isInstanceOf(Decision.Accepted.class);
    }

    private Decision bookOfAnotherSchoolSwappedIn() {
        dispatch("2026-Q2");
        enrolled("sd-02");
        world.livesTo(JULY.minusDays(30));
        String batch = world.batch("sd-02", "2026-Q3");
        String held = world.texts("""
                        select barcode from items
                         where loan is not null and grades = 'lower'
                           and barcode not in (select barcode from batch_items where state = 'planned')
                         order by barcode
                        """).get(0);
        String out = world.texts(
                        "select barcode from batch_items where batch = ? and level = 'lower' order by barcode", batch)
                .get(0);
        return world.staff(
                RequestType.STAFF_SWAP, World.of(batch).put("out", out).put("in", held));
    }

    @Test
    void a_library_that_turns_its_books_round_in_a_morning_is_told_how_much_hangs_on_that() {
        library("  turnaround-days: 0", 12, 8);
        dispatch("2026-Q2");
        enrolled("sd-02");
        PlanReport before = report("2026-Q3");

        world.livesTo(JULY.minusDays(30));

        PlanReport report = report("2026-Q3");
        assertThat(report.plan().filled()).isEqualTo(20);
        assertThat(report.table(Language.ID))
                .isEqualTo(before.table(Language.ID))
                .contains("10 dari tempat ini bergantung pada buku yang masih di sekolah");
        List<ObjectNode> lines = report.jsonLines();
        assertThat(lines.get(lines.size() - 1).path("stillOut").asInt()).isEqualTo(10);
    }

    @Test
    @Shows(Rule.R12)
    void a_forecast_knows_that_what_is_out_in_one_quarter_is_not_ready_for_the_next() {
        library("  turnaround-days: 3", 18, 12);
        dispatch("2026-Q2");
        giveBack("2026-Q2");

        JsonNode forecast = enrolled("sd-02");

        assertThat(forecast.path(0).path("filled").asInt()).isEqualTo(10);
        assertThat(forecast.path(1).path("filled").asInt())
                .as("twenty of thirty are out, ten are left")
                .isEqualTo(10);
    }

    @Test
    @Shows(Rule.R12)
    void quarters_whose_batch_is_back_already_are_not_forecast_again_at_a_renewal() {
        library("  turnaround-days: 3", 24, 16);
        String agreement = world.text("select id from rotation_agreements");
        dispatch("2026-Q2");
        world.livesTo(JULY);
        giveBack("2026-Q2");
        dispatch("2026-Q3");
        world.livesTo(OCTOBER.minusDays(15));
        giveBack("2026-Q3");

        Decision renewed = world.ask(
                "sd-01",
                RequestType.ROTATION_RENEW,
                Json.object().put("agreement", agreement).put("termMonths", 6));

        assertThat(renewed.outcome().path("forecast").findValues("filled").stream()
                        .map(JsonNode::asInt))
                .containsExactly(10, 10);
        assertThat(world.told(Topic.ROTATION_SHORTFALL)).isEmpty();
    }

    @Test
    @Shows({Rule.R8, Rule.R9})
    void a_school_that_only_gives_back_is_on_a_run_too() {
        library("  turnaround-days: 3", 24, 16);
        dispatch("2026-Q2");
        world.livesTo(JULY);
        giveBack("2026-Q2");
        dispatch("2026-Q3");
        enrolled("sd-02");
        PlanReport before = report("2026-Q4");

        world.livesTo(OCTOBER.minusDays(1));

        PlanReport report = report("2026-Q4");
        assertThat(report.plan().runs()).singleElement().satisfies(run -> assertThat(run.stops())
                .extracting(stop -> stop.school() + " " + stop.deliver() + " " + stop.collect())
                .containsExactly("sd-01 0 3", "sd-02 3 0"));
        assertThat(report.table(Language.ID))
                .contains("hanya dijemput")
                .contains("perjalanan 1, 5 Oktober 2026, Kota Bukittinggi, 6 kardus: sd-01, sd-02");
        assertThat(report.csv()).isEqualTo(before.csv());
        assertThat(report.csv().lines().filter(row -> row.matches(".*,2026-10-05(,[^,]*){3}")))
                .hasSize(10)
                .allMatch(row -> row.startsWith("2026-Q4,sd-01,"));
        assertThat(report.jsonLines().stream().filter(line -> line.has("collectOn")))
                .singleElement()
                .matches(line ->
                        line.path("run").asInt() == 1 && line.path("items").size() == 10);
    }

    @Test
    @Shows(Rule.R9)
    void where_it_lies_in_another_district_it_is_a_trip_of_its_own_among_the_others() {
        library("  turnaround-days: 3", 24, 16);
        dispatch("2026-Q2");
        world.livesTo(JULY);
        giveBack("2026-Q2");
        dispatch("2026-Q3");
        enrolled("sd-02");
        world.livesTo(OCTOBER.minusDays(1));
        Quarter quarter = Quarter.parse("2026-Q4");
        Trips trips = new Trips(world.schedule, world.today());

        world.database.useTransaction(db -> {
            assertThat(trips.collecting(db, quarter)).hasSize(1).isEqualTo(trips.read(db, quarter));

            db.execute("update rotation_agreements set region = '13.71' where school = 'sd-01'");

            assertThat(trips.read(db, quarter)).extracting(Trips.Trip::number).containsExactly(1, 2);
            assertThat(trips.collecting(db, quarter))
                    .singleElement()
                    .isEqualTo(trips.read(db, quarter).get(1));
            assertThat(runs(db, "day", 50)).containsExactly("13.75 3 0", "13.71 0 3");
            assertThat(runs(db, "day", 1)).containsExactly("13.75 3 0", "13.71 0 3");
            assertThat(runs(db, "-day", 1)).containsExactly("13.71 0 3", "13.75 3 0");
        });
    }

    /** The districts of the trips, each with the boxes that it brings and fetches, so many at once. */
    private List<String> runs(Handle db, String way, int most) {
        Clock clock = Clock.fixed(
                world.today().atTime(9, 0).atZone(ZoneId.of("Asia/Jakarta")).toInstant(), ZoneOffset.UTC);
        Listing<?> list = OverviewLists.all(world.schedule, clock).stream()
                .filter(one -> one.name().equals("run.list"))
                .findFirst()
                .orElseThrow();
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<ObjectNode> page = list.page(db, new Query(Map.of(), after, most, Optional.of(way)));
            page.rows()
                    .forEach(row -> all.add(row.path("region").asText() + " "
                            + row.path("bring").asInt() + " "
                            + row.path("fetch").asInt()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
