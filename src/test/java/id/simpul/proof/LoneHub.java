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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A hub with broker and database in it, which is started again whenever it has ended. */
final class LoneHub implements Site {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration FULL = Duration.ofSeconds(5);
    private static final int STOP_SECONDS = 30;

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
        all.put("the database is killed", () -> server().forEach(ProcessHandle::destroyForcibly));
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
            return !isAlive();
        });
    }

    private boolean isAlive() {
        return running.processes().get(0).isAlive();
    }

    /** The processes of its database. */
    private List<ProcessHandle> server() {
        List<ProcessHandle> all = new ArrayList<>(running.processes());
        all.remove(0);
        return all;
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
        if (!isAlive()) {
            int code = running.exitWithin(STOP_SECONDS);
            if (code != KillPoint.AS_BY_SIGKILL && code != RunCommand.BROKER_GAVE_UP) {
                throw new AssertionError(
                        "The hub ended by itself, with exit code " + code + "; it said:\n" + String.join("\n", said()));
            }
            running.close();
            running = start();
        }
        try {
            return settings.readiness() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
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
        Path home = settings.home();
        String port;
        try (var files = Files.walk(home)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            port = Files.readAllLines(pid).get(3);
        }
        String password = Secrets.of(home).get("database");
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
