package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.source.CatalogueFile;
import id.simpul.catalogue.source.CatalogueFiles;
import id.simpul.catalogue.source.Format;
import id.simpul.catalogue.source.NotReadable;
import id.simpul.database.DatabaseTrouble;
import id.simpul.feature.Ground;
import id.simpul.feature.RequestQueues;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Policy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks imports through and sends what was confirmed, one import at a time, some copies after the other: what is on the queue and not
 * answered never exceeds two lots. It goes on where it was after a stop or a kill.
 */
final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final int LOT = 1_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration TIDY_AGAIN = Duration.ofDays(1);
    private static final Duration LISTEN = Duration.ofMillis(15);
    /** So long a queue must be empty before what is not answered counts as failed: its last batch may be in hand. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration LAST_REPLIES = Duration.ofSeconds(3);

    private static final Phrase BY_THE_HUB = new Phrase(
            "Simpul gagal memeriksanya. Sebabnya ada dalam log; laporkan kepada yang menjalankan Simpul.",
            "The hub failed to look it through. The reason is in its log; tell whoever operates it.");

    private final Ground ground;
    private final RequestQueues queues;
    private final KeptFiles files;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean ending;

    Importer(Ground ground, RequestQueues queues, KeptFiles files) {
        this.ground = ground;
        this.queues = queues;
        this.files = files;
    }

    /** Something was asked for. */
    void wake() {
        news.release();
    }

    void end() {
        ending = true;
        wake();
    }

    /** Until it is told to end. */
    void run() throws InterruptedException, IOException {
        tidy();
        long tidied = System.nanoTime();
        while (!ending) {
            if (System.nanoTime() - tidied > TIDY_AGAIN.toNanos()) {
                tidy();
                tidied = System.nanoTime();
            }
            Optional<Import> next = next();
            if (next.isPresent()) {
                work(next.get());
            } else if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }

    /** What no import needs any more goes: a home in which catalogues come in every night does not grow for ever. */
    private void tidy() {
        files.keepOnly(ground.database().jdbi().withHandle(ImportRows::wanted));
    }

    /** Of those whose files are in this home. */
    private Optional<Import> next() {
        return ground.database().jdbi().withHandle(ImportRows::open).stream()
                .filter(one -> one.files().stream().allMatch(files::has))
                .findFirst();
    }

    /** By one hub at a time, however many there are: the lock ends with whoever has it. */
    private void work(Import next) throws InterruptedException, IOException {
        try (Handle lock = ground.database().jdbi().open()) {
            boolean mine = lock.createQuery("select pg_try_advisory_lock(hashtext('catalogue-import'))")
                    .mapTo(boolean.class)
                    .one();
            if (!mine) {
                news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            try {
                begin(next);
            } finally {
                lock.createQuery("select pg_advisory_unlock(hashtext('catalogue-import'))")
                        .mapTo(boolean.class)
                        .one();
            }
        }
    }

    private void begin(Import next) throws InterruptedException, IOException {
        try {
            if (next.state().isUnderWay()) {
                send(next);
            } else {
                look(next);
            }
        } catch (NotReadable e) {
            fail(next, e.why());
        } catch (IOException e) {
            LOG.warn("The files of the import {} cannot be read", next.id(), e);
            fail(
                    next,
                    new Phrase(
                            "Berkasnya tidak dapat dibaca: " + e.getMessage(), "It cannot be read: " + e.getMessage()));
        } catch (RuntimeException e) {
            failedBy(next, e);
        }
    }

    /** One on which the hub fails holds up no other; what is under way goes on later, or is stopped by staff. */
    private void failedBy(Import next, RuntimeException cause) {
        if (next.state().isUnderWay() || ending || DatabaseTrouble.isTransient(cause)) {
            throw cause;
        }
        LOG.error("The import {} cannot be looked through", next.id(), cause);
        fail(next, BY_THE_HUB);
    }

    private void fail(Import failed, Phrase why) {
        ground.database().useTransaction(db -> ImportRows.fail(db, failed.id(), why, now()));
    }

    private Instant now() {
        return ground.clock().instant();
    }

    private Policy policy() {
        return ground.policies().asOf(now());
    }

    private Candidates open(Import one) throws IOException {
        List<CatalogueFile> sources = new ArrayList<>();
        for (int i = 0; i < one.files().size(); i++) {
            sources.add(
                    CatalogueFile.of(one.names().get(i), files.path(one.files().get(i))));
        }
        return new Candidates(CatalogueFiles.open(sources), new Sorting(policy().catalogue()));
    }

    private void look(Import one) throws IOException {
        String formats = formats(one);
        boolean mine = ground.database().inTransaction(db -> {
            ImportRows.clear(db, one.id(), formats);
            return ImportRows.move(db, one.id(), Set.of(State.WAITING, State.LOOKING), State.LOOKING, now());
        });
        Look look = new Look(
                one, policy(), LocalDate.ofInstant(now(), ground.policies().zone()), now());
        if (mine && lookThrough(one, look)) {
            ground.database().useTransaction(db -> {
                if (isLookedAt(ImportRows.locked(db, one.id()))) {
                    look.end(db);
                    ImportRows.move(db, one.id(), Set.of(State.LOOKING), State.LOOKED, now());
                }
            });
        }
    }

    /** False if it was stopped, or the hub is, before the end. */
    private boolean lookThrough(Import one, Look look) throws IOException {
        try (Candidates candidates = open(one)) {
            Candidates.Lot lot = candidates.next(LOT);
            while (lot.records() > 0) {
                if (ending || !isLookedAt(ground.database().jdbi().withHandle(db -> ImportRows.find(db, one.id())))) {
                    return false;
                }
                Candidates.Lot taken = lot;
                ground.database().useTransaction(db -> look.take(db, taken));
                lot = candidates.next(LOT);
            }
        }
        return true;
    }

    private static boolean isLookedAt(Optional<Import> one) {
        return one.filter(now -> now.state() == State.LOOKING).isPresent();
    }

    private String formats(Import one) throws IOException {
        List<Format> formats = new ArrayList<>();
        for (int i = 0; i < one.files().size(); i++) {
            formats.add(
                    CatalogueFile.of(one.names().get(i), files.path(one.files().get(i)))
                            .format());
        }
        return formats.stream().distinct().map(Format::wire).sorted().collect(Collectors.joining(", "));
    }

    private void send(Import one) throws InterruptedException, IOException {
        ground.database()
                .useTransaction(db -> ImportRows.move(db, one.id(), Set.of(State.CONFIRMED), State.RUNNING, now()));
        Sending sending = new Sending(one, queues);
        long position = one.position();
        try (Candidates candidates = open(one)) {
            candidates.skip(position);
            Candidates.Lot lot = candidates.next(LOT);
            while (lot.records() > 0) {
                List<Candidate> all = lot.candidates();
                boolean inHand = position == one.position() && one.state() == State.RUNNING;
                List<Candidate> news = ground.database().jdbi().withHandle(db -> sending.news(db, all, inHand));
                // While the hub decides these, the next are read.
                sending.send(news);
                long done = position + lot.records();
                lot = candidates.next(LOT);
                if (!answered(sending) || isStopped(one, sending, done)) {
                    return;
                }
                position = done;
            }
        }
        done(one, sending);
        forgetTheLast(sending);
    }

    /** The last replies may be on their way to the queue still. */
    private void forgetTheLast(Sending sending) throws InterruptedException {
        long until = System.nanoTime() + LAST_REPLIES.toNanos();
        while (!sending.forgetReplies() && System.nanoTime() < until && !ending) {
            TimeUnit.NANOSECONDS.sleep(LISTEN.toNanos());
        }
    }

    /** Waits until all is answered; false if the hub is stopped meanwhile. */
    private boolean answered(Sending sending) throws InterruptedException {
        long silentSince = System.nanoTime();
        while (!sending.isAnswered()) {
            if (ending) {
                return false;
            }
            int before = ground.database().jdbi().withHandle(sending::hear);
            if (before == 0) {
                return true;
            }
            if (!sending.isQueueEmpty()) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > SILENCE.toNanos()) {
                sending.giveUp();
            }
            TimeUnit.NANOSECONDS.sleep(LISTEN.toNanos());
        }
        return true;
    }

    private boolean isStopped(Import one, Sending sending, long position) {
        boolean stopped = ground.database().inTransaction(db -> {
            sending.keep(db, position);
            return ImportRows.find(db, one.id())
                    .filter(now -> now.state() == State.RUNNING)
                    .isEmpty();
        });
        sending.forgetReplies();
        return stopped || ending;
    }

    private void done(Import one, Sending sending) {
        ObjectNode detail = Json.object()
                .put("taken", sending.count(Kind.TAKEN))
                .put("refused", sending.count(Kind.REFUSED))
                .put("failed", sending.count(Kind.FAILED));
        ground.database().useTransaction(db -> {
            if (ImportRows.move(db, one.id(), Set.of(State.RUNNING), State.DONE, now())) {
                NamedCopies.forget(db, one.id());
                Events.append(db, List.of(new Event(one.partner(), one.id(), "imported", detail)), now());
            }
        });
        LOG.info("The import {} is done: {}", one.id(), detail);
    }
}
