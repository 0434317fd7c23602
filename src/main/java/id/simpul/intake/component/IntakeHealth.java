package id.simpul.intake.component;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Down while any shard of an endpoint cannot read; not down for being suspended. */
final class IntakeHealth extends AbstractHealthCheck {
    private final IntakeConsumer consumer;

    IntakeHealth(String routeId, IntakeConsumer consumer) {
        super("camel", "intake-" + routeId);
        this.consumer = consumer;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        builder.detail("endpoint.uri", consumer.getEndpoint().getEndpointUri());
        for (Shard shard : consumer.shards()) {
            shard.trouble().ifPresent(cause -> builder.down()
                    .message("Requests are not read: " + cause.getMessage())
                    .error(cause));
        }
    }
}
