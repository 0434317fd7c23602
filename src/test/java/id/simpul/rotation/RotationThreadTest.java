package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationThreadTest {
    private final World world = new World();

    @BeforeEach
    void two_schools_and_a_collection() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 300, 1, "lower");
        world.items("up", 250, 1, "upper");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_school_enrols_gets_a_batch_gives_it_back_and_owes_what_it_lost() {
        world.livesTo(LocalDate.of(2026, 2, 2));
        Decision enrolled = world.ask("sd-01", RequestType.ROTATION_ENROL, world.enrolment(6));
        assertThat(enrolled).isInstanceOf(Decision.Accepted.class);
        assertThat(enrolled.outcome().get("quarters")).hasToString("[\"2026-Q2\",\"2026-Q3\"]");
        assertThat(enrolled.outcome().get("forecast").get(0).get("filled").asInt())
                .isEqualTo(100);

        world.livesTo(LocalDate.of(2026, 3, 7));
        assertThat(world.told(Topic.ROTATION_PLANNED)).hasSize(1);
        world.livesTo(LocalDate.of(2026, 3, 23));
        Notice announced = world.told(Topic.ROTATION_ANNOUNCED).get(0);
        assertThat(announced.data().get("items")).hasSize(100);
        String batch = announced.data().get("batch").asText();

        world.livesTo(LocalDate.of(2026, 4, 6));
        Decision dispatched =
                world.staff(RequestType.STAFF_DISPATCH, Json.object().put("batch", batch));
        assertThat(dispatched.outcome().get("state").asText()).isEqualTo("dispatched");
        Decision received =
                world.ask("sd-01", RequestType.ROTATION_RECEIVED, Json.object().put("batch", batch));
        assertThat(received.outcome().get("state").asText()).isEqualTo("received");

        world.livesTo(LocalDate.of(2026, 7, 6));
        String lost = announced.data().get("items").get(3).get("barcode").asText();
        var back = Json.object().put("batch", batch).put("all", true);
        back.putArray("lost").addObject().put("barcode", lost);
        Decision returned = world.ask("sd-01", RequestType.ROTATION_RETURNED, back);
        assertThat(returned.outcome().get("state").asText()).isEqualTo("returned");
        assertThat(returned.outcome().get("obligations").get(0).get("barcode").asText())
                .isEqualTo(lost);

        Decision checkedIn =
                world.staff(RequestType.STAFF_CHECKIN, Json.object().put("batch", batch));
        assertThat(checkedIn.outcome().get("state").asText()).isEqualTo("closed");
        assertThat(checkedIn.outcome().get("items").asInt()).isEqualTo(99);
        assertThat(world.text("select count(*) from items where loan = ?", batch))
                .isEqualTo("0");
    }
}
