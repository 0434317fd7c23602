package id.simpul.backup;

import id.simpul.ledger.Phrase;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file for its owner alone that leaves the hub, whose disk it may be, room to work; on disk when it is closed. */
final class SparingFile extends FilterOutputStream {
    private static final long LOOK_EVERY = 4L << 20;

    private final Path file;
    private final FileChannel channel;
    private final long leave;
    private long written;
    private long looked = -LOOK_EVERY;

    /**
     * @param leave bytes of the disk that are left free
     */
    SparingFile(Path file, long leave) throws IOException {
        this(file, channel(file), leave);
    }

    private SparingFile(Path file, FileChannel channel, long leave) {
        super(stream(channel));
        this.file = file;
        this.channel = channel;
        this.leave = leave;
    }

    private static OutputStream stream(FileChannel channel) {
        return Channels.newOutputStream(channel);
    }

    private static FileChannel channel(Path file) throws IOException {
        FileAttribute<?>[] ownerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (written - looked >= LOOK_EVERY) {
            looked = written;
            requireRoom();
        }
        out.write(bytes, from, length);
        written += length;
    }

    private void requireRoom() throws IOException {
        long free = Files.getFileStore(file).getUsableSpace();
        if (free < leave) {
            throw new BackupFailed(new Phrase(
                    "Ruang di disk untuk " + file.getParent() + " habis: tersisa " + (free >> 20) + " MiB, dan "
                            + (leave >> 20) + " MiB harus tetap kosong; beri ruang, atau pilih folder lain.",
                    "There is no room on the disk of " + file.getParent() + ": " + (free >> 20) + " MiB are left, and "
                            + (leave >> 20) + " MiB must stay free; make room, or choose another folder."));
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            out.flush();
            if (channel.isOpen()) {
                channel.force(true);
            }
        }
    }
}
