package id.simpul.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Received;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;

/** A reply as a partner's system read it: what it answers by the transport's word, and what it says. */
public record Answered(String correlation, String text) {
    static Answered of(Received message) {
        return new Answered(message.correlation(), message.text());
    }

    ObjectNode event() {
        return Json.parse(text);
    }

    /** The id of the request as the reply itself names it. */
    String request() {
        return event().at("/data/request").asText();
    }

    String status() {
        return event().at("/data/status").asText();
    }

    JsonNode outcome() {
        return event().at("/data/outcome");
    }

    List<String> codes() {
        return reasons("code");
    }

    /** Each reason as {@code code pointer}. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        event().at("/data/reasons")
                .forEach(reason -> problems.add(reason.path("code").asText() + " "
                        + reason.path("pointer").asText()));
        return problems;
    }

    private List<String> reasons(String field) {
        List<String> values = new ArrayList<>();
        event().at("/data/reasons")
                .forEach(reason -> values.add(reason.path(field).asText()));
        return values;
    }
}
