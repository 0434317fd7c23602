package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forecasts have a share of a batch; who is answered without one is told it soon. */
@Shows(Rule.R12)
class LateForecastTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 2);

    private final World world = new World();

    @BeforeEach
    void a_library() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.livesTo(TODAY);
        world.notices.clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Decision> enrol(int schools) {
        List<Request> batch = new ArrayList<>();
        IntStream.range(0, schools).forEach(school -> {
            world.partner("sd-" + school, PartnerKind.SCHOOL, "13.75");
            batch.add(world.request("sd-" + school, RequestType.ROTATION_ENROL, world.enrolment(12)));
        });
        return world.ask(batch);
    }

    private static boolean hasForecast(Decision decision) {
        return !decision.outcome().get("forecast").isEmpty();
    }

    @Test
    void of_a_hundred_schools_that_enrol_at_once_each_gets_its_forecast_now_or_within_the_minute() {
        world.items("low", 200, 1, "lower");
        world.items("up", 200, 1, "upper");

        List<Decision> decisions = enrol(100);

        assertThat(decisions).extracting(Decision::status).containsOnly("accepted");
        assertThat(decisions).filteredOn(LateForecastTest::hasForecast).hasSizeBetween(1, 50);
        for (Decision decision : decisions) {
            assertThat(decision.outcome().get("quarters")).hasSize(4);
        }
        List<String> waiting = world.texts("select agreement from rotation_forecasts");
        assertThat(waiting).hasSize((int)
                decisions.stream().filter(one -> !hasForecast(one)).count());
        world.notices.clear();
        world.sleepsTo(TODAY.plusDays(1));
        assertThat(world.texts("select agreement from rotation_forecasts")).isEmpty();
        assertThat(world.notices).hasSameSizeAs(waiting).allSatisfy(notice -> {
            assertThat(notice.topic()).isEqualTo(Topic.ROTATION_SHORTFALL);
            assertThat(notice.data().get("forecast")).hasSize(4);
            assertThat(notice.request()).isPresent();
        });
        assertThat(world.notices.stream().flatMap(notice -> notice.to().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void where_every_batch_will_be_full_the_late_forecast_says_so() {
        world.items("both", 900, 40, "both");

        List<Decision> decisions = enrol(30);

        assertThat(decisions).anyMatch(LateForecastTest::hasForecast).anyMatch(decision -> !hasForecast(decision));
        world.sleepsTo(TODAY.plusDays(1));
        assertThat(world.told(Topic.ROTATION_SHORTFALL)).isEmpty();
        assertThat(world.told(Topic.ROTATION_FORECAST))
                .isNotEmpty()
                .allMatch(notice -> notice.data().at("/forecast/3/filled").asInt() == 100);
    }

    @Test
    void a_school_that_has_left_before_its_forecast_was_made_is_told_none() {
        world.items("low", 200, 1, "lower");
        world.items("up", 200, 1, "upper");
        List<Decision> decisions = enrol(60);
        Decision last = decisions.get(59);
        assertThat(hasForecast(last)).isFalse();
        world.ask(
                "sd-59",
                RequestType.ROTATION_WITHDRAW,
                id.simpul.ledger.Json.object().put("agreement", ((Decision.Accepted) last).reference()));
        world.notices.clear();

        world.sleepsTo(TODAY.plusDays(1));

        assertThat(world.notices.stream().map(Notice::to)).doesNotContain(List.of(new PartnerId("sd-59")));
        assertThat(world.texts("select agreement from rotation_forecasts")).isEmpty();
    }
}
