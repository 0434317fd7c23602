package id.simpul.settings;

import com.sun.security.auth.module.UnixSystem;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Who else than the hub's own user could change, or read, a file it relies on; where files have no such rights, nobody. */
public final class FileRights {
    private static final long ROOT = 0;

    private FileRights() {}

    /** Whether somebody else than this user and root may write it, or owns it and so could. */
    public static boolean othersMayChange(Path file) throws IOException {
        return isPosix(file) && (isOfAnother(file) || othersMayWrite(file));
    }

    /** Who else could change it, and what ends that. */
    public static Optional<Phrase> complaint(Path file) throws IOException {
        if (!othersMayChange(file)) {
            return Optional.empty();
        }
        if (isOfAnother(file)) {
            String owner = Files.getOwner(file).getName();
            String run = "sudo chown " + new UnixSystem().getUid() + " " + file;
            return Optional.of(new Phrase(
                    "\"" + file + "\" milik " + owner
                            + ", yang karena itu dapat mengubahnya; jalankan, dalam kontainer untuk"
                            + " berkas yang dipasang di sana: " + run,
                    "\"" + file + "\" belongs to " + owner
                            + ", who so could change it; run, in a container for the file" + " that is mounted there: "
                            + run));
        }
        return Optional.of(new Phrase(
                "selain pengguna ini ada yang dapat mengubah \"" + file + "\"; jalankan: chmod go-w " + file,
                "others than this user may change \"" + file + "\"; run: chmod go-w " + file));
    }

    private static boolean isOfAnother(Path file) throws IOException {
        long owner = ((Number) Files.getAttribute(file, "unix:uid")).longValue();
        return owner != ROOT && owner != new UnixSystem().getUid();
    }

    private static boolean othersMayWrite(Path file) throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        return rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Whether everybody on this machine may read it. */
    public static boolean everybodyMayRead(Path file) {
        try {
            return isPosix(file) && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
