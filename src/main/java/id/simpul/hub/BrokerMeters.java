package id.simpul.hub;

import id.simpul.broker.EmbeddedBroker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/** Figures of the embedded broker's doors; an external broker has its own. */
final class BrokerMeters {
    private BrokerMeters() {}

    static void register(CamelContext camel, Messaging messaging) {
        MeterRegistry registry = camel.getRegistry().findSingleByType(MeterRegistry.class);
        if (registry != null && messaging.broker() instanceof EmbeddedBroker broker) {
            FunctionCounter.builder("simpul.broker.logins.failed", broker, EmbeddedBroker::failedLogins)
                    .description("Logins at the broker's listeners that failed")
                    .register(registry);
            FunctionCounter.builder("simpul.broker.refusals", broker, EmbeddedBroker::refusals)
                    .description("Connections that the broker's guard has hung up on")
                    .register(registry);
        }
    }
}
