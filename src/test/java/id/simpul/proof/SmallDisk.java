package id.simpul.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A disk of its own for what a test keeps in a folder, which can be filled to the last byte without harm to anybody else: a file system in
 * a file, or in memory where that is not allowed. It is gone with this JVM, also when that is killed.
 */
final class SmallDisk implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Process keeper;

    private SmallDisk(Path folder, Process keeper) {
        this.folder = folder;
        this.keeper = keeper;
    }

    /**
     * @param folder which is made
     * @return none, and it says so, where no file system may be mounted
     */
    static Optional<SmallDisk> at(Path folder, long bytes) throws IOException {
        Files.createDirectories(folder);
        Path image = folder.resolveSibling(folder.getFileName() + ".ext4");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        Optional<SmallDisk> disk = mounted(
                folder,
                "mkfs.ext4 -q -F -m 0 -N 65536 -E nodiscard '" + image + "' && mount -o loop '" + image + "' \"$0\"");
        if (disk.isEmpty()) {
            Files.delete(image);
            disk = mounted(folder, "mount -t tmpfs -o size=" + bytes + " tmpfs \"$0\"");
        }
        if (disk.isEmpty()) {
            System.out.println(
                    "NO DISK CAN BE FULL HERE: this user may mount neither a file nor memory as a file system.");
        }
        return disk;
    }

    /** By a shell that outlives the JVM. */
    private static Optional<SmallDisk> mounted(Path folder, String mount) throws IOException {
        Process keeper = new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT TERM HUP; { " + mount
                                + "; } 2>/dev/null && echo mounted || exit 1; cat >/dev/null; umount -l \"$0\"",
                        folder.toString())
                .start();
        BufferedReader said = keeper.inputReader();
        return "mounted".equals(said.readLine()) ? Optional.of(new SmallDisk(folder, keeper)) : Optional.empty();
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** No byte more can be written. */
    void fill() throws IOException, InterruptedException {
        long room = Files.getFileStore(folder).getUsableSpace();
        Process most = new ProcessBuilder(
                        "fallocate", "-l", Long.toString(room), ballast().toString())
                .start();
        most.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try (FileChannel file = FileChannel.open(
                ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (true) {
                file.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
                throw full;
            }
        }
    }

    /** There is room again. */
    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
        try {
            keeper.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
