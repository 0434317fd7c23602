package id.simpul.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Delta debugging: looks for the shortest story in which the same is untrue, by leaving out steps, first many at once and then one by
 * one, and what went wrong in those that stay.
 */
final class Shrinker {
    private static final int ENOUGH_TO_TELL = 45;

    private final Path home;
    private final long until;
    private int tried;

    /**
     * @param patience how long it may look; it then gives the shortest found
     */
    Shrinker(Path home, Duration patience) {
        this.home = home;
        this.until = System.nanoTime() + patience.toNanos();
    }

    /** How many stories it has played. */
    int tried() {
        return tried;
    }

    Story shortest(Story story, Set<String> untrue) {
        Set<String> kinds = kinds(untrue);
        Story shortest = story;
        for (int size = Math.max(1, story.steps().size() / 2); ; size /= 2) {
            shortest = withoutPieces(shortest, size, kinds);
            if (size == 1 || isOver()) {
                return smooth(shortest, kinds);
            }
        }
    }

    /** From the end, since what happened long before matters least and what happened last most often does. */
    private Story withoutPieces(Story story, int size, Set<String> kinds) {
        Story shortest = story;
        for (int to = story.steps().size() - 1; to > 0 && !isOver(); to -= size) {
            List<Step> rest = new ArrayList<>(shortest.steps());
            rest.subList(Math.max(0, to - size), to).clear();
            Story candidate = shortest.with(rest);
            if (isUntrue(candidate, kinds)) {
                shortest = candidate;
            }
        }
        return shortest;
    }

    private Story smooth(Story story, Set<String> kinds) {
        Story shortest = story;
        for (int place = 0; place < story.steps().size() && !isOver(); place++) {
            if (shortest.steps().get(place).mishap().isPresent()) {
                List<Step> smoother = new ArrayList<>(shortest.steps());
                smoother.set(place, smoother.get(place).smoothly());
                if (isUntrue(shortest.with(smoother), kinds)) {
                    shortest = shortest.with(smoother);
                }
            }
        }
        return shortest;
    }

    private boolean isOver() {
        return System.nanoTime() > until;
    }

    private boolean isUntrue(Story story, Set<String> kinds) {
        tried++;
        try (History history = story.play(home)) {
            return kinds(history.untrue()).stream().anyMatch(kinds::contains);
        }
    }

    /** What is untrue, whoever and whatever it is untrue of. */
    private static Set<String> kinds(Set<String> untrue) {
        return untrue.stream()
                .map(one -> one.replaceAll("\\S*\\d\\S*", "#"))
                .map(one -> one.substring(0, Math.min(one.length(), ENOUGH_TO_TELL)))
                .collect(Collectors.toSet());
    }
}
