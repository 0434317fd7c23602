package id.simpul.proof;

import static org.awaitility.Awaitility.await;

import id.simpul.client.Doors;
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
import java.util.concurrent.TimeUnit;

/** A hub with broker and database in it, which is started again whenever it has ended. */
final class LoneHub implements Site {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int STOP_SECONDS = 30;

    private final WholeHub settings;
    private final Path killAt;
    private final Cables cables;
    private ChildHub running;

    LoneHub(Path directory) throws Exception {
        killAt = directory.resolve(KillPoint.FILE);
        settings = WholeHub.withOwnDatabase(directory)
                .with("SIMPUL_ROUTES", KillPoint.routesIn(directory).toString());
        running = start();
        cables = new Cables(settings.doors());
    }

    private ChildHub start() throws Exception {
        return ChildHub.started(settings, "-D" + KillPoint.FILE + "=" + killAt);
    }

    @Override
    public Map<String, Fault> faults() {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("the hub is killed", () -> running.kill());
        all.put("the hub is killed before it decides", () -> killAt("read"));
        all.put("the hub is killed between the commits", () -> killAt("written"));
        all.put("the database is killed", () -> database().forEach(ProcessHandle::destroyForcibly));
        all.put("the partners' connections are cut", cables::cut);
        all.put("the partners' connections stall", cables::stall);
        all.put("the partners' connections are slow", cables::slow);
        return all;
    }

    private void killAt(String point) throws IOException {
        Files.writeString(killAt, point);
        await().atMost(PATIENCE).until(() -> !isAlive());
    }

    private boolean isAlive() {
        return running.processes().get(0).isAlive();
    }

    /** The processes of its database. */
    private List<ProcessHandle> database() {
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
        return running.add(partner, "other");
    }

    @Override
    public void recover() {
        await().atMost(PATIENCE).until(this::isReady);
    }

    private boolean isReady() throws Exception {
        if (!isAlive()) {
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
    public List<String> said() {
        return running.lately();
    }

    @Override
    public List<String> effects() throws IOException {
        Path home = settings.home();
        String port;
        try (var files = Files.walk(home)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            port = Files.readAllLines(pid).get(3);
        }
        String password = Secrets.of(home).get("database");
        try (Database database =
                Database.reach("jdbc:postgresql://127.0.0.1:" + port + "/simpul", "simpul", password)) {
            return database.inTransaction(db -> db.select("select id from exchange_gifts")
                    .mapTo(String.class)
                    .list());
        }
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
    }
}
