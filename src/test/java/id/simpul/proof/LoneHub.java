package id.simpul.proof;

import id.simpul.client.Doors;
import id.simpul.command.RunCommand;
import id.simpul.database.Database;
import id.simpul.hub.Secrets;
import id.simpul.journey.ChildHub;
import id.simpul.journey.Member;
import id.simpul.journey.WholeHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub with broker and database in it, which is started again whenever it has ended. */
final class LoneHub implements Site {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration FULL = Duration.ofSeconds(5);
    private static final int STOP_SECONDS = 30;
    private static final int LINES = 40;

    private final WholeHub settings;
    private final Path killAt;
    private final Cables cables;
    private final Optional<SmallDisk> disk;
    private ChildHub running;

    /**
     * @param room of its disk, in bytes
     */
    LoneHub(Path directory, long room, Post post) throws Exception {
        Path folder = directory.resolve("disk");
        disk = SmallDisk.at(folder, room);
        killAt = directory.resolve(KillPoint.FILE);
        settings = post.mailFor(WholeHub.withOwnDatabase(folder))
                .with("SIMPUL_ROUTES", KillPoint.routesIn(directory).toString());
        running = start();
        cables = new Cables(settings.doors());
    }

    private ChildHub start() throws Exception {
        ChildHub hub = ChildHub.starting(settings, "-D" + KillPoint.FILE + "=" + killAt);
        hub.awaitUp();
        return hub;
    }

    @Override
    public Map<String, Fault> faults(Allowance allowance) {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("the hub is killed", () -> running.kill());
        all.put("the hub is killed before it decides", () -> killAt("read", allowance));
        all.put("the hub is killed between the commits", () -> killAt("written", allowance));
        all.put("the database is killed", this::killServer);
        disk.ifPresent(its -> all.put("the disk is full", () -> {
            its.fill();
            LockSupport.parkNanos(FULL.toNanos());
            its.free();
        }));
        all.put("the partners' connections are cut", cables::cut);
        all.put("the partners' connections stall", cables::stall);
        all.put("the partners' connections are slow", cables::slow);
        return all;
    }

    /** The next request gets there, which the clients may have none left of. */
    private void killAt(String point, Allowance allowance) throws IOException {
        Files.writeString(killAt, point);
        Site.within(PATIENCE).until(() -> {
            allowance.add(1);
            return hasEnded();
        });
    }

    private void killServer() throws IOException {
        settings.databaseServer().orElseThrow().destroyForcibly();
        Site.within(PATIENCE).until(this::hasEnded);
    }

    /** Also where its broker or its database was ended by a full disk a while after there was room again. */
    @Override
    public boolean hasEnded() {
        return !running.processes().get(0).isAlive();
    }

    @Override
    public Doors doors() {
        return cables.doors();
    }

    @Override
    public Member add(String partner) {
        return running.add(partner, "other", "queue", "email");
    }

    @Override
    public void recover() {
        Site.within(PATIENCE).until(this::isReady);
    }

    private boolean isReady() throws Exception {
        if (hasEnded()) {
            int code = running.exitWithin(STOP_SECONDS);
            if (code != KillPoint.AS_BY_SIGKILL && code != RunCommand.PART_ENDED) {
                throw new AssertionError(
                        "The hub ended by itself, with exit code " + code + "; it said:\n" + String.join("\n", said()));
            }
            running.close();
            if (!startsAgain()) {
                return false;
            }
        }
        try {
            return settings.readiness() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** A start that fails is told, and tried again, as a service manager does. */
    private boolean startsAgain() throws Exception {
        try {
            running = start();
            return true;
        } catch (TimeoutException failed) {
            System.out.println("A start failed, and is tried again: " + failed.getMessage() + "\n" + databaseLately());
            return false;
        }
    }

    /** The ends of what the hub's own database server has logged: most starts that fail wait for it in vain. */
    private String databaseLately() throws IOException {
        Path database = home().resolve("database");
        try (Stream<Path> logs = Files.list(database.resolve("data").resolve("log"))) {
            return Stream.concat(
                            Stream.of(database.resolve("server.log")), logs.max(Comparator.naturalOrder()).stream())
                    .map(LoneHub::end)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String end(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return file + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path home() {
        return settings.home();
    }

    @Override
    public List<String> said() {
        return running.lately();
    }

    @Override
    public Database database() throws IOException {
        String password = Secrets.of(settings.home()).get("database");
        String port = settings.databasePort().orElseThrow();
        return Database.reach("jdbc:postgresql://127.0.0.1:" + port + "/simpul", "simpul", password);
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = running.processes();
        running.terminate();
        all.forEach(process -> process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join());
        all.forEach(ProcessHandle::destroyForcibly);
        running.close();
        cables.close();
        settings.close();
        if (disk.isPresent()) {
            disk.get().close();
        }
    }
}
