package id.simpul.hub.backup;

import id.simpul.backup.BackupFailed;
import id.simpul.hub.Hub;
import id.simpul.hub.backup.Restoration.Restored;
import id.simpul.ledger.Phrase;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tries a backup in a home of its own, beside the hub that runs: what it makes has its database and broker in that home, listens to this
 * machine alone and at other ports, and sends no mail and nothing by channels. Afterwards nothing is left of it.
 */
public final class Drill implements AutoCloseable {
    /** What database and broker take before anything is in them, and what of a disk is to be left. */
    private static final long EMPTY = 512L << 20;
    /** Rows are packed in a backup, and have their indexes beside them in a database. */
    private static final long UNPACKED = 10;

    private final Path file;
    private final Path folder;
    private final Settings settings;

    private Drill(Path file, Path folder, Settings settings) {
        this.file = file;
        this.folder = folder;
        this.settings = settings;
    }

    /** Whether the folder can be written to, and has free what a drill takes. */
    public static boolean hasRoom(Path folder, Path file) {
        try {
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() >= needs(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** How many bytes a drill takes at most, as far as can be told before. */
    public static long needs(Path file) {
        try {
            return EMPTY + UNPACKED * Files.size(file);
        } catch (IOException e) {
            return EMPTY;
        }
    }

    /**
     * @param within the folder in which the drill has its own for a while; it needs room for all that the backup holds
     * @param environment what it takes from it is the passphrase alone
     */
    public static Drill of(Path file, Path within, Map<String, String> environment) {
        // A mistake in them is told before anything is made.
        Settings.of(alone(within, environment));
        try {
            Path folder = Files.createTempDirectory(within, "simpul-drill-");
            return new Drill(file, folder, Settings.of(alone(folder, environment)));
        } catch (IOException e) {
            throw new BackupFailed(
                    new Phrase(
                            "Folder " + within + " tidak dapat ditulisi; pilih yang lain dengan --in.",
                            "The folder " + within + " cannot be written to; choose another with --in."),
                    e);
        }
    }

    private static Map<String, String> alone(Path folder, Map<String, String> environment) {
        Map<String, String> alone = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("SIMPUL_BACKUP_PASSPHRASE")) {
                alone.put(name, value);
            }
        });
        alone.put("SIMPUL_HOME", folder.resolve("home").toString());
        for (String port : new String[] {"HTTP", "MANAGEMENT", "CORE", "AMQP", "STOMP", "MQTT"}) {
            alone.put("SIMPUL_" + port + "_PORT", "0");
        }
        return alone;
    }

    /**
     * What came of it.
     *
     * @param start how long the hub took to start on what was restored
     */
    public record Drilled(Restored restored, Duration start) {}

    /** @throws BackupFailed if the backup cannot be used; other exceptions say why no hub starts on it */
    public Drilled run() {
        Restored restored = new Restoration(file, settings).run();
        long began = System.nanoTime();
        try (Hub hub = Hub.start(settings)) {
            hub.stores().isOurs();
            return new Drilled(restored, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    @Override
    public void close() {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
