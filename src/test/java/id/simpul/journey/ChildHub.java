package id.simpul.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Simpul;
import id.simpul.command.RunningHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** A hub in a process of its own, started by its command as an operator would. */
public final class ChildHub implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 600;

    private final Path home;
    private final Map<String, String> environment;
    private final Process process;
    private final List<String> said = new ArrayList<>();

    private ChildHub(WholeHub settings, Path home, String... options) {
        this.home = home;
        this.environment = settings.environment();
        List<String> command = new ArrayList<>(QuickStart.java().toList());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", QuickStart.classPath(), Simpul.class.getName(), "run", "--language", "en"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SIMPUL_"));
        builder.environment().putAll(environment);
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread listener = new Thread(this::listen, "child-hub");
        listener.setDaemon(true);
        listener.start();
    }

    /** Begins to start, on the home and ports of these settings. */
    public static ChildHub starting(WholeHub settings, String... options) {
        return new ChildHub(settings, settings.home(), options);
    }

    /** Starts, and is up. */
    public static ChildHub started(WholeHub settings, String... options) throws Exception {
        ChildHub hub = starting(settings, options);
        hub.awaitUp();
        return hub;
    }

    /** Waits until it is up; it is ended if that takes too long. */
    public void awaitUp() throws Exception {
        try {
            awaitSaying(line -> line.contains("Simpul is up."));
        } catch (TimeoutException late) {
            processes().forEach(ProcessHandle::destroyForcibly);
            throw late;
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
            }
        } catch (IOException e) {
            note("its output broke off: " + e.getMessage());
        } finally {
            note("(end of its output)");
        }
    }

    private synchronized void note(String line) {
        said.add(line);
        notifyAll();
    }

    public synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** The last lines that it said. */
    public synchronized List<String> lately() {
        return List.copyOf(said.subList(Math.max(0, said.size() - 20), said.size()));
    }

    /** Waits until it has said such a line. */
    public synchronized String awaitSaying(Predicate<String> line) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (said.stream().noneMatch(line)) {
            long left = until - System.nanoTime();
            if (left <= 0 || said.contains("(end of its output)")) {
                throw new TimeoutException("The hub did not say it; it said:\n" + String.join("\n", said));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return said.stream().filter(line).findFirst().orElseThrow();
    }

    /** Adds a partner by the command's own way in. */
    public Member add(String id, String kind, String... notify) {
        ObjectNode shown = new RunningHub(home)
                .ask("partner.add", Member.entry(id, kind, notify), "Sari", "a journey")
                .get(0);
        return Member.of(shown);
    }

    /** All processes it runs on, itself the first. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        process.toHandle().descendants().forEach(all::add);
        return all;
    }

    /** Sends SIGTERM; by its handle, which leaves its output open to be read to the end. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits until it is dead and the server of its database knows: the next hub waits for that only shortly. */
    public void kill() {
        die();
        if (environment.containsKey("SIMPUL_DB_URL")) {
            Jdbi database = Jdbi.create(
                    environment.get("SIMPUL_DB_URL"),
                    environment.get("SIMPUL_DB_USER"),
                    environment.get("SIMPUL_DB_PASSWORD"));
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> !hasLocks(database));
        }
    }

    private boolean hasLocks(Jdbi database) {
        return database.withHandle(db -> db.createQuery("""
                        select count(*) > 0 from pg_locks join pg_stat_activity using (pid)
                         where locktype = 'advisory' and granted and application_name = :hub
                        """)
                .bind("hub", "simpul " + process.pid())
                .mapTo(Boolean.class)
                .one());
    }

    private void die() {
        process.destroyForcibly().onExit().join();
    }

    /** Its exit code; fails if it does not end in time. */
    public int exitWithin(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "The hub was still running after " + seconds + " seconds; it said:\n" + String.join("\n", said()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        die();
    }
}
