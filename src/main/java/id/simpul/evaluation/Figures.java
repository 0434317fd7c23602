package id.simpul.evaluation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The counts of one partner, or of several together. */
public final class Figures {
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    public long get(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /** As {@link #get}; nothing where nobody has reported what the hub cannot count itself. */
    Optional<Long> known(Count count) {
        return count.isReported() ? Optional.ofNullable(counts.get(count)) : Optional.of(get(count));
    }

    void add(Count count, long number) {
        counts.merge(count, number, Long::sum);
    }

    void add(Figures more) {
        more.counts.forEach(this::add);
    }

    static Figures sum(Iterable<Figures> all) {
        Figures sum = new Figures();
        all.forEach(sum::add);
        return sum;
    }

    boolean isEmpty() {
        return counts.values().stream().allMatch(number -> number == 0);
    }
}
