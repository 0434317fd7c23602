package id.simpul.hub;

import id.simpul.backup.Sealing;
import id.simpul.console.session.Role;
import id.simpul.database.StartRefused;
import id.simpul.hub.backup.BackupAct;
import id.simpul.hub.backup.BackupSchedule;
import id.simpul.hub.backup.Backups;
import id.simpul.hub.backup.DrillAct;
import id.simpul.hub.backup.Drills;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.ControlDoor;
import id.simpul.partner.Renewals;
import id.simpul.settings.Peer;
import id.simpul.settings.Settings;
import id.simpul.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hub: its parts are started one on top of the other, and stopped the other way round. */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration LAST_DELIVERIES = Duration.ofSeconds(3);
    /** A stop is promised within twenty seconds, whatever is in hand. */
    private static final Duration STOP = Duration.ofSeconds(18);
    /** So long a stop waits for the step of a start that is just being done; then it stops what there is. */
    private static final Duration STEP = Duration.ofSeconds(12);
    /** Until it says again that it lives: often within the time after which another may take its place. */
    private static final Duration LEASE = Duration.ofSeconds(2);
    /** Until it moves on the mark of database and broker. */
    private static final Duration LINEAGE = Duration.ofMinutes(1);
    /** Until it settles again which passwords are in use, and which have ended. */
    private static final Duration PASSWORDS = Duration.ofSeconds(5);

    private final Settings settings;
    private final Workers workers = new Workers();
    private final StartedParts parts = new StartedParts();
    /** Starting and stopping, one at a time. */
    private final ReentrantLock life = new ReentrantLock();

    private volatile boolean told;
    private Stores stores;
    private Messaging messaging;
    private volatile Work work;
    private CamelRoutes channels;
    private Backups backups;
    private Map<String, Act> acts;

    private Hub(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts everything; what fell due while the hub was down is done before the first request is read.
     *
     * @throws id.simpul.database.StartRefused and other exceptions whose message says what to do; what was started is stopped
     */
    public static Hub start(Settings settings) {
        return start(settings, hub -> {});
    }

    /**
     * Starts everything, as {@link #start(Settings)}.
     *
     * @param stoppable is given the hub before it has begun: from then on closing it, by whatever thread, ends the start in order
     * @throws id.simpul.database.StartRefused also if it was told to stop
     */
    public static Hub start(Settings settings, Consumer<Hub> stoppable) {
        Hub hub = new Hub(settings);
        stoppable.accept(hub);
        hub.life.lock();
        try {
            hub.start();
            return hub;
        } catch (RuntimeException e) {
            hub.close();
            throw e;
        } finally {
            hub.life.unlock();
        }
    }

    /** The broker reads its journal while the database starts. Nobody is let in before tables and partners are as they must be. */
    private void start() {
        goOn();
        warn();
        Premises premises = started("home", Premises.take(settings));
        Settings secured = OwnCertificate.secured(settings, premises.home());
        Meanwhile<BegunBroker> begun =
                started("begun", Meanwhile.make("broker", () -> BegunBroker.begin(secured, premises)));
        stores = started("stores", Stores.open(settings, premises, this::goOn));
        started("lease", Ticks.begin("lease", LEASE, stores::isOurs, workers));
        messaging = started("broker", Messaging.open(begun.take(), stores));
        work = new Work(stores, messaging, settings.publicUrl(), settings.signOn());
        started("intake", work.decisions().begin());
        work.doWhatFellDue();
        parts.noteTime("what fell due");
        channels = started("channels", CamelRoutes.open(secured, stores, messaging, work, workers));
        parts.stopWith("last deliveries", this::deliverTheLast);
        messaging
                .certificate()
                .ifPresent(watch -> started(
                        "certificate", watch.begin(workers, () -> OwnCertificate.secured(settings, premises.home()))));
        backups = new Backups(
                stores,
                messaging.broker(),
                settings.policy(),
                new Sealing(settings.backups().passphrase()),
                channels.quietMoment()::run);
        started("imports", work.features().catalogues().begin(workers));
        acts = new Acts(stores, messaging, work, channels.vitals()).all();
        acts.put("alerts.test", new AlertsTestAct(channels.alerts()));
        acts.put("backup", new BackupAct(backups));
        acts.put("drill.record", new DrillAct(new Drills(stores.database())));
        started(
                "lineage",
                Ticks.begin("lineage", LINEAGE, () -> stores.lineage().tick(messaging.broker()), workers));
        Renewals renewals = stores.partners().credentials().renewals();
        started("passwords", Ticks.begin("passwords", PASSWORDS, renewals::settle, workers));
        started("backups", BackupSchedule.begin(backups, stores, workers));
        started("commands", new ControlDoor(stores.home().directory(), acts, workers));
        LOG.info("The hub is up after {} ms ({})", parts.sinceBegan(), parts.times());
    }

    private void goOn() {
        if (told) {
            throw new StartRefused("The hub was told to stop while it started.");
        }
    }

    /** What the operator has allowed that is not as safe as it could be. */
    private void warn() {
        for (Peer peer : settings.plaintextTo()) {
            LOG.warn("The {} is spoken to in the clear, because SIMPUL_PLAINTEXT_TO names it", peer.word());
        }
        if (settings.isPublicUrlPlain()) {
            LOG.warn("Links in mails will begin with {}, without TLS; see SIMPUL_PUBLIC_URL", settings.publicUrl());
        }
    }

    private <T extends AutoCloseable> T started(String name, T part) {
        parts.stopWith(name, part);
        parts.noteTime(name);
        goOn();
        return part;
    }

    /** Once nothing comes in any more, what was promised goes out as far as it can in a few seconds; the rest keeps. */
    private void deliverTheLast() {
        work.dueWork().stop();
        channels.stopIntake();
        CompletableFuture.runAsync(work.delivery().dispatcher().orElseThrow()::drain)
                .completeOnTimeout(null, LAST_DELIVERIES.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> {
                    LOG.warn("Not everything promised was delivered; it goes out at the next start", thrown);
                    return null;
                })
                .join();
    }

    /** Completes once another hub has taken the database: this one can write nothing any more, and is to be closed. */
    public CompletableFuture<Void> lost() {
        return stores.lost();
    }

    /** Completes once the server of the hub's own database has ended by itself: the hub is to be started again, which starts it, too. */
    public CompletableFuture<Void> databaseEnded() {
        return stores.databaseEnded();
    }

    /** What the hub takes the time to be. */
    public Clock clock() {
        return stores.clock();
    }

    /** What the operator and the staff can have it do. */
    public Map<String, Act> acts() {
        return acts;
    }

    public Stores stores() {
        return stores;
    }

    public Messaging messaging() {
        return messaging;
    }

    /** What makes backups. */
    public Backups backups() {
        return backups;
    }

    public Work work() {
        return work;
    }

    /**
     * Where the first administrator of the console chooses a password, as long as nobody has; the link before is void.
     *
     * @return its path, which is a secret
     */
    public Optional<String> firstLink() {
        return channels.console().firstLink();
    }

    /** Makes a user of the console who looks round, of whom no code is asked. */
    public void letLookRound(String user, String name, Role role, String password) {
        channels.console().letLookRound(user, name, role, password);
    }

    /** Every method and address of HTTP, as the router has them, such as {@code GET /partners/:partner}. */
    public List<String> addresses() {
        return channels.addresses();
    }

    public int httpPort() {
        return channels.httpPort();
    }

    public int managementPort() {
        return channels.managementPort();
    }

    /** Stops in order: nothing new is taken, what is in hand is finished, what was promised goes out, then the stores. */
    @Override
    public void close() {
        long until = System.nanoTime() + STOP.toNanos();
        told = true;
        Optional.ofNullable(work).ifPresent(begun -> begun.dueWork().stop());
        boolean alone = isMine(STEP);
        try {
            if (parts.stop(until)) {
                LOG.info("The hub is down");
            }
        } finally {
            if (alone) {
                life.unlock();
            }
        }
    }

    private boolean isMine(Duration patience) {
        try {
            return life.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
