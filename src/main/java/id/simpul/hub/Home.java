package id.simpul.hub;

import id.simpul.database.StartRefused;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one directory in which a hub keeps everything: private to its user, and used by one hub at a time. */
public final class Home implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** Homes of this process: opening a locked file a second time and closing it would lift the lock of the first. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Secrets secrets;
    private final FileChannel lock;

    private Home(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
        this.secrets = new Secrets(createPrivate(directory.resolve("secrets")));
    }

    /**
     * Takes a home for a hub, makes it if it is not there, and keeps it until closed.
     *
     * @throws StartRefused if others can read it or another hub has it
     */
    public static Home take(Path directory) {
        try {
            createPrivate(directory.toAbsolutePath());
            Path home = directory.toRealPath();
            requirePrivate(home);
            if (!TAKEN.add(home)) {
                throw taken(home);
            }
            try {
                refuseUnfinished(home);
                return new Home(home, lock(home));
            } catch (RuntimeException | IOException e) {
                TAKEN.remove(home);
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused(
                    "The hub's home " + directory + " cannot be used; set SIMPUL_HOME to a directory that this user may"
                            + " write: " + e.getMessage(),
                    e);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw taken(home);
        }
        Files.writeString(pidFile(home), Long.toString(ProcessHandle.current().pid()));
        return channel;
    }

    private static void refuseUnfinished(Path home) {
        if (Files.exists(home.resolve("restoring"))) {
            throw new StartRefused("The restoration of a backup into " + home + " was cut off; empty that directory"
                    + " and run ./simpul restore FILE again.");
        }
    }

    private static StartRefused taken(Path home) throws IOException {
        String holder = Files.exists(pidFile(home)) ? " (process " + Files.readString(pidFile(home)) + ")" : "";
        return new StartRefused("Another hub" + holder + " uses the home " + home
                + "; stop it first, or set SIMPUL_HOME to another directory.");
    }

    private static Path pidFile(Path home) {
        return home.resolve("hub.pid");
    }

    private static void requirePrivate(Path path) throws IOException {
        if (isPosix(path) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            throw new StartRefused(openToOthers(path).english());
        }
    }

    private static Phrase openToOthers(Path path) {
        return new Phrase(
                "Selain pemiliknya ada yang dapat memasuki rumah Simpul " + path
                        + ", yang berisi kata sandi dan data pribadi; jalankan: chmod 700 " + path,
                "Others than its owner may enter the hub's home " + path
                        + ", which holds passwords and personal data; run: chmod 700 " + path);
    }

    /** What stands in the way of using this directory as a home; it need not be there yet. */
    public static Optional<Phrase> complaint(Path directory) {
        if (!Files.exists(directory)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return Optional.of(new Phrase(
                    "Rumah Simpul " + directory + " bukan folder yang dapat ditulisi pengguna ini.",
                    "The hub's home " + directory + " is not a directory this user may write to."));
        }
        try {
            requirePrivate(directory);
            return Optional.empty();
        } catch (StartRefused e) {
            return Optional.of(openToOthers(directory));
        } catch (IOException e) {
            return Optional.of(new Phrase(
                    "Rumah Simpul " + directory + " tidak dapat dibaca: " + e.getMessage(),
                    "The hub's home " + directory + " cannot be read: " + e.getMessage()));
        }
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Creates what is missing of it, for its owner only. */
    static Path createPrivate(Path directory) {
        try {
            return isPosix(directory)
                    ? Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                    : Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    public Path broker() {
        return directory.resolve("broker");
    }

    public Path database() {
        return directory.resolve("database");
    }

    /** Where catalogues are kept until they are taken. */
    public Path catalogues() {
        return directory.resolve("catalogue").resolve("files");
    }

    /** Where catalogues are fetched from, if that folder is there. */
    Path watchedCatalogues() {
        return directory.resolve("catalogue").resolve("in");
    }

    public Path mail() {
        return directory.resolve("mail");
    }

    /** The papers of agreements. */
    public Path scans() {
        return directory.resolve("scans");
    }

    /** The library's own sheets of labels, if it has any. */
    public Path labelSheets() {
        return directory.resolve("label-sheets.yaml");
    }

    /** Where the operator puts calendars by hand. */
    Path calendars() {
        return directory.resolve("calendars");
    }

    public Path policy() {
        return directory.resolve("policy.yaml");
    }

    /** Of which troubles the operator was told. */
    Path alerts() {
        return directory.resolve("alerts.json");
    }

    /** Is there while a backup is being restored into the home; a hub does not start beside it. */
    public Path unfinished() {
        return directory.resolve("restoring");
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Gives the home free for another hub. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile(directory));
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TAKEN.remove(directory);
        }
    }
}
