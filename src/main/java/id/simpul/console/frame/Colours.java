package id.simpul.console.frame;

import java.util.Map;
import java.util.Set;

/** The colour of a state, always beside its word: good, waiting, bad, on its way, or at rest. */
final class Colours {
    private static final Map<String, Set<String>> STATES = Map.of(
            "ok",
                    Set.of(
                            "received",
                            "returned",
                            "settled",
                            "accepted",
                            "active",
                            "confirmed",
                            "booked",
                            "done",
                            "agreed",
                            "sent"),
            "wait",
                    Set.of(
                            "pending",
                            "held",
                            "promised",
                            "waiting",
                            "due",
                            "partly-returned",
                            "proposed",
                            "retrying",
                            "open"),
            "bad", Set.of("late", "overdue", "refused", "failed", "lost", "damaged", "missing", "wrong"),
            "info", Set.of("announced", "packed", "dispatched", "planned", "recorded"));

    private Colours() {}

    static String of(String state) {
        return STATES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(state))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("rest");
    }
}
