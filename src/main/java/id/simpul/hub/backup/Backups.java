package id.simpul.hub.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.backup.ArchiveWriter;
import id.simpul.backup.BackupFailed;
import id.simpul.backup.Content;
import id.simpul.backup.Manifest;
import id.simpul.backup.Sealing;
import id.simpul.broker.Broker;
import id.simpul.hub.Stores;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consistent cut: a backup of the running hub as it is at one moment, in which nobody has a request in hand. What was confirmed to its
 * sender before is in the database if it was decided, else among the requests; what comes after the moment is not in it.
 */
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final Stores stores;
    private final Broker broker;
    private final Path policy;
    private final Sealing sealing;
    private final Function<Runnable, Duration> quietly;
    private final BackupRows rows;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * @param policy where the policy file is
     * @param quietly runs what it is given while no request is in anybody's hand, and says how long none was read
     */
    public Backups(Stores stores, Broker broker, Path policy, Sealing sealing, Function<Runnable, Duration> quietly) {
        this.stores = stores;
        this.broker = broker;
        this.policy = policy;
        this.sealing = sealing;
        this.quietly = quietly;
        this.rows = new BackupRows(stores.database());
    }

    /** How they are locked. */
    Sealing sealing() {
        return sealing;
    }

    /** What is known of those that were made. */
    BackupRows rows() {
        return rows;
    }

    /**
     * What was made.
     *
     * @param paused how long no request was taken
     */
    public record Made(Path file, long bytes, Instant cutAt, Manifest manifest, Duration took, Duration paused) {

        public ObjectNode shown() {
            return Json.object()
                    .put("file", file.toString())
                    .put("bytes", bytes)
                    .put("cutAt", cutAt.toString())
                    .put("rows", manifest.count("tables/"))
                    .put("waitingRequests", manifest.count(Content.REQUESTS))
                    .put("unreadAnswers", manifest.count(Content.ANSWERS))
                    .put("seconds", took.toSeconds())
                    .put("pausedMillis", paused.toMillis());
        }
    }

    /**
     * Makes one.
     *
     * @param file where there is none yet
     * @param by who wants it
     * @throws BackupFailed if it could not be made; nothing is left of it
     */
    public Made make(Path file, Optional<String> by) {
        if (!one.tryLock()) {
            throw new BackupFailed(new Phrase(
                    "Cadangan lain sedang dibuat; tunggu sampai selesai.",
                    "Another backup is being made; wait until it is done."));
        }
        Instant began = Instant.now();
        try {
            Made made = made(file, began);
            rows.made(made, began, by);
            LOG.info(
                    "Backup {} made in {} s, requests waited {} ms",
                    file,
                    made.took().toSeconds(),
                    made.paused().toMillis());
            return made;
        } catch (RuntimeException e) {
            LOG.error("No backup {} could be made: {}", file, e.getMessage());
            note(file, began, by, e);
            throw e;
        } finally {
            one.unlock();
        }
    }

    private void note(Path file, Instant began, Optional<String> by, RuntimeException why) {
        try {
            rows.failed(file, began, by, why);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private Made made(Path file, Instant began) {
        try (ArchiveWriter archive = ArchiveWriter.begin(file, sealing);
                BackupContents contents = new BackupContents(archive, stores, broker, policy)) {
            Duration paused = quietly.apply(contents::cut);
            contents.rest();
            Manifest manifest = archive.finish();
            return new Made(
                    file, Files.size(file), contents.cutAt(), manifest, Duration.between(began, Instant.now()), paused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
