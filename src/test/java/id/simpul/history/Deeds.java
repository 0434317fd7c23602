package id.simpul.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was really sent, answered and counted, by the day on which it was: of this the evaluation must tell. */
final class Deeds {
    /**
     * A batch left.
     *
     * @param places how many books it should have had
     */
    record Sent(String batch, String school, LocalDate on, int places, List<String> barcodes) {}

    /**
     * A school said how its batch was read.
     *
     * @param loans none if it did not say
     */
    record Answer(String school, LocalDate on, Optional<Integer> rating, Optional<Long> loans) {}

    /** People who came to the library, or came to it newly. */
    record People(long visits, long newMembers) {}

    /**
     * What the library counted on a day.
     *
     * @param partners of those of whose people it counted any
     */
    record Counted(People all, Map<String, People> partners) {}

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<LocalDate, Counted> days = new TreeMap<>();

    void sent(Sent one) {
        sent.put(one.batch(), one);
    }

    List<Sent> sent() {
        return List.copyOf(sent.values());
    }

    Optional<Sent> sent(String batch) {
        return Optional.ofNullable(sent.get(batch));
    }

    void answered(Answer one) {
        answers.add(one);
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** A later report of a day takes the place of an earlier one. */
    void counted(LocalDate day, Counted counted) {
        days.put(day, counted);
    }

    Map<LocalDate, Counted> days() {
        return new HashMap<>(days);
    }
}
