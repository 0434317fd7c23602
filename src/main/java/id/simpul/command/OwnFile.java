package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that a command makes, for whoever gave the command alone: it may hold what is known of persons. */
final class OwnFile {
    private OwnFile() {}

    /** One that is not there yet. */
    static OutputStream create(Path file) throws IOException {
        return open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** One that may be there, which keeps the rights that it has. */
    static OutputStream replace(Path file) throws IOException {
        return open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    }

    static CommandFailed unwritable(Path file, IOException cause) {
        return new CommandFailed(
                new Phrase(
                        "Berkas " + file + " tidak dapat ditulis; pilih tempat lain.",
                        "The file " + file + " cannot be written; choose another place for it."),
                cause);
    }

    private static OutputStream open(Path file, Set<? extends OpenOption> options) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(file, options, ownerOnly(file)));
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
