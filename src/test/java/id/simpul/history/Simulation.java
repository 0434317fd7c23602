package id.simpul.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Plays histories for some time and ends with the first that is not true, which it makes short: for long runs, and for hubs that are
 * broken on purpose.
 */
public final class Simulation {
    /** The exit code if something is untrue. */
    static final int FOUND = 3;

    private Simulation() {}

    /**
     * @param arguments the first seed, for how many seconds of this JVM's processor time, how many months each history has, and for how many seconds it is made short; or the file of a story to be played again
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length == 1) {
            again(Story.parse(Files.readString(Path.of(arguments[0]))));
        } else {
            List<Long> numbers = List.of(arguments).stream().map(Long::valueOf).toList();
            many(numbers.get(0), numbers.get(1), numbers.get(2).intValue(), Duration.ofSeconds(numbers.get(3)));
        }
        System.exit(0);
    }

    private static void again(Story story) {
        try (History history = story.play()) {
            tell(history);
        }
    }

    private static void many(long first, long seconds, int months, Duration patience) {
        long steps = 0;
        for (long seed = first; used().toSeconds() < seconds; seed++) {
            Setting setting = Setting.drawn(seed, months);
            try (History history = Simulator.lived(setting)) {
                steps += history.steps().size();
                System.out.printf(
                        "seed %d: %s; in all %d histories and %d steps in %.1f s%n",
                        seed,
                        history.untrue().isEmpty() ? "true" : "UNTRUE",
                        seed - first + 1,
                        steps,
                        used().toMillis() / 1e3);
                if (!history.untrue().isEmpty()) {
                    Failing failing = Failing.of(Story.of(setting, history), history, patience);
                    System.out.println(failing.text());
                    System.exit(FOUND);
                }
            }
        }
    }

    /** Beside other work the clock says little. */
    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static void tell(History history) {
        System.out.println(history.chronicle().text());
        System.out.println(String.join("\n", history.untrue()));
        if (!history.untrue().isEmpty()) {
            System.exit(FOUND);
        }
    }
}
