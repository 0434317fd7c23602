package id.simpul.hub;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes by which something comes in, from partners, from a mailbox, from files or by the clock: they are stopped before the others. */
record WaysIn(CamelContext context) {
    private static final Logger LOG = LoggerFactory.getLogger(WaysIn.class);
    private static final List<String> SCHEMES =
            List.of("intake:", "quartz:", "platform-http:", "imap:", "imaps:", "file:");

    private static final Duration LAST_BATCHES = Duration.ofSeconds(5);
    private static final long LEAST_MILLIS = 50;

    /** Takes nothing more in; what is in hand is finished, as far as that goes in a few seconds for all ways in together. */
    void stop() {
        List<Route> waysIn = context.getRoutes().stream()
                .filter(route -> SCHEMES.stream()
                        .anyMatch(route.getEndpoint().getEndpointUri().replace("//", "")::startsWith))
                .toList();
        // All are told before the first is waited for.
        waysIn.stream()
                .map(Route::getConsumer)
                .filter(ShutdownAware.class::isInstance)
                .forEach(reader -> ((ShutdownAware) reader).prepareShutdown(true, false));
        long until = System.nanoTime() + LAST_BATCHES.toNanos();
        waysIn.forEach(route -> stop(route.getId(), until));
    }

    private void stop(String id, long until) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            context.getRouteController().stopRoute(id, Math.max(LEAST_MILLIS, left), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            LOG.warn("The route {} did not stop in order", id, e);
        }
    }
}
