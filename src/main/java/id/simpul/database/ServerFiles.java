package id.simpul.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded server's directory: its binaries, its data, and the server that a killed hub may have left behind. */
record ServerFiles(Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFiles.class);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 20;

    ServerFiles {
        directory = directory.toAbsolutePath().normalize();
    }

    Path data() {
        return directory.resolve("data");
    }

    Path binaries() {
        return directory.resolve("binaries");
    }

    Path log() {
        return directory.resolve("server.log");
    }

    /** Written when a first start has come to its end; without it there is nothing in the data that anybody was promised. */
    private Path complete() {
        return directory.resolve("complete");
    }

    /** Stops an orphan, clears away a first start that was cut off, and refuses data of another version. */
    void prepare(String version) {
        try {
            Files.createDirectories(binaries());
            stopServer();
            if (!Files.exists(complete())) {
                setAside();
            }
            requireVersion(version);
            Files.deleteIfExists(log());
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused("The database's directory " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    void markComplete() {
        try {
            Files.writeString(complete(), "The first start came to its end.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireVersion(String version) throws IOException {
        Path file = data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(version)) {
            throw new StartRefused("The data in " + data() + " is of PostgreSQL " + found + ", and this hub brings "
                    + version + ": run ./simpul backup FILE with the version of the hub that you used before, then"
                    + " ./simpul restore FILE with this one in a new SIMPUL_HOME.");
        }
    }

    /** Asks the server of this directory, if one runs, to stop in good order, and waits until it is gone. */
    void stopServer() {
        try {
            stop(server());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process itself is waited for: it takes its number out of the data a moment before it ends. */
    void stop(Optional<ProcessHandle> server) throws IOException {
        Optional<ProcessHandle> running = server.filter(ProcessHandle::isAlive);
        if (running.isPresent() && !stopped(running.get(), "INT") && !stopped(running.get(), "QUIT")) {
            throw new StartRefused("The database server " + running.get().pid() + " of " + directory
                    + " does not stop; stop that process and start again.");
        }
    }

    private static boolean stopped(ProcessHandle server, String signal) throws IOException {
        LOG.info("Stopping the database server {}", server.pid());
        // Java can only send TERM, upon which PostgreSQL would wait for its clients to leave.
        new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(server.pid())).start();
        // It is no child of this process: Java itself would look only every some seconds whether it has ended.
        long until = System.nanoTime() + STOP.toNanos();
        while (server.isAlive() && System.nanoTime() < until) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the database stopped", e);
            }
        }
        return !server.isAlive();
    }

    /** The server that runs on this data. Its number may be another process's by now, so its program is looked at, too. */
    Optional<ProcessHandle> server() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Path ours = binaries().toRealPath();
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> process.info()
                .command()
                .map(Path::of)
                .filter(at -> at.startsWith(ours))
                .isPresent());
    }

    /** Never deleted: it may be that a copy lost the file that says it is whole. */
    private void setAside() throws IOException {
        if (!Files.exists(data())) {
            return;
        }
        Path aside = directory.resolve("data-aside-" + Instant.now().toString().replaceAll("[:.].*", ""));
        for (int more = 2; Files.exists(aside); more++) {
            aside = aside.resolveSibling(aside.getFileName() + "-" + more);
        }
        Files.move(data(), aside);
        LOG.warn(
                "{} is not known to be whole ({} is missing) and was moved to {}; a new one is made. If it is the database of"
                        + " this home, stop the hub, move it back and make that file again",
                data(),
                complete(),
                aside);
    }
}
