package id.simpul.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Delta debugging: looks for the shortest story in which the same is untrue, by leaving out steps, first many at once and then one by
 * one, and what went wrong in those that stay.
 */
final class Shrinker {
    private static final int ENOUGH_TO_TELL = 45;

    private final Predicate<Story> untrue;
    private final long until;
    private int tried;

    /**
     * @param untrue whether the same is untrue in a story
     * @param patience how long it may look; it then gives the shortest found
     */
    Shrinker(Predicate<Story> untrue, Duration patience) {
        this.untrue = untrue;
        this.until = System.nanoTime() + patience.toNanos();
    }

    /** How many stories it has played. */
    int tried() {
        return tried;
    }

    /** One that plays stories, and sees whether the same is untrue in them as in a history. */
    static Shrinker of(History history, Duration patience) {
        Set<String> kinds = kinds(history.untrue());
        return new Shrinker(
                story -> {
                    try (History again = story.play()) {
                        return kinds(again.untrue()).stream().anyMatch(kinds::contains);
                    }
                },
                patience);
    }

    Story shortest(Story story) {
        Story shortest = story;
        for (int size = Math.max(1, story.steps().size() / 2); ; size /= 2) {
            shortest = withoutPieces(shortest, size);
            if (size == 1 || isOver()) {
                return smooth(shortest);
            }
        }
    }

    /** From the end, since what happened long before matters least and what happened last most often does. */
    private Story withoutPieces(Story story, int size) {
        Story shortest = story;
        for (int to = story.steps().size() - 1; to > 0 && !isOver(); to -= size) {
            List<Step> rest = new ArrayList<>(shortest.steps());
            rest.subList(Math.max(0, to - size), to).clear();
            Story candidate = shortest.with(rest);
            if (isUntrue(candidate)) {
                shortest = candidate;
            }
        }
        return shortest;
    }

    private Story smooth(Story story) {
        Story shortest = story;
        for (int place = 0; place < story.steps().size() && !isOver(); place++) {
            if (shortest.steps().get(place).mishap().isPresent()) {
                List<Step> smoother = new ArrayList<>(shortest.steps());
                smoother.set(place, smoother.get(place).smoothly());
                if (isUntrue(shortest.with(smoother))) {
                    shortest = shortest.with(smoother);
                }
            }
        }
        return shortest;
    }

    private boolean isOver() {
        return System.nanoTime() > until;
    }

    private boolean isUntrue(Story story) {
        tried++;
        return untrue.test(story);
    }

    /** What is untrue, whoever and whatever it is untrue of. */
    private static Set<String> kinds(Set<String> untrue) {
        return untrue.stream()
                .map(one -> one.replaceAll("\\S*\\d\\S*", "#"))
                .map(one -> one.substring(0, Math.min(one.length(), ENOUGH_TO_TELL)))
                .collect(Collectors.toSet());
    }
}
