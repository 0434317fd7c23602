package id.simpul.hub;

import id.simpul.broker.BrokerException;
import id.simpul.broker.HubConnection;
import id.simpul.broker.ReadElsewhere;
import id.simpul.delivery.RepliesSent;
import id.simpul.partner.PartnerId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes off partners' reply queues what they have read over HTTP, each partner at its newest cursor, one after the other and
 * beside the calls themselves.
 */
final class ReadOverHttp implements BiConsumer<PartnerId, String>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadOverHttp.class);

    private final ReadElsewhere queue;
    private final RepliesSent replies;
    private final Map<PartnerId, String> newest = new ConcurrentHashMap<>();
    private final Map<PartnerId, String> done = new ConcurrentHashMap<>();
    private final ExecutorService thread = thread();

    ReadOverHttp(HubConnection hub, RepliesSent replies) {
        this.queue = new ReadElsewhere(hub);
        this.replies = replies;
    }

    /** Gone when there is nothing to do: most hubs have no partner who reads over HTTP. */
    private static ExecutorService thread() {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread daemon = new Thread(work, "read-over-http");
                    daemon.setDaemon(true);
                    return daemon;
                });
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    @Override
    public void accept(PartnerId partner, String cursor) {
        if (!cursor.equals(done.get(partner)) && newest.put(partner, cursor) == null) {
            thread.execute(() -> forget(partner));
        }
    }

    private void forget(PartnerId partner) {
        String cursor = newest.remove(partner);
        try {
            queue.forget(partner, requests -> replies.upTo(partner, cursor, requests));
            done.put(partner, cursor);
        } catch (BrokerException e) {
            LOG.info("{}; tried again when it reads on", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("What {} read over HTTP stays in its queue for now; tried again when it reads on", partner, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
