package id.simpul.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Something that may happen on a day.
 *
 * @param chance how probable it is each day
 * @param brings what is to come of it, so that it is tried more often until that has been; empty if anything
 */
record Happening(String name, double chance, Consumer<History> act, Optional<String> brings) {
    private static final double MORE = 4;

    Happening(String name, double chance, Consumer<History> act) {
        this(name, chance, act, Optional.empty());
    }

    Happening bringing(String what) {
        return new Happening(name, chance, act, Optional.of(what));
    }

    double chance(Played played) {
        return brings.filter(what -> !played.never(List.of(what)).isEmpty()).isPresent()
                ? Math.min(0.9, chance * MORE)
                : chance;
    }
}
