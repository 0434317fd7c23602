package id.simpul.console.frame;

import id.simpul.ledger.Event;
import id.simpul.ledger.Events.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened to a thing, in words. */
public final class History {
    private History() {}

    /** In the order in which they are given. */
    public static List<Map<String, Object>> told(List<Recorded> events, PageWords words) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Recorded recorded : events) {
            told.add(line(recorded, words));
        }
        return told;
    }

    /** One line of it, as templates show it. */
    public static Map<String, Object> line(Recorded recorded, PageWords words) {
        Event event = recorded.event();
        String type = event.detail().path("type").asText();
        String what = type.isEmpty()
                ? PageWords.capital(words.word("step", event.step()))
                : PageWords.capital(words.word("type", type)) + ": " + words.word("status", event.step());
        String by = event.detail().path("by").asText();
        String door = event.detail().path("door").asText();
        return Map.of(
                "at", words.time(recorded.at()),
                "what", what,
                "subject", event.subject(),
                "by", by.isEmpty() ? "" : words.get("event.by." + (door.isEmpty() ? "staff" : door), by),
                "reason", event.detail().path("reason").asText());
    }
}
