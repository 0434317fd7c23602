package id.simpul.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has everybody put down the broker's messages for a moment: what is in hand is finished and acknowledged, and what waits lies in its
 * queue. Partners can go on sending.
 */
final class QuietMoment {
    private static final Logger LOG = LoggerFactory.getLogger(QuietMoment.class);
    private static final String INTAKE = "intake:";
    private static final String QUEUE = "jms:";

    private final CamelContext context;

    QuietMoment(CamelContext context) {
        this.context = context;
    }

    /**
     * Runs the work in such a moment, one at a time.
     *
     * @return how long no request was read
     */
    synchronized Duration run(Runnable work) {
        List<Route> still = new ArrayList<>();
        long begun = System.nanoTime();
        try {
            // Those that take a second to stop come first, while requests are still read.
            for (Route route : reading(QUEUE)) {
                still.add(route);
                ServiceHelper.stopService(route.getConsumer());
            }
            begun = System.nanoTime();
            putDown(still);
            work.run();
        } finally {
            Collections.reverse(still);
            still.forEach(this::goOn);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void putDown(List<Route> still) {
        // All are told before the first is waited for.
        reading(INTAKE).stream()
                .map(Route::getConsumer)
                .filter(ShutdownAware.class::isInstance)
                .forEach(reader -> ((ShutdownAware) reader).prepareShutdown(true, false));
        for (Route route : reading(INTAKE)) {
            still.add(route);
            ServiceHelper.suspendService(route.getConsumer());
        }
    }

    private List<Route> reading(String scheme) {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().startsWith(scheme))
                .toList();
    }

    private void goOn(Route route) {
        try {
            Consumer reader = route.getConsumer();
            if (route.getEndpoint().getEndpointUri().startsWith(INTAKE)) {
                ServiceHelper.resumeService(reader);
            } else {
                ServiceHelper.startService(reader);
            }
        } catch (Exception e) {
            LOG.error("{} did not go on after a moment of quiet; restart the hub", route.getRouteId(), e);
        }
    }
}
