package id.simpul.exchange;

import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Index of titles by what makes them alike: the same ISBN, the same words, or nearly as long and nearly the same letters. Only what
 * passes is compared with care; nothing that the careful comparison admits is passed over (R15).
 */
@Decides(Rule.R15)
final class TitleIndex<T> {
    private final List<T> all;
    private final Spelling[] spellings;
    private final ByLength bares;
    private final ByLength plains;
    private final boolean hasVolumes;
    private final Map<String, List<Integer>> byNumber = new HashMap<>();
    private final Map<String, List<Integer>> byPlain = new HashMap<>();

    TitleIndex(List<T> all, Function<T, Spelling> spelling) {
        this.all = List.copyOf(all);
        spellings = all.stream().map(spelling).toArray(Spelling[]::new);
        bares = new ByLength(Arrays.stream(spellings).map(Spelling::bareLetters).toArray(Letters[]::new));
        plains = new ByLength(
                Arrays.stream(spellings).map(Spelling::plainLetters).toArray(Letters[]::new));
        hasVolumes = Arrays.stream(spellings).anyMatch(Spelling::hasVolume);
        for (int place = 0; place < spellings.length; place++) {
            int one = place;
            spellings[one].number().ifPresent(number -> put(byNumber, number, one));
            put(byPlain, spellings[one].plain(), one);
        }
    }

    private static void put(Map<String, List<Integer>> places, String key, int place) {
        places.computeIfAbsent(key, any -> new ArrayList<>()).add(place);
    }

    /**
     * What is the same or near, in the order of the list.
     *
     * @param effort what is looked at is counted; it is for the caller to stop when it is spent
     */
    List<Alike<T>> alike(Spelling asked, int nearPercent, Effort effort) {
        BitSet candidates = new BitSet(spellings.length);
        asked.number()
                .ifPresent(number -> byNumber.getOrDefault(number, List.of()).forEach(candidates::set));
        byPlain.getOrDefault(asked.plain(), List.of()).forEach(candidates::set);
        bares.gather(asked.bareLetters(), nearPercent, candidates, effort);
        if (hasVolumes || asked.hasVolume()) {
            plains.gather(asked.plainLetters(), nearPercent, candidates, effort);
        }
        List<Alike<T>> found = new ArrayList<>();
        candidates.stream()
                .filter(place -> !asked.isAnotherNumberThan(spellings[place])
                        || asked.number().equals(spellings[place].number()))
                .forEach(place -> {
                    effort.compared(asked, spellings[place]);
                    Likeness.of(asked, spellings[place], nearPercent)
                            .ifPresent(likeness -> found.add(new Alike<>(all.get(place), likeness)));
                });
        return found;
    }

    /** The letters of all titles in the order of their length. */
    private static final class ByLength {
        private final Letters[] letters;
        private final int[] places;
        /** How many titles are shorter than so many letters, and so where those begin that are not. */
        private final int[] shorter;

        ByLength(Letters[] all) {
            Integer[] order = new Integer[all.length];
            Arrays.setAll(order, place -> place);
            Arrays.sort(order, Comparator.comparingInt(place -> all[place].length()));
            places = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
            letters = Arrays.stream(order).map(place -> all[place]).toArray(Letters[]::new);
            shorter = new int[letters.length == 0 ? 1 : letters[letters.length - 1].length() + 2];
            for (Letters one : letters) {
                shorter[one.length() + 1]++;
            }
            Arrays.parallelPrefix(shorter, Integer::sum);
        }

        /** Those that the rule about lengths and letters does not exclude. */
        void gather(Letters asked, int nearPercent, BitSet into, Effort effort) {
            int from = start(-Math.floorDiv(-asked.length() * nearPercent, Likeness.WHOLE));
            int to = start(asked.length() * Likeness.WHOLE / nearPercent + 1);
            effort.seen(to - from);
            for (int place = from; place < to; place++) {
                if (asked.mayBeNear(letters[place], nearPercent)) {
                    into.set(places[place]);
                }
            }
        }

        private int start(int length) {
            return shorter[Math.min(length, shorter.length - 1)];
        }
    }
}
