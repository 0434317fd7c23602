package id.simpul;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Where the tests of a JVM keep their files: in memory, where the machine has enough of it set apart, since a database and a broker
 * that wait for a disk at each commit make tests wait; else in the folder for temporary files. Gone with the JVM, also when that
 * is killed.
 */
public final class TestFiles implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 4L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return folder("junit-");
    }

    /** A new folder for what a test writes. */
    public static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(Root.FOLDER, prefix);
    }

    /** Made when first asked for. */
    private static final class Root {
        static final Path FOLDER = create();

        private static Path create() {
            try {
                Path folder = hasRoom(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "simpul-test-")
                        : Files.createTempDirectory("simpul-test-");
                sweepWhenTheJvmIsGone(folder);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean hasRoom(Path memory) throws IOException {
            return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() >= ENOUGH;
        }

        /** By a shell that outlives the JVM: it ends a database that runs there still, and sweeps up, which takes a while. */
        private static void sweepWhenTheJvmIsGone(Path folder) throws IOException {
            Process shell = new ProcessBuilder(
                            "sh",
                            "-c",
                            "trap '' INT TERM HUP; cat >/dev/null; for file in \"$0\"/*/data/postmaster.pid; do"
                                    + " server=$(head -n 1 \"$file\") && kill -INT $server"
                                    + " && while kill -0 $server; do sleep 0.1; done; done 2>/dev/null; rm -rf \"$0\"",
                            folder.toString())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(shell)));
        }

        private static void close(Process shell) {
            try {
                shell.getOutputStream().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
