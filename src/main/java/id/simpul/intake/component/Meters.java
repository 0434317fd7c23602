package id.simpul.intake.component;

import id.simpul.partner.PartnerKind;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Figures of one kind's intake: batches and messages taken, their size, and the time the route had them. */
final class Meters {
    private final Timer inRoute;
    private final DistributionSummary sizes;

    Meters(MeterRegistry registry, PartnerKind kind) {
        inRoute = Timer.builder("simpul.intake.route")
                .description("Time a batch spent in the route; its count is the batches tried")
                .tag("kind", kind.wire())
                .register(registry);
        sizes = DistributionSummary.builder("simpul.intake.batch")
                .description("Messages in a committed batch; its sum is the messages taken")
                .tag("kind", kind.wire())
                .register(registry);
    }

    void routed(Duration time) {
        inRoute.record(time);
    }

    void committed(int messages) {
        sizes.record(messages);
    }
}
