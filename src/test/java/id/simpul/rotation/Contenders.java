package id.simpul.rotation;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Those who want the same rows of a world at once; each in a thread of its own. */
final class Contenders implements AutoCloseable {
    private final World world;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Contenders(World world) {
        this.world = world;
    }

    Future<String> begin(Callable<String> deed) {
        return threads.submit(deed);
    }

    /** Until so many of them wait for a lock that somebody else has. */
    void awaitWaiting(int all) {
        await().until(() -> world.text("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """).equals(Integer.toString(all)));
    }

    static String result(Future<String> deed) {
        try {
            return deed.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
