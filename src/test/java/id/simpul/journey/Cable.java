package id.simpul.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A cable to a server of this machine, which can be pulled, squeezed and stretched, and mended again. */
public final class Cable implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean pulled;
    private volatile boolean squeezed;
    private volatile long nanosForEachPart;

    /** @param port of the server on this machine */
    public Cable(int port) {
        this.port = port;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Cuts every connection; new ones are cut as soon as they come. */
    public void pull() {
        pulled = true;
        sockets.forEach(Cable::cut);
        sockets.clear();
    }

    public void plugIn() {
        pulled = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // Closed, or the server is gone: the next one who comes will see.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        sockets.removeIf(Socket::isClosed);
        sockets.add(near);
        if (pulled) {
            cut(near);
            return;
        }
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException nobodyThere) {
            cut(near);
            return;
        }
        sockets.add(far);
        daemon(() -> pump(near, far));
        daemon(() -> pump(far, near));
    }

    /** Nothing passes any more, though every connection stays open and new ones are made: as with a server that hangs. */
    public void squeeze() {
        squeezed = true;
    }

    /** Each part of what is said takes so long; zero mends it. */
    public void stretch(Duration forEachPart) {
        nanosForEachPart = forEachPart.toNanos();
    }

    /** What was said meanwhile is too late for many, and passes all the same. */
    public synchronized void release() {
        squeezed = false;
        notifyAll();
    }

    private synchronized void awaitRelease() throws InterruptedException {
        while (squeezed) {
            wait();
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            byte[] part = new byte[8192];
            for (int read = from.getInputStream().read(part);
                    read >= 0;
                    read = from.getInputStream().read(part)) {
                awaitRelease();
                if (nanosForEachPart > 0) {
                    LockSupport.parkNanos(nanosForEachPart);
                }
                to.getOutputStream().write(part, 0, read);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Cut at one end: what was under way is lost, as it would be.
        } finally {
            cut(from);
            cut(to);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        pull();
    }
}
