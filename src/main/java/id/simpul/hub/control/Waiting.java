package id.simpul.hub.control;

import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers who have not said yet what they want: a bounded number, of whom the one that is longest at it makes room. */
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private final Deque<SocketChannel> callers = new ArrayDeque<>();
    private final int most;

    Waiting(int most) {
        this.most = most;
    }

    synchronized void add(SocketChannel caller) {
        if (callers.size() >= most) {
            LOG.warn("{} callers at the door for commands say nothing; the first of them is cut off", most);
            Deadline.cut(callers.removeFirst());
        }
        callers.addLast(caller);
    }

    synchronized void remove(SocketChannel caller) {
        callers.remove(caller);
    }

    synchronized void cutAll() {
        callers.forEach(Deadline::cut);
        callers.clear();
    }
}
