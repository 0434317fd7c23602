package id.simpul.health;

import id.simpul.health.Reading.Figure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private MultiGauge gauge(String name) {
        return gauges.computeIfAbsent(
                name, there -> MultiGauge.builder("simpul." + name).register(registry));
    }

    private static Row<?> row(Figure figure) {
        return Row.of(figure.label().isEmpty() ? Tags.empty() : Tags.of(figure.label(), figure.of()), figure.value());
    }
}
