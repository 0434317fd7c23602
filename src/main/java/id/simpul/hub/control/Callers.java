package id.simpul.hub.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Peer credentials: who may call, as the system and not the caller says it: the home's owner, and root. */
final class Callers {
    private static final String ROOT = "root";

    private final UserPrincipal owner;

    Callers(Path home) throws IOException {
        this.owner = Files.getOwner(home);
    }

    /** The system's user at the other end. */
    static String userOf(SocketChannel caller) throws IOException {
        return caller.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }

    boolean mayCall(String user) {
        return user.equals(owner.getName()) || user.equals(ROOT);
    }
}
