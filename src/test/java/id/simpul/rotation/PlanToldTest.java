package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a school hears on the morning on which its batch is planned (R9, R12). */
@Shows({Rule.R9, Rule.R12})
class PlanToldTest {
    private final World world = World.small();

    @BeforeEach
    void a_school() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.livesTo(LocalDate.of(2026, 2, 2));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void planned() {
        world.enrolled("sd-01", 6);
        world.notices.clear();
        world.livesTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void a_batch_that_falls_short_is_one_mail_and_a_systems_own_notice() {
        world.items("low", 4, 1, "lower");
        world.items("up", 3, 1, "upper");

        planned();

        assertThat(world.told(Topic.ROTATION_PLANNED)).singleElement().satisfies(planned -> {
            assertThat(planned.way()).isEqualTo(Notice.Way.ALL);
            assertThat(planned.data().get("missing").asInt())
                    .isEqualTo(planned.data().get("places").asInt()
                            - planned.data().get("filled").asInt())
                    .isPositive();
        });
        assertThat(world.told(Topic.ROTATION_SHORTFALL))
                .singleElement()
                .matches(shortfall -> shortfall.way() == Notice.Way.QUEUE);
    }

    @Test
    void of_a_full_batch_nothing_is_said_to_be_missing() {
        world.items("low", 60, 1, "lower");
        world.items("up", 40, 1, "upper");

        planned();

        assertThat(world.told(Topic.ROTATION_PLANNED)).singleElement().matches(planned -> !planned.data()
                .has("missing"));
        assertThat(world.told(Topic.ROTATION_SHORTFALL)).isEmpty();
    }
}
