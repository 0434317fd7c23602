package id.simpul.hub;

import id.simpul.trouble.TroubleFeature;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Figures of the hub as a whole, for whoever watches it. */
final class Figures {
    private Figures() {}

    /** Has them shown with those of the routes. */
    static void show(CamelContext camel, TroubleFeature trouble) {
        Optional.ofNullable(camel.getRegistry().findSingleByType(MeterRegistry.class))
                .ifPresent(registry -> Gauge.builder("simpul.failures.open", trouble, TroubleFeature::failures)
                        .description("Messages on which the hub failed and that nobody has settled")
                        .register(registry));
    }
}
