package id.simpul.history;

import id.simpul.policy.Policies;
import java.time.LocalDate;
import java.util.Random;

/**
 * Where a history takes place: who is there, what the library has, and by which rules it goes; all drawn from the seed.
 *
 * @param small whether few take part, so that a month takes little time
 * @param mishaps how probable it is in each step that something goes wrong
 */
record Setting(long seed, LocalDate first, int months, boolean small, double mishaps) {
    /** One that is drawn from its seed alone. */
    static Setting drawn(long seed, int months) {
        Random chance = new Random(~seed);
        return new Setting(
                seed,
                LocalDate.of(2026, 1, 5).plusDays(chance.nextInt(700)),
                months,
                true,
                0.1 + 0.25 * chance.nextDouble());
    }

    LocalDate until() {
        return first.plusMonths(months);
    }

    /** Small batches, so that a year takes seconds; the days vary. */
    Policies policies() {
        return Policies.parse("""
                - effective: 2019-01-01
                  rotation:
                    batch-size: %d
                    box-size: %d
                    move: %s
                  obligations:
                    due-days: %d
                    hold-back: %s
                  retention:
                    deliveries-days: 10
                    notices-days: 30
                    answers-days: 20
                """.formatted(
                        (small ? 3 : 5) + seed % 4,
                        small ? 2 : 4,
                        seed % 2 == 0 ? "next" : "previous",
                        seed % 3 == 0 ? 20 : 60,
                        seed % 5 == 0 ? "no" : "yes"));
    }

    /** Its library and its partners as they are before the first day. */
    History begin() {
        History history = new History(this);
        history.house().partner("library", "library");
        int schools = small ? history.from(2, 3) : history.from(4, 8);
        for (int school = 1; school <= schools; school++) {
            history.house().partner("sd-" + (100 + school), "school");
        }
        Cataloguing.fill(history, small ? history.from(15, 40) : history.from(50, 140));
        Exchanging.begin(history);
        return history;
    }
}
