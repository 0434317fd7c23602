package id.simpul.history;

import id.simpul.TestFiles;
import id.simpul.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Breaks the hub, and has the simulator look for it in a JVM of its own: the broken class stands ahead on its class path. */
final class Hunt {
    private static final Pattern LAST = Pattern.compile("in all (\\d+) histories and (\\d+) steps in ([\\d.]+) s");

    private static final int MONTHS = Integer.getInteger("simulate.months", 4);

    /** Of processor time the JVM gets so much less than time goes by, beside other work and the database. */
    private static final long SLOWEST = 20;

    private static final String UNTRUE = "untrue: ";

    /**
     * What came of it.
     *
     * @param found whether anything was untrue
     * @param said the last line of how far it came, and what was untrue
     */
    record Result(boolean found, String said) {
        /** After how many histories, steps and seconds of the JVM's processor time. */
        String after() {
            Matcher last = LAST.matcher(said);
            String text = "";
            while (last.find()) {
                text = last.group(1) + " | " + last.group(2) + " | " + last.group(3);
            }
            return text;
        }

        /** The first line of what was untrue. */
        String untrue() {
            return said.lines()
                    .filter(line -> line.startsWith(UNTRUE))
                    .findFirst()
                    .map(line -> line.substring(UNTRUE.length()))
                    .map(line -> line.substring(0, Math.min(line.length(), 120)))
                    .orElse("nothing");
        }
    }

    private Hunt() {}

    /** @param seconds of the JVM's processor time, after which it is not found */
    static Result of(Mutant mutant, long seed, int seconds) throws IOException, InterruptedException {
        Path home = TestFiles.folder("mutant-");
        Path classes = compiled(mutant, home);
        Path output = home.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx800m",
                "-Dsimpul.log.level=off",
                TestDatabase.shared(),
                "-cp",
                classes + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                Simulation.class.getName(),
                String.valueOf(seed),
                String.valueOf(seconds),
                Integer.toString(MONTHS),
                "0"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(seconds * SLOWEST + 120, TimeUnit.SECONDS);
            return new Result(ended && process.exitValue() == Simulation.FOUND, Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Only the class itself: what it is broken to must be something that others can use as before. */
    private static Path compiled(Mutant mutant, Path home) throws IOException {
        Path source = home.resolve("src").resolve(mutant.source().getFileName());
        Files.createDirectories(source.getParent());
        Files.writeString(source, mutant.text());
        Path classes = Files.createDirectories(home.resolve("classes"));
        JavaCompiler compiler =
                Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).orElseThrow();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-parameters",
                    "-nowarn",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean done = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!done) {
                throw new IllegalStateException("The mutant cannot be compiled: " + mutant.what());
            }
        }
        return classes;
    }
}
