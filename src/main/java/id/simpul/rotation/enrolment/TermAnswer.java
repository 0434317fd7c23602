package id.simpul.rotation.enrolment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.Prospect;
import id.simpul.rotation.planning.RotationShortfall;
import java.util.List;

/** What a school is told of a new term: its quarters, and how full each batch is expected to be (R12). */
final class TermAnswer {
    private TermAnswer() {}

    static Decision accepted(
            Enrolment agreement, List<Quarter> quarters, List<Prospect.Expected> forecast, Effect effect) {
        ObjectNode outcome = Json.object().put("agreement", agreement.id());
        ArrayNode list = outcome.putArray("quarters");
        quarters.forEach(quarter -> list.add(quarter.toString()));
        outcome.set("forecast", array(forecast));
        List<Prospect.Expected> falling = forecast.stream()
                .filter(expected -> expected.filled() < expected.places())
                .toList();
        List<Notice> notices = falling.isEmpty()
                ? List.of()
                : List.of(
                        Notice.to(agreement.school(), RotationShortfall.of(agreement.id(), falling.get(0), forecast)));
        return new Decision.Accepted(agreement.id(), outcome, List.of(effect), notices);
    }

    private static ArrayNode array(List<Prospect.Expected> forecast) {
        ArrayNode array = Json.object().putArray("forecast");
        forecast.forEach(expected -> array.add(Json.tree(expected)));
        return array;
    }
}
