package id.simpul.health;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A look that is dear: between two of them the last one counts. For one thread. */
final class Seldom implements Supplier<Reading> {
    private final Duration between;
    private final Supplier<Reading> look;
    private Optional<Reading> last = Optional.empty();
    private long looked;

    Seldom(Duration between, Supplier<Reading> look) {
        this.between = between;
        this.look = look;
    }

    @Override
    public Reading get() {
        if (last.isEmpty() || System.nanoTime() - looked > between.toNanos()) {
            last = Optional.of(look.get());
            looked = System.nanoTime();
        }
        return last.get();
    }
}
