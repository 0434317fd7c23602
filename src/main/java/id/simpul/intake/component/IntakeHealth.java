package id.simpul.intake.component;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Down while any shard of an endpoint cannot read, or reads and gets nothing done; not down for being suspended. */
final class IntakeHealth extends AbstractHealthCheck {
    /** Far longer than any batch may take. */
    static final Duration LONGEST_STALL = Duration.ofSeconds(30);

    private final IntakeConsumer consumer;

    IntakeHealth(String routeId, IntakeConsumer consumer) {
        super("camel", "intake-" + routeId);
        this.consumer = consumer;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        IntakeStanding standing = consumer.standing();
        builder.up();
        builder.detail("endpoint.uri", consumer.getEndpoint().getEndpointUri());
        builder.detail("stalled.seconds", standing.stalled().toSeconds());
        standing.trouble().ifPresent(trouble -> builder.down().message("Requests are not read: " + trouble));
    }

    /** What keeps a shard from its work, if so. */
    static Optional<String> trouble(Shard shard) {
        if (shard.isDead()) {
            return Optional.of("the thread of " + shard + " is gone; restart the hub");
        }
        if (shard.progress().stalled().compareTo(LONGEST_STALL) > 0) {
            return Optional.of(shard + " has had requests in hand for "
                    + shard.progress().stalled().toSeconds() + " s and got none done");
        }
        return shard.trouble().map(Throwable::getMessage);
    }
}
