package id.simpul.settings;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who else than the hub's own user could change, or read, a file it relies on; where files have no such rights, nobody. */
public final class FileRights {
    private static final long ROOT = 0;

    private FileRights() {}

    /** Whether somebody else than this user and root may write it, or owns it and so could. */
    public static boolean othersMayChange(Path file) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        long owner = ((Number) Files.getAttribute(file, "unix:uid")).longValue();
        return rights.contains(PosixFilePermission.GROUP_WRITE)
                || rights.contains(PosixFilePermission.OTHERS_WRITE)
                || (owner != ROOT && owner != new UnixSystem().getUid());
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
