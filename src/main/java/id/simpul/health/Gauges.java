package id.simpul.health;

import id.simpul.health.Reading.Figure;
import id.simpul.health.Reading.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The figures of the indicators as metrics: which channels, kinds and threads there are is seen as they come. */
public final class Gauges {
    private final MeterRegistry registry;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();

    public Gauges(MeterRegistry registry) {
        this.registry = registry;
    }

    void show(Reading reading) {
        Map<String, List<Figure>> byName = reading.figures().stream().collect(Collectors.groupingBy(Figure::name));
        byName.forEach((name, figures) ->
                gauge(name).register(figures.stream().<Row<?>>map(Gauges::row).toList(), true));
    }

    /** 0 is well, 1 degraded, 2 down. */
    void showStanding(String indicator, Supplier<Standing> standing) {
        Gauge.builder("simpul.health.standing", () -> figure(standing.get()))
                .tag("indicator", indicator)
                .register(registry);
    }

    private static int figure(Standing standing) {
        return switch (standing) {
            case UP -> 0;
            case DEGRADED -> 1;
            case DOWN -> 2;
        };
    }

    private MultiGauge gauge(String name) {
        return gauges.computeIfAbsent(
                name, there -> MultiGauge.builder("simpul." + name).register(registry));
    }

    private static Row<?> row(Figure figure) {
        return Row.of(figure.label().isEmpty() ? Tags.empty() : Tags.of(figure.label(), figure.of()), figure.value());
    }
}
