package id.simpul.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The files of a folder in which a hub goes on working; where one goes while it is looked for, all are looked for again. */
final class FilesInUse {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> OF_SERVERS = Set.of("database", "broker");

    private FilesInUse() {}

    /** All but those of the servers of database and broker, if it is a home. */
    static List<Path> of(Path folder) {
        return whole(() -> now(folder));
    }

    /** What was read of them, from first to last without one gone. */
    static <T> T whole(Callable<T> read) {
        return await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(NoSuchFileException.class)
                .until(read, all -> true);
    }

    private static List<Path> now(Path home) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return home.equals(folder.getParent())
                                && OF_SERVERS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
