package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What schools say they lend most goes round (R6). */
class PopularTitlesTest {
    private static final List<String> SCHOOLS = List.of("sd-01", "sd-02", "sd-03");
    private final World world = World.small();

    @BeforeEach
    void three_schools_and_more_titles_than_they_can_hold() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        SCHOOLS.forEach(school -> world.partner(school, PartnerKind.SCHOOL, "13.75"));
        world.items("low", 60, 2, "lower");
        world.items("up", 60, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** A quarter's batch goes out, and comes back in good time for the next. */
    private void goes(String school, String quarter, LocalDate on) {
        world.livesTo(on);
        assertThat(world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch(school, quarter))))
                .isInstanceOf(Decision.Accepted.class);
    }

    private void comesBack(String school, String quarter) {
        assertThat(checkedIn(world.batch(school, quarter))).isInstanceOf(Decision.Accepted.class);
    }

    private Decision checkedIn(String batch) {
        return world.staff(RequestType.STAFF_CHECKIN, World.of(batch).put("all", true));
    }

    private Decision survey(String school, String quarter, Map<String, Integer> loans) {
        ObjectNode data = World.of(world.batch(school, quarter));
        loans.forEach(data.putObject("loans")::put);
        world.ask(school, RequestType.ROTATION_RECEIVED, World.of(world.batch(school, quarter)));
        return world.ask(school, RequestType.ROTATION_SURVEY, data);
    }

    private List<String> titles(String school, String quarter) {
        return world.texts(
                "select name from batch_items where batch = ? and state <> 'dropped' order by name",
                world.batch(school, quarter));
    }

    @Test
    @Shows(Rule.R6)
    void r6_titles_that_are_lent_most_go_to_every_school_in_turn_and_none_stays_on_the_shelf() {
        world.enrolled("sd-01", 12);
        goes("sd-01", "2026-Q2", LocalDate.of(2026, 4, 6));
        List<String> sent = world.barcodes(world.batch("sd-01", "2026-Q2"), "sent");
        List<String> loved = sent.subList(0, 3);
        Map<String, Integer> loans = new TreeMap<>();
        sent.forEach(barcode -> loans.put(barcode, loved.contains(barcode) ? 9 : 1));
        assertThat(survey("sd-01", "2026-Q2", loans)).isInstanceOf(Decision.Accepted.class);
        // One copy of each is left: the other is lost for good.
        loved.forEach(barcode -> world.database.useTransaction(db -> db.execute(
                "update items set lost = true where title = (select title from items where barcode = ?)"
                        + " and barcode <> ?",
                barcode,
                barcode)));
        world.enrolled("sd-02", 12);
        world.enrolled("sd-03", 12);
        Map<String, Integer> got = new TreeMap<>();
        List<LocalDate> days = List.of(LocalDate.of(2026, 7, 13), LocalDate.of(2026, 10, 5), LocalDate.of(2027, 1, 4));
        comesBack("sd-01", "2026-Q2");
        String quarter = "2026-Q3";
        for (LocalDate day : days) {
            world.livesTo(day.minusDays(20));
            for (String school : List.of("sd-02", "sd-03")) {
                long popular = titles(school, quarter).stream()
                        .filter(title -> loved.stream().anyMatch(barcode -> title.equals(title(barcode))))
                        .count();
                got.merge(school, (int) popular, Integer::sum);
            }
            world.livesTo(day.plusDays(3));
            String now = quarter;
            List<String> batches = world.texts("select id from batches where quarter = ? and state = 'announced'", now);
            batches.forEach(batch -> world.staff(RequestType.STAFF_DISPATCH, World.of(batch)));
            batches.forEach(batch -> assertThat(checkedIn(batch)).isInstanceOf(Decision.Accepted.class));
            quarter = Quarter.parse(now).next().toString();
            if (day.equals(days.get(0))) {
                assertThat(got.values()).allMatch(some -> some >= 1 && some <= 2);
            }
        }
        assertThat(got).containsExactly(Map.entry("sd-02", 3), Map.entry("sd-03", 3));
    }

    private String title(String barcode) {
        return world.text(
                "select titles.title from items join titles on titles.id = items.title where barcode = ?", barcode);
    }

    @Test
    void a_survey_counts_once_and_says_how_often_the_average_book_was_lent() {
        world.enrolled("sd-01", 6);
        goes("sd-01", "2026-Q2", LocalDate.of(2026, 4, 6));
        String one = world.barcodes(world.batch("sd-01", "2026-Q2"), "sent").get(0);
        survey("sd-01", "2026-Q2", Map.of(one, 5));
        assertThat(World.codes(survey("sd-01", "2026-Q2", Map.of(one, 5)))).containsExactly("survey-answered");
        assertThat(world.text("select sum(loans)::text from title_loans")).isEqualTo("5");
        assertThat(world.text("select sum(usual)::text from title_loans")).isEqualTo("5");
        assertThat(world.text("select count(*)::text from title_loans where usual = 0.5"))
                .isEqualTo("10");
    }

    @Test
    void loans_of_a_book_that_was_not_there_or_more_than_can_be_are_refused() {
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-01", "2026-Q2");
        List<String> planned = world.barcodes(batch, "planned");
        ObjectNode pack = World.of(batch);
        planned.subList(0, 9).forEach(pack.withArray("items")::add);
        world.staff(RequestType.STAFF_DISPATCH, pack);
        assertThat(World.codes(survey("sd-01", "2026-Q2", Map.of(planned.get(9), 2))))
                .containsExactly("item-not-in-batch");
        assertThat(World.codes(survey("sd-01", "2026-Q2", Map.of(planned.get(0), 900))))
                .containsExactly("figures-not-possible");
        assertThat(world.text("select count(*)::text from title_loans")).isEqualTo("0");
    }
}
