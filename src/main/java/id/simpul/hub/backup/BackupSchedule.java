package id.simpul.hub.backup;

import id.simpul.backup.ArchiveReader;
import id.simpul.backup.BackupFailed;
import id.simpul.hub.Stores;
import id.simpul.policy.Policy;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup each day where a folder for them is set, reads it back, and lets the oldest of its own go: by the machine's clock, and
 * outside of all transactions. What was slept through is made as soon as the hub is up.
 */
public final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    /** What failed is not tried each minute. */
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private static final Pattern OWN = Pattern.compile("simpul-\\d{4}-\\d{2}-\\d{2}-\\d{6}\\.backup");
    private static final Pattern DRAFT = Pattern.compile(OWN.pattern() + "\\.part");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'simpul-'yyyy-MM-dd-HHmmss'.backup'");

    private final Backups backups;
    private final Stores stores;
    private final Optional<Path> folder;
    private final Workers workers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<Worker> worker = Optional.empty();

    private BackupSchedule(Backups backups, Stores stores, Workers workers) {
        this.backups = backups;
        this.stores = stores;
        this.folder =
                stores.backups().folder().map(folder -> folder.toAbsolutePath().normalize());
        this.workers = workers;
    }

    /** Looks each minute from now on, if there is a folder. */
    public static BackupSchedule begin(Backups backups, Stores stores, Workers workers) {
        BackupSchedule schedule = new BackupSchedule(backups, stores, workers);
        if (schedule.folder.isPresent()) {
            schedule.worker = Optional.of(workers.begin("backups", schedule::run));
        }
        return schedule;
    }

    private void run() throws InterruptedException {
        while (!ended.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                lookRound(Instant.now());
            } catch (RuntimeException e) {
                LOG.error("No backup was made by itself; it is tried again in an hour: {}", e.getMessage());
            }
        }
    }

    /** Makes one if it is due. */
    void lookRound(Instant now) {
        if (folder.isPresent() && isDue(now)) {
            make(folder.get(), now);
        }
    }

    private boolean isDue(Instant now) {
        Instant due = lastDue(now);
        return backups.rows()
                .byItself(due)
                .map(last -> last.failed() && last.endedAt().isBefore(now.minus(TRY_AGAIN)))
                .orElse(true);
    }

    private Instant lastDue(Instant now) {
        ZonedDateTime here = now.atZone(stores.policies().zone());
        ZonedDateTime today = here.with(policy(now).at());
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }

    private Policy.Backup policy(Instant now) {
        return stores.policies().asOf(now).backup();
    }

    /** One that cannot be read back is none, and then no older one goes. */
    private void make(Path into, Instant now) {
        Path file = into.resolve(NAME.format(now.atZone(stores.policies().zone())));
        Instant began = Instant.now();
        clearDrafts(into);
        backups.make(file, Optional.empty());
        try {
            new ArchiveReader(file, backups.sealing()).verify();
        } catch (BackupFailed e) {
            backups.rows().failed(file, began, Optional.empty(), e);
            throw e;
        }
        rotate(into, policy(now).keep());
    }

    private static void rotate(Path folder, int keep) {
        named(folder, OWN).stream()
                .sorted(Comparator.comparing(Path::getFileName).reversed())
                .skip(keep)
                .forEach(file -> {
                    delete(file);
                    LOG.info("The backup {} has served", file.getFileName());
                });
    }

    /** What a hub that was killed meanwhile had begun; there is only one at a time. */
    private static void clearDrafts(Path folder) {
        if (Files.isDirectory(folder)) {
            named(folder, DRAFT).forEach(BackupSchedule::delete);
        }
    }

    private static List<Path> named(Path folder, Pattern names) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest that the hub has made by itself. */
    public static Optional<Path> newest(Path folder) {
        try {
            return named(folder, OWN).stream().max(Comparator.comparing(Path::getFileName));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        worker.ifPresent(Worker::end);
        ended.countDown();
        worker.ifPresent(one -> workers.end(List.of(one), Duration.ofSeconds(1)));
    }
}
