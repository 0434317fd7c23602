package id.simpul.hub.backup;

import id.simpul.backup.About;
import id.simpul.backup.ArchiveReader;
import id.simpul.backup.BackupFailed;
import id.simpul.backup.Manifest;
import id.simpul.backup.Sealing;
import id.simpul.broker.BrokerException;
import id.simpul.database.StartRefused;
import id.simpul.hub.Home;
import id.simpul.ledger.Phrase;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a home of a backup, in an empty place: all of it, or nothing. */
public final class Restoration {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final Path file;
    private final Settings settings;

    public Restoration(Path file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    /**
     * What was made of it.
     *
     * @param findings what is not as it should be in it; empty if its ledger is whole
     * @param dropped replies and notices that the outbox sends again, or that tell of what the backup does not hold
     */
    public record Restored(About about, Manifest manifest, List<Phrase> findings, long dropped, Duration took) {
        public Restored {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Reads the backup through first, then makes the home.
     *
     * @throws BackupFailed if the backup cannot be used, or something is in the place already; nothing is changed then
     */
    public Restored run() {
        Instant began = Instant.now();
        EmptyPlace place = new EmptyPlace(settings.home());
        place.require();
        ArchiveReader reader =
                new ArchiveReader(file, new Sealing(settings.backups().passphrase()));
        About about = reader.verify();
        try {
            Restored restored = into(reader, about, began);
            LOG.info("{} restored into {}", file, settings.home());
            return restored;
        } catch (StartRefused | BrokerException e) {
            place.clear(e);
            throw new BackupFailed(Phrase.verbatim(e.getMessage()), e);
        } catch (RuntimeException e) {
            place.clear(e);
            throw e;
        }
    }

    private Restored into(ArchiveReader reader, About about, Instant began) {
        try (Home home = Home.take(settings.home())) {
            Path unfinished = Files.writeString(home.unfinished(), about.cutAt() + "\n");
            Restored restored;
            try (RestoredStores stores = new RestoredStores(settings, home, about)) {
                Manifest manifest = reader.read(stores::take);
                restored = new Restored(
                        about,
                        manifest,
                        stores.finish(manifest, file),
                        stores.dropped(),
                        Duration.between(began, Instant.now()));
            }
            Files.delete(unfinished);
            return restored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
