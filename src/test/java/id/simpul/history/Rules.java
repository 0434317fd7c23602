package id.simpul.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What staff have set from which day on, as they remember it: from that day on it counts, and no sooner. */
final class Rules {
    private record Change(LocalDate from, String field, String value) {}

    /** As staff are shown what they have set. */
    private static final Map<String, String> SHOWN = Map.of("yes", "true", "no", "false");

    private final List<Change> changes = new ArrayList<>();

    /** Of one day what is set later counts. */
    void set(LocalDate from, String field, String value) {
        changes.add(new Change(from, field, SHOWN.getOrDefault(value, value)));
    }

    /** What staff are shown as the rules of today is what they have set. */
    void hold(House house) {
        Map<String, String> expected = new HashMap<>();
        changes.stream()
                .filter(change -> !change.from().isAfter(house.today()))
                .sorted(Comparator.comparing(Change::from))
                .forEach(change -> expected.put(change.field(), change.value()));
        if (expected.isEmpty()) {
            return;
        }
        house.list("policy.fields").forEach(line -> {
            String field = line.path("field").asText();
            String value = line.path("value").asText();
            if (!value.equals(expected.getOrDefault(field, value))) {
                throw new Untrue(field + " is " + expected.get(field) + " since its day, and the hub says " + value);
            }
        });
    }
}
