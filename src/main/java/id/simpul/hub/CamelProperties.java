package id.simpul.hub;

import id.simpul.agenda.Mornings;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What Camel and the route files are set to. */
final class CamelProperties {
    private CamelProperties() {}

    static Properties of(Settings settings, Stores stores, HttpPorts ports) {
        Properties properties = new Properties();
        properties.put("camel.main.name", "simpul");
        properties.put("camel.main.routesIncludePattern", RouteFiles.pattern(settings.routes()));
        properties.put("camel.main.jmxEnabled", "false");
        properties.put("camel.main.shutdownTimeout", "4");
        properties.put("camel.main.shutdownLogInflightExchangesOnTimeout", "true");
        properties.put("simpul.zone", stores.policies().zone().getId());
        properties.put(
                "simpul.morning",
                new Mornings(stores.policies()).minutesAndHours(stores.clock().instant()));
        Path watched = stores.home().watchedCatalogues();
        properties.put("simpul.catalogue.folder", watched.toString());
        properties.put("simpul.catalogue.watched", String.valueOf(Files.isDirectory(watched)));
        properties.put("camel.metrics.enabled", "true");
        // By route is enough: by exchange each message would look through all meters there are.
        properties.put("camel.metrics.enableExchangeEventNotifier", "false");
        properties.put("camel.health.exposure-level", "full");
        server(properties, "camel.server", settings.http().host(), ports.http());
        properties.put("camel.server.maxBodySize", String.valueOf(Envelopes.LARGEST));
        server(properties, "camel.management", settings.management().host(), ports.management());
        properties.put("camel.management.healthCheckEnabled", "true");
        properties.put("camel.management.metricsEnabled", "true");
        return properties;
    }

    private static void server(Properties properties, String prefix, String host, int port) {
        properties.put(prefix + ".enabled", "true");
        properties.put(prefix + ".host", host);
        properties.put(prefix + ".port", String.valueOf(port));
    }
}
