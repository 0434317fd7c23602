package id.simpul;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports that nobody else takes between their being given and their being bound. Each process holds a block of ports of its
 * own, by listening at the first of it for as long as it lives; all lie below those that the system gives by itself.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;
    private static final int BLOCK = 100;

    private static ServerSocket block;
    private static int given;

    private FreePorts() {}

    /** A port that nothing listens at, and that is given again only after all others of the block were. */
    public static synchronized int next() {
        if (block == null) {
            block = ownBlock();
        }
        for (int tries = 1; tries < BLOCK; tries++) {
            int port = block.getLocalPort() + 1 + given++ % (BLOCK - 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("All ports from " + block.getLocalPort() + " on are taken; close some hubs.");
    }

    private static ServerSocket ownBlock() {
        for (int first = FIRST; first < LAST; first += BLOCK) {
            try {
                return new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
            } catch (IOException another) {
                // Another process has this block.
            }
        }
        throw new IllegalStateException("No block of ports from " + FIRST + " to " + LAST + " is free.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket everywhere = new ServerSocket(port)) {
            return everywhere.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
