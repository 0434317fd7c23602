package id.simpul.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What happens to the hub itself, between two steps. */
final class Troubles {
    private record Field(String name, List<String> values) {}

    private static final List<Field> FIELDS = List.of(
            new Field("obligations.due-days", List.of("20", "45", "60")),
            new Field("obligations.hold-back", List.of("yes", "no")),
            new Field("rotation.turnaround-days", List.of("1", "3", "5")));

    private Troubles() {}

    static void again(History history) {
        history.chronicle().tell("a message of long ago comes again");
        history.house().post().again(history.from(0, 1 << 20));
        history.played().count("a message comes again");
    }

    static void conflicting(History history) {
        history.chronicle().tell("an id comes with another body");
        history.house().post().conflicting(history.from(0, 1 << 20));
        history.played().count("an id is used for something else");
    }

    static void deliver(History history) {
        history.house().deliver();
    }

    static void restart(History history) {
        history.chronicle().tell("the hub starts again");
        history.house().hubs().restart();
    }

    static void takeOver(History history) {
        history.chronicle().tell("another hub takes over");
        history.house().hubs().takeOver();
    }

    /** By minutes or hours; by more the hub would do nothing until somebody had looked. */
    static void clock(History history) {
        Duration by = Duration.ofMillis(history.from(1, 8_000_000));
        history.chronicle().tell("the clock is put back by " + by);
        history.house().clockBack(by);
        history.played().count("the clock is put back");
    }

    /** Staff change a rule from today or a later day on; the hub goes by it. */
    static void policy(History history) {
        Field field = history.one(FIELDS);
        String value = history.one(field.values());
        LocalDate from = history.today().plusDays(history.from(0, 20));
        ObjectNode data = Json.object().put("effective", from.toString());
        data.withArray("changes").addObject().put("field", field.name()).put("value", value);
        if (history.act(RequestType.STAFF_POLICY_SET, data, "set " + data).isDone()) {
            history.rules().set(from, field.name(), value);
            history.house().hubs().isByTheRules();
        }
    }
}
