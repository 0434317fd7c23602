package id.simpul.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who does what, as chance has it: of one seed always the same. */
abstract class Chances {
    private Random chance = new Random(0);

    /** From here on as this seed has it. */
    final void chance(long seed) {
        chance = new Random(seed);
    }

    final boolean happens(double probability) {
        return chance.nextDouble() < probability;
    }

    final int from(int least, int most) {
        return least + chance.nextInt(most - least + 1);
    }

    final <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /** Each of these with that probability. */
    final <T> List<T> some(List<T> of, double probability) {
        return new ArrayList<>(of.stream().filter(one -> happens(probability)).toList());
    }
}
