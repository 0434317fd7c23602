package id.simpul.history;

import id.simpul.TestFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Plays histories for some time and ends with the first that is not true: for long runs, and for hubs that are broken on purpose. */
public final class Simulation {
    private static final int FOUND = 3;

    private Simulation() {}

    /**
     * @param arguments the first seed, for how many seconds, and how many months each history has
     */
    public static void main(String... arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        long until = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000;
        int months = Integer.parseInt(arguments[2]);
        Path home = TestFiles.folder("simulation-");
        long steps = 0;
        for (int runs = 1; System.nanoTime() < until; seed++, runs++) {
            long begun = System.nanoTime();
            try (History history = Simulator.lived(Setting.drawn(seed, months), home)) {
                steps += history.steps().size();
                System.out.printf(
                        "%d %s steps %d in %d ms, in all %d histories and %d steps%n",
                        seed,
                        history.untrue().isEmpty() ? "true" : "UNTRUE",
                        history.steps().size(),
                        (System.nanoTime() - begun) / 1_000_000,
                        runs,
                        steps);
                if (!history.untrue().isEmpty()) {
                    System.out.println(history.chronicle().text());
                    System.out.println(String.join("\n", history.untrue()));
                    System.exit(FOUND);
                }
            }
        }
        System.exit(0);
    }
}
