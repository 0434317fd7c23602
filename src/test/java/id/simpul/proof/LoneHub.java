package id.simpul.proof;

import static org.awaitility.Awaitility.await;

import id.simpul.journey.ChildHub;
import id.simpul.journey.WholeHub;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A hub with broker and database in it, which is started again whenever it has ended, as a service manager does. */
final class LoneHub implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final WholeHub settings;
    private final String[] options;
    private ChildHub running;

    LoneHub(Path directory, String... options) throws Exception {
        settings = new WholeHub(directory);
        this.options = options.clone();
        running = ChildHub.started(settings, options);
    }

    WholeHub settings() {
        return settings;
    }

    ChildHub running() {
        return running;
    }

    /** The processes of its database. */
    List<ProcessHandle> database() {
        List<ProcessHandle> all = new ArrayList<>(running.processes());
        all.remove(0);
        return all;
    }

    /** Waits until it is ready again, having started it again if it has ended. */
    void recover() throws Exception {
        if (!running.processes().get(0).isAlive()) {
            running.close();
            running = ChildHub.started(settings, options);
        }
        await().atMost(PATIENCE).until(this::isReady);
    }

    private boolean isReady() throws Exception {
        if (!running.processes().get(0).isAlive()) {
            running.close();
            running = ChildHub.started(settings, options);
        }
        try {
            return settings.readiness() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = running.processes();
        running.terminate();
        all.forEach(process -> process.onExit()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join());
        running.close();
        all.forEach(ProcessHandle::destroyForcibly);
        settings.close();
    }
}
