package id.simpul.proof;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.database.Database;
import id.simpul.database.HubLease;
import id.simpul.database.TestDatabase;
import id.simpul.journey.Cable;
import id.simpul.journey.ChildHub;
import id.simpul.journey.Member;
import id.simpul.journey.WholeHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Two hubs on one broker and one database elsewhere: one works, the other stands by, and whichever ends is started again. */
final class PairedHubs implements Site {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration FULL = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final TestDatabase.Address address = TestDatabase.freshAddress();
    private final Cable toDatabase;
    private final Optional<SmallDisk> ofBroker;
    private final List<WholeHub> settings = new ArrayList<>();
    private final List<ChildHub> hubs = new ArrayList<>();
    private final Cables cables;
    private volatile int working;

    /**
     * @param room of the broker's disk, in bytes
     */
    PairedHubs(Path directory, long room, Post post) throws Exception {
        ofBroker = SmallDisk.at(directory.resolve("first").resolve("elsewhere"), room);
        URI server = URI.create(address.url().substring("jdbc:".length()));
        toDatabase = new Cable(server.getPort());
        WholeHub first = post.mailFor(new WholeHub(directory.resolve("first")))
                .withBrokerElsewhere()
                .with("SIMPUL_DB_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + server.getPath())
                .with("SIMPUL_DB_USER", address.user())
                .with("SIMPUL_DB_PASSWORD", address.password())
                .with("SIMPUL_STAND_BY", "true");
        WholeHub second = new WholeHub(directory.resolve("second")).with("SIMPUL_STAND_BY", "true");
        first.environment().forEach((name, value) -> {
            if (name.matches(
                    "SIMPUL_(DB|BROKER)_.*|SIMPUL_(CORE|AMQP|STOMP|MQTT)_PORT|SIMPUL_(POLICY|SMTP_URL|MAIL_FROM)")) {
                second.with(name, value);
            }
        });
        settings.add(first);
        settings.add(second);
        hubs.add(ChildHub.starting(first));
        hubs.get(0).awaitUp();
        copySecrets();
        hubs.add(ChildHub.starting(second));
        cables = new Cables(first.doors());
    }

    /** As an operator does, who gives both hubs the same secrets. */
    private void copySecrets() throws IOException {
        Path from = settings.get(0).home().resolve("secrets");
        Path to = Files.createDirectories(
                settings.get(1).home().resolve("secrets"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public Map<String, Fault> faults(Allowance allowance) {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("the hub is killed and the other takes over", () -> hubs.get(working)
                .kill());
        all.put("the hub stands still past its lease", this::standStill);
        all.put("the broker is killed", this::killBroker);
        ofBroker.ifPresent(disk -> all.put("the broker's disk is full", () -> {
            disk.fill();
            LockSupport.parkNanos(FULL.toNanos());
            disk.free();
        }));
        all.put("the cable to the database is cut", () -> Cables.cut(List.of(toDatabase)));
        all.put("the database hangs", () -> Cables.stall(List.of(toDatabase)));
        all.put("the database ends all sessions", this::endSessions);
        all.put("the partners' connections are cut", cables::cut);
        all.put("the partners' connections stall", cables::stall);
        return all;
    }

    private void killBroker() {
        settings.get(0).brokerElsewhere().kill();
        settings.get(0).brokerElsewhere().start();
    }

    private void endSessions() {
        inDatabase(db -> db.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()"));
    }

    /**
     * The lease is made to look as old as it would be, in place of waiting so long. Woken, it brings to an end what it had in hand, as a
     * mail half given to its server, and then itself.
     */
    private void standStill() throws Exception {
        int still = working;
        signal(still, "STOP");
        try {
            inDatabase(db -> db.execute(
                    "update lease set seen_at = clock_timestamp() - make_interval(secs => ?)",
                    HubLease.LAPSES_AFTER.toSeconds() + 1));
            Site.within(PATIENCE).until(() -> {
                startAgain();
                return isReady(1 - still);
            });
        } finally {
            signal(still, "CONT");
        }
        Site.within(PATIENCE).until(() -> !isAlive(still));
    }

    private boolean isAlive(int hub) {
        return hubs.get(hub).processes().get(0).isAlive();
    }

    private void signal(int hub, String signal) throws Exception {
        long pid = hubs.get(hub).processes().get(0).pid();
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("SIG" + signal + " was not sent");
        }
    }

    private interface Use {
        void of(org.jdbi.v3.core.Handle db);
    }

    private void inDatabase(Use use) {
        try (Database database = database()) {
            database.useTransaction(use::of);
        }
    }

    /** HTTP goes with the hub, as through a proxy in front of both. */
    @Override
    public Doors doors() {
        Map<Protocol, Integer> ports = new EnumMap<>(cables.doors().ports());
        ports.put(Protocol.HTTP, settings.get(working).doors().port(Protocol.HTTP));
        return new Doors("127.0.0.1", ports, Optional.empty());
    }

    @Override
    public Member add(String partner) {
        return hubs.get(working).add(partner, "other", "queue", "email");
    }

    @Override
    public boolean hasEnded() {
        return !settings.get(0).brokerElsewhere().isRunning() || !isAlive(0) || !isAlive(1);
    }

    @Override
    public void recover() {
        Site.within(PATIENCE).pollInterval(A_MOMENT).until(() -> {
            startAgain();
            if (!isSettled()) {
                return false;
            }
            for (int hub : new int[] {0, 1}) {
                if (isReady(hub)) {
                    working = hub;
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether the hub whose time it is has the lock, too: else the other is about to take over from one that does not know yet. */
    private boolean isSettled() {
        try (Database database = database()) {
            return database.inTransaction(
                    db -> db.select("""
                            select exists (select 1 from pg_locks l
                                join pg_stat_activity a using (pid)
                                join lease on lease.hub = a.application_name
                                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                                  and l.database = (select oid from pg_database where datname = current_database())
                                  and (l.classid::bigint << 32) | l.objid::bigint = ?)
                            """, HubLease.KEY).mapTo(boolean.class).one());
        }
    }

    private void startAgain() {
        if (!settings.get(0).brokerElsewhere().isRunning()) {
            killBroker();
        }
        for (int hub : new int[] {0, 1}) {
            if (!isAlive(hub)) {
                hubs.get(hub).close();
                hubs.set(hub, ChildHub.starting(settings.get(hub)));
            }
        }
    }

    private boolean isReady(int hub) {
        try {
            return settings.get(hub).readiness() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public Path home() {
        return settings.get(working).home();
    }

    @Override
    public List<String> said() {
        return hubs.stream().flatMap(hub -> hub.lately().stream()).toList();
    }

    @Override
    public Database database() {
        return Database.reach(address.url(), address.user(), address.password());
    }

    @Override
    public void close() throws IOException {
        hubs.forEach(ChildHub::close);
        cables.close();
        toDatabase.close();
        settings.forEach(WholeHub::close);
        if (ofBroker.isPresent()) {
            ofBroker.get().close();
        }
    }
}
