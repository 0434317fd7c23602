package id.simpul.health;

import id.simpul.health.Reading.Standing;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One indicator as Camel's readiness shows it; degraded counts as up, and says what is the matter. */
public final class IndicatorCheck extends AbstractHealthCheck {
    private final Vitals vitals;
    private final String indicator;

    public IndicatorCheck(Vitals vitals, String indicator) {
        super("simpul", "hub-" + indicator);
        this.vitals = vitals;
        this.indicator = indicator;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Reading reading = vitals.of(indicator);
        result.state(reading.standing() == Standing.DOWN ? State.DOWN : State.UP);
        String says = reading.says().english();
        result.message(reading.standing() == Standing.DEGRADED ? "degraded: " + says : says);
        reading.figures()
                .forEach(figure -> result.detail(
                        figure.of().isEmpty() ? figure.name() : figure.name() + "{" + figure.of() + "}",
                        figure.value()));
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
