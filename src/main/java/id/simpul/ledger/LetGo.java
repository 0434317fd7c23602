package id.simpul.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;

/** How the history keeps that somebody was not told of something because its day had passed. */
public final class LetGo {
    private static final List<String> THINGS = List.of("batch", "exchange", "booking", "agreement", "proposal");

    private LetGo() {}

    /**
     * A line of the history of what it was about, or of the partner if it was about several things.
     *
     * @param topic of the notice, as on the wire
     * @param lastDay when it would have made sense for the last time
     */
    public static Event event(PartnerId partner, String topic, JsonNode data, LocalDate lastDay) {
        String subject = THINGS.stream()
                .map(thing -> data.path(thing).asText())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(partner.value());
        ObjectNode detail = Json.object().put("topic", topic).put("lastDay", lastDay.toString());
        return new Event(partner, subject, "let-go", detail);
    }
}
