package id.simpul;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Folders that many tests begin with and that take longer to make than to copy: made by whichever JVM of a build is the first to want one,
 * and kept in {@code target}.
 */
public final class OnceABuild {
    private static final Path PLACE = Path.of("target", "once").toAbsolutePath();

    /** Makes a folder. */
    public interface Maker {
        /** @param draft an empty folder, which is another's place afterwards */
        void make(Path draft) throws IOException;
    }

    private OnceABuild() {}

    /**
     * The folder of this name, to be copied and never changed.
     *
     * @param name another when what it is made of is another
     */
    public static Path made(String name, Maker maker) {
        try {
            Files.createDirectories(PLACE);
            Path folder = PLACE.resolve(name);
            try (FileChannel channel = FileChannel.open(
                            PLACE.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(folder)) {
                    Path draft = Files.createTempDirectory(PLACE, "draft-");
                    maker.make(draft);
                    Files.move(draft, folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with all that is in it to where there is none yet. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return copied(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return copied(file);
            }

            /** Its time as well: a server whose folders seem younger than its binaries' mark is unpacked again. */
            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException trouble) throws IOException {
                if (trouble != null) {
                    throw trouble;
                }
                Files.setLastModifiedTime(there(folder), Files.getLastModifiedTime(folder));
                return FileVisitResult.CONTINUE;
            }

            private Path there(Path one) {
                return to.resolve(from.relativize(one).toString());
            }

            private FileVisitResult copied(Path one) throws IOException {
                Files.copy(one, there(one), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
