package id.simpul.rotation.planning;

import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Title;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Prints how long the forecast for one more school takes, and how much of that its counted effort explains: in one plan, and quarter by
 * quarter. A unit of effort should cost about the same everywhere.
 */
public final class ForecastBench {
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final Quarter NEXT = Quarter.parse("2026-Q2");
    private static final int TIMES = 7;

    private ForecastBench() {}

    public static void main(String[] args) {
        Policy policy = Policies.defaults().asOf(LocalDate.of(2026, 3, 10));
        for (int round = 0; round < 6; round++) {
            System.out.println("schools titles copies   one plan ms  ns/effort   played ms  ns/effort full");
            for (int[] size : new int[][] {
                {15, 4_000, 5},
                {15, 500, 2},
                {100, 4_000, 20},
                {100, 900, 100},
                {50, 400, 1},
                {3, 400, 1},
                {30, 4_000, 1},
                {15, 4_000, 1},
                {60, 1_200, 2}
            }) {
                tell(size, policy);
            }
        }
    }

    private static void tell(int[] size, Policy policy) {
        Prospect one = prospect(size, Optional.empty());
        Prospect played = prospect(size, Optional.of(NEXT));
        Prospect.Seat asked = seat("sd-new");
        double plain = millis(one, asked, policy);
        double slow = millis(played, asked, policy);
        System.out.printf(
                Locale.ROOT,
                "%7d %6d %6d %12.1f %10.2f %11.1f %10.2f %s%n",
                size[0],
                size[1],
                size[2],
                plain,
                plain * 1e6 / one.effort(asked),
                slow,
                slow * 1e6 / played.effort(asked),
                played.forecast(List.of(asked), policy).isFull());
    }

    private static double millis(Prospect prospect, Prospect.Seat asked, Policy policy) {
        return IntStream.range(0, TIMES)
                .mapToDouble(time -> {
                    long start = System.nanoTime();
                    prospect.forecast(List.of(asked), policy);
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Prospect prospect(int[] size, Optional<Quarter> resting) {
        List<Title> titles = IntStream.range(0, size[1])
                .mapToObj(t -> Title.of("t-" + t, LEVELS.get(t % LEVELS.size()), size[2]))
                .toList();
        List<Prospect.Seat> seats =
                IntStream.range(0, size[0]).mapToObj(s -> seat("sd-" + s)).toList();
        return new Prospect(titles, seats, Map.of(), resting);
    }

    private static Prospect.Seat seat(String school) {
        return new Prospect.Seat(school, 60, 60, List.of(), List.of(NEXT, NEXT.plus(1), NEXT.plus(2), NEXT.plus(3)));
    }
}
