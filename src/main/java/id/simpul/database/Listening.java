package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what transactions of any hub on the database tell on a channel, as soon as they are committed; connects again by itself. */
public final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int PAUSE_MILLIS = 1_000;
    private static final int STOPPING_MILLIS = 2_000;
    /** After so many seconds without a word the server is asked whether it is there. */
    private static final int LONG_SILENCE = 10;

    private final DataSource source;
    private final String channel;
    private final Listener listener;
    private final Thread thread;
    private volatile Optional<Connection> connection = Optional.empty();
    private volatile boolean closed;
    private boolean listens = true;

    /** Who is told; what it throws has the connection begun anew, and so {@link #connected} called again. */
    public interface Listener {
        /** Whatever happened before may have been missed. */
        void connected();

        /** @param told what was told since the last call, each once; empty if nothing was for a second */
        void heard(Set<String> told);
    }

    private Listening(DataSource source, String channel, Listener listener) {
        this.source = source;
        this.channel = channel;
        this.listener = listener;
        this.thread = new Thread(this::run, "listening to " + channel);
        thread.setDaemon(true);
    }

    static Listening start(DataSource source, String channel, Listener listener) {
        Listening listening = new Listening(source, channel, listener);
        listening.thread.start();
        return listening;
    }

    private void run() {
        while (!closed) {
            try (Connection opened = source.getConnection()) {
                connection = Optional.of(opened);
                listen(opened);
            } catch (Throwable e) {
                // Nothing may end this thread but being closed: the hub would go by an old directory for ever.
                tell(e);
                pause();
            }
        }
    }

    /** Once for each time that it is cut off. */
    private void tell(Throwable cause) {
        if (listens && !closed) {
            LOG.warn("What others tell on {} is not heard; it is tried again every second", channel, cause);
        }
        listens = false;
    }

    private void listen(Connection opened) throws SQLException {
        try (var statement = opened.createStatement()) {
            statement.execute("listen " + channel);
        }
        listener.connected();
        listens = true;
        PGConnection notified = opened.unwrap(PGConnection.class);
        int silent = 0;
        while (!closed) {
            Set<String> told = told(notified.getNotifications(PAUSE_MILLIS));
            silent = told.isEmpty() ? silent + 1 : 0;
            if (silent % LONG_SILENCE == LONG_SILENCE - 1 && !opened.isValid(2)) {
                throw new SQLException("The connection is dead");
            }
            listener.heard(told);
        }
    }

    private static Set<String> told(PGNotification[] notifications) {
        return notifications == null
                ? Set.of()
                : Arrays.stream(notifications).map(PGNotification::getParameter).collect(Collectors.toSet());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (connection.isPresent()) {
                // To close it in order would wait until it has nothing more to hear.
                connection.get().abort(Runnable::run);
            }
            thread.join(STOPPING_MILLIS);
        } catch (SQLException e) {
            LOG.debug("The connection that listened to {} was gone already", channel, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
