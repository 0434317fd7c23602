package id.simpul.hub.control;

import id.simpul.database.StartRefused;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the door for commands is: a Unix domain socket in the home. The system bounds the length of its path; in a home too deep for
 * it the entry is a link to a socket in a private folder among the temporary files.
 */
public final class ControlSocket {
    /** Its name in the home. */
    public static final String NAME = "control.sock";

    /** The shortest bound there is, that of macOS, with its closing zero. */
    private static final int LONGEST_PATH = 103;

    private static final int WAITING = 128;

    private final Path entry;

    private ControlSocket(Path home) {
        this.entry = home.resolve(NAME);
    }

    public static ControlSocket of(Path home) {
        return new ControlSocket(home);
    }

    /**
     * Connects to the hub that listens there.
     *
     * @throws java.nio.file.NoSuchFileException if none ever did, or the last one ended in order
     * @throws java.net.ConnectException if the last one did not
     */
    public SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(entry.toRealPath()));
    }

    /**
     * Listens there; what a killed hub left is replaced.
     *
     * @throws StartRefused if somebody answers there already
     */
    ServerSocketChannel listen() throws IOException {
        if (isAnswered()) {
            throw new StartRefused("Another hub answers commands at " + entry
                    + "; stop it first, or set SIMPUL_HOME to another directory.");
        }
        remove();
        Path socket = place();
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(socket), WAITING);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            if (!socket.equals(entry)) {
                Files.createSymbolicLink(entry, socket);
            }
            return door;
        } catch (IOException | RuntimeException e) {
            door.close();
            throw e;
        }
    }

    private Path place() throws IOException {
        Path real = entry.getParent().toRealPath().resolve(NAME);
        if (fits(real)) {
            return entry;
        }
        Path elsewhere = Files.createTempDirectory("simpul-").toRealPath().resolve(NAME);
        if (!fits(elsewhere)) {
            throw new StartRefused(
                    "The path " + real + " is too long for a socket, and so is " + elsewhere
                            + "; set SIMPUL_HOME to a directory with a shorter path, or java.io.tmpdir in SIMPUL_JAVA_OPTIONS.");
        }
        return elsewhere;
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    }

    private boolean isAnswered() {
        try (SocketChannel there = connect()) {
            return there.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the entry away, and what it leads to. */
    void remove() throws IOException {
        if (Files.isSymbolicLink(entry)) {
            Path socket = Files.readSymbolicLink(entry);
            Files.deleteIfExists(entry);
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } else if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(entry);
        }
    }
}
