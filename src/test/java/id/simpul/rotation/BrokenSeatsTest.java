package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planning.PlanPreview;
import id.simpul.rotation.planning.PlanReport;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be planned, as only a hand in the database or an older hub leaves them: they hold nobody else up. */
class BrokenSeatsTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);

    private final World world = World.small();

    @BeforeEach
    void two_schools_that_take_part() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        for (int i = 1; i <= 3; i++) {
            world.partner("sd-0" + i, PartnerKind.SCHOOL, "13.75");
        }
        world.items("low", 40, 2, "lower");
        world.items("up", 40, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seat-twice      | update partners set merged_into = 'sd-01', removed_at = now() where id = 'sd-02'
            seat-of-nobody  | update partners set removed_at = now() where id = 'sd-02'
            seat-of-nobody  | update partners set merged_into = 'sd-02', removed_at = now() where id = 'sd-02'
            seat-pupils     | update rotation_agreements set pupils_lower = -60 where school = 'sd-02'
            seat-unreadable | update rotation_agreements set themes = array[null]::text[] where school = 'sd-02'
            seat-unreadable | update rotation_places set quarter = '2026-Q9' where quarter = '2026-Q3' and agreement in (select id from rotation_agreements where school = 'sd-02')
            """)
    @Shows(Rule.R8)
    void a_row_that_cannot_be_planned_is_left_out_and_told_to_staff_and_everybody_else_is_planned(
            String code, String broken) {
        world.database.useTransaction(db -> db.execute(broken));

        assertThat(told()).containsExactly(code);
        assertThat(report().leftOut())
                .singleElement()
                .matches(left -> left.why().code().wire().equals(code));
        assertThat(report().plan().entries())
                .singleElement()
                .matches(entry -> entry.filled() == entry.batch().places());
        assertThat(world.ask("sd-03", RequestType.ROTATION_ENROL, world.enrolment(6)))
                .isInstanceOf(Decision.Accepted.class);

        world.livesTo(APRIL);

        assertThat(world.texts("select school from batches where quarter = '2026-Q2' order by 1"))
                .containsExactly("sd-01", "sd-03");
        assertThat(world.texts("select error from jobs where error is not null"))
                .isEmpty();
        assertThat(world.texts("select subject from events where step = 'left-out'"))
                .isEqualTo(world.texts("select id from rotation_agreements where school = 'sd-02'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update partners set removed_at = now() where id = 'sd-02'",
                "update rotation_agreements set pupils_lower = -60 where school = 'sd-02'"
            })
    void a_later_quarter_is_planned_early_though_a_row_of_an_earlier_one_cannot_be(String broken) {
        world.database.useTransaction(db -> db.execute(broken));
        world.livesTo(APRIL.plusDays(20));
        assertThat(world.texts("select school || ' ' || quarter from batches")).containsExactly("sd-01 2026-Q2");

        assertThat(world.staff(RequestType.STAFF_PLAN, Json.object().put("quarter", "2026-Q3")))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(report("2026-Q3").plan().notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-60, 60"})
    void what_is_put_right_is_planned_at_once(int wrong, int right) {
        world.database.useTransaction(
                db -> db.execute("update rotation_agreements set pupils_lower = ? where school = 'sd-02'", wrong));
        world.livesTo(LocalDate.of(2026, 3, 15));
        assertThat(world.texts("select school from batches")).containsExactly("sd-01");

        world.database.useTransaction(
                db -> db.execute("update rotation_agreements set pupils_lower = ? where school = 'sd-02'", right));
        world.work();

        assertThat(world.texts("select school from batches order by 1")).containsExactly("sd-01", "sd-02");
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update rotation_agreements set pupils_lower = -60 where school = 'sd-02'
            update rotation_agreements set themes = array[null]::text[] where school = 'sd-02'
            update rotation_places set quarter = '2026-Q9' where quarter = '2026-Q3' and agreement in (select id from rotation_agreements where school = 'sd-02')
            """)
    void what_cannot_be_planned_can_be_ended(String broken) {
        world.database.useTransaction(db -> db.execute(broken));
        String agreement = world.text("select id from rotation_agreements where school = 'sd-02'");

        assertThat(world.ask(
                        "sd-02", RequestType.ROTATION_WITHDRAW, Json.object().put("agreement", agreement)))
                .isInstanceOf(Decision.Accepted.class);

        assertThat(told()).isEmpty();
    }

    private List<String> told() {
        RotationFeature feature = new RotationFeature(world.schedule, new Partners(world.database.jdbi()));
        return world.database.inTransaction(feature::concerns).stream()
                .map(Reason::code)
                .map(code -> code.wire())
                .toList();
    }

    private PlanReport report() {
        return report("2026-Q2");
    }

    private PlanReport report(String quarter) {
        return world.database.inTransaction(
                db -> new PlanPreview(world.schedule, world.today()).report(db, Quarter.parse(quarter)));
    }
}
