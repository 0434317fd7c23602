package id.simpul.hub;

import id.simpul.database.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the hub keeps to itself: each secret is made when first asked for, and kept in a file that only its owner reads. */
public final class Secrets {
    public static final String DATABASE = "database";
    public static final String DATABASE_ADMIN = "database-admin";
    public static final String BROKER = "broker";
    public static final String FINGERPRINTS = "fingerprints";
    /** With which the console signs and seals. */
    public static final String CONSOLE = "console";
    /** From which links in mails and on papers are made. */
    public static final String LINKS = "links";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the secrets of a home whose hub runs, without taking the home.
     *
     * @throws StartRefused if there is no such home
     */
    public static Secrets of(Path home) {
        Path directory = home.resolve("secrets");
        if (!Files.isDirectory(directory)) {
            throw new StartRefused("There is no hub in " + home.toAbsolutePath().normalize()
                    + "; start one with ./simpul run, or set SIMPUL_HOME to the home of the one that runs.");
        }
        return new Secrets(directory);
    }

    /** A secret of 256 bits, in letters and digits; the same at every start. */
    public synchronized String get(String name) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                write(file, new BigInteger(256, random).toString(Character.MAX_RADIX));
            }
            requirePrivate(file);
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new StartRefused("The secret in " + file + " is empty; restore it from a backup of the home.");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a secret is, for programs that read it from its file. */
    public Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of a secret: " + name);
        }
        return directory.resolve(name);
    }

    /**
     * It is on disk before it is used: whatever was locked with it could not be opened without. Two hubs that share the folder may both find
     * it missing; the first to be done makes it, and both have that one.
     */
    private static void write(Path file, String secret) throws IOException {
        FileAttribute<?>[] ownerOnly = Home.isPosix(file.getParent())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new", ownerOnly);
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other hub was quicker.
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (Home.isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new StartRefused("Others than its owner may read the secret in " + file + "; run: chmod 600 " + file);
        }
    }
}
