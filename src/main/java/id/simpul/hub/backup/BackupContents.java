package id.simpul.hub.backup;

import id.simpul.backup.About;
import id.simpul.backup.About.Migrated;
import id.simpul.backup.ArchiveWriter;
import id.simpul.backup.Content;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.broker.QueueCopies;
import id.simpul.broker.StoredMessage;
import id.simpul.database.Snapshot;
import id.simpul.database.TableColumns;
import id.simpul.hub.Stores;
import id.simpul.ledger.Json;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes into a backup, in its order: first what is of one moment, then what can be copied while the hub works. */
final class BackupContents implements AutoCloseable {
    private final ArchiveWriter archive;
    private final Stores stores;
    private final Path policy;
    private final QueueCopies queues;
    private Optional<Snapshot> taken = Optional.empty();

    BackupContents(ArchiveWriter archive, Stores stores, Broker broker, Path policy) {
        this.archive = archive;
        this.stores = stores;
        this.policy = policy;
        this.queues = QueueCopies.of(broker);
    }

    /** While nobody has a request in hand. First the database and then the queues: what the database knows to be in a queue is there. */
    void cut() {
        Snapshot snapshot = stores.database().snapshot();
        taken = Optional.of(snapshot);
        archive.about(about(snapshot));
        archive.put(Content.REQUESTS, out -> copy(requestQueues(), out));
    }

    Instant cutAt() {
        return taken.orElseThrow().takenAt();
    }

    /** As of the cut, however long it takes. */
    void rest() throws IOException {
        home();
        tables(taken.orElseThrow());
        archive.put(Content.ANSWERS, out -> copy(answerQueues(), out));
    }

    private static About about(Snapshot snapshot) {
        List<Migrated> migrations = snapshot.migrations().stream()
                .map(one -> new Migrated(one.version(), one.checksum()))
                .toList();
        return new About(About.FORMAT, version(), snapshot.takenAt(), snapshot.server(), migrations);
    }

    private static String version() {
        return Optional.ofNullable(BackupContents.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private Stream<Partner> partners() {
        return stores.partners().findAll(EnumSet.allOf(PartnerKind.class)).stream();
    }

    /** Also of partners without a system: what is said on the pages of their links waits there. */
    private Stream<String> requestQueues() {
        return Stream.concat(
                partners().map(Partner::id).map(Addresses::requests),
                Stream.of(Addresses.DEAD_REQUESTS, Addresses.DEAD_LETTERS));
    }

    private Stream<String> answerQueues() {
        return partners()
                .filter(Partner::hasSystem)
                .map(Partner::id)
                .flatMap(id -> Stream.of(Addresses.replies(id), Addresses.notifications(id)));
    }

    private Optional<Long> copy(Stream<String> names, OutputStream out) {
        return Optional.of(names.mapToLong(queue -> queues.read(queue, message -> write(out, message)))
                .sum());
    }

    private static void write(OutputStream out, StoredMessage message) {
        try {
            out.write((message.line() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tables(Snapshot snapshot) {
        for (TableColumns table : snapshot.tables()) {
            archive.put(Content.table(table.name()), out -> Optional.of(snapshot.copy(table, out)));
        }
        archive.put(Content.SEQUENCES, out -> {
            out.write(Json.text(Json.tree(snapshot.sequences())).getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        });
    }

    private void home() throws IOException {
        for (HomeFiles.Kept kept : HomeFiles.of(stores.home(), policy)) {
            archive.put(Content.HOME + kept.name(), out -> {
                Files.copy(kept.file(), out);
                return Optional.empty();
            });
        }
    }

    @Override
    public void close() {
        queues.close();
        taken.ifPresent(Snapshot::close);
    }
}
