package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Mornings;
import id.simpul.database.StartRefused;
import id.simpul.delivery.Channels;
import id.simpul.delivery.CloudEvents;
import id.simpul.delivery.Dispatcher;
import id.simpul.delivery.Letters;
import id.simpul.delivery.MailDelivery;
import id.simpul.delivery.Notices;
import id.simpul.delivery.Outbox.UnsentReply;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.Answer;
import id.simpul.intake.component.IntakeComponent;
import id.simpul.intake.envelope.ContractDocuments;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import id.simpul.web.ContractPages;
import id.simpul.web.Doorkeeper;
import id.simpul.web.HttpDoor;
import id.simpul.web.LinkPages;
import id.simpul.web.Posted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel with its routes: what comes in from partners, what goes out to them, and what the clock wakes. */
public final class CamelRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CamelRoutes.class);
    private static final List<String> WAYS_IN = List.of("intake:", "quartz:", "platform-http:");

    private final Main main = new Main();
    private final MailDelivery mail;
    private final Dispatcher dispatcher;
    private final int httpPort;
    private final int managementPort;

    private CamelRoutes(Settings settings, Stores stores, Messaging messaging, Work work) {
        httpPort = usable("SIMPUL_HTTP", settings.http());
        managementPort = usable("SIMPUL_MANAGEMENT", settings.management());
        mail = MailDelivery.by(Mailing.settings(settings), stores.clock());
        Properties properties = properties(settings, stores);
        settings.tls().ifPresent(tls -> HttpTls.require(main, properties, tls));
        main.setOverrideProperties(properties);
        bindIntake(stores, messaging, work);
        bindDelivery(settings, stores, messaging, work);
        bindHttp(settings, stores);
        work.tellBy(() -> Channels.toChooseFrom(main.getCamelContext()));
        main.bind("descriptions", new RouteDescriptions());
        main.bind("readiness", new Readiness(stores, messaging));
        try {
            main.start();
            // Far too large a body is refused before any route sees it.
            VertxPlatformHttpRouter.lookup(
                            main.getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(httpPort))
                    .route()
                    .failureHandler(HttpDoor::failed);
        } catch (Exception e) {
            mail.close();
            throw new StartRefused(
                    "The routes did not start; check the HTTP ports and the route files in SIMPUL_ROUTES: "
                            + rootMessage(e),
                    e);
        }
        dispatcher = new Dispatcher(
                stores.database().jdbi(),
                stores.policies(),
                main.getCamelContext().createProducerTemplate(),
                stores.clock());
        work.deliverBy(dispatcher);
        dispatcher.takeOver();
        dispatcher.start();
        dispatcher.wake();
    }

    static CamelRoutes open(Settings settings, Stores stores, Messaging messaging, Work work) {
        return new CamelRoutes(settings, stores, messaging, work);
    }

    private Properties properties(Settings settings, Stores stores) {
        Properties properties = new Properties();
        properties.put("camel.main.name", "simpul");
        properties.put("camel.main.routesIncludePattern", RouteFiles.pattern(settings.routes()));
        properties.put("camel.main.jmxEnabled", "false");
        properties.put("camel.main.shutdownTimeout", "8");
        properties.put("camel.main.shutdownLogInflightExchangesOnTimeout", "true");
        properties.put("simpul.zone", stores.policies().zone().getId());
        properties.put(
                "simpul.morning",
                new Mornings(stores.policies()).minutesAndHours(stores.clock().instant()));
        properties.put("camel.metrics.enabled", "true");
        properties.put("camel.health.exposure-level", "oneline");
        server(properties, "camel.server", settings.http().host(), httpPort);
        properties.put("camel.server.maxBodySize", String.valueOf(1 << 20));
        server(properties, "camel.management", settings.management().host(), managementPort);
        properties.put("camel.management.healthCheckEnabled", "true");
        properties.put("camel.management.metricsEnabled", "true");
        return properties;
    }

    private static void server(Properties properties, String prefix, String host, int port) {
        properties.put(prefix + ".enabled", "true");
        properties.put(prefix + ".host", host);
        properties.put(prefix + ".port", String.valueOf(port));
    }

    private void bindIntake(Stores stores, Messaging messaging, Work work) {
        IntakeComponent intake = new IntakeComponent();
        intake.setLocator(messaging.broker().hubConnection().locator());
        intake.setUser(messaging.broker().hubConnection().user());
        intake.setPassword(messaging.broker().hubConnection().password());
        main.bind("intake", intake);
        main.bind("clock", stores.clock());
        main.bind("partnerQueues", messaging.queues());
        main.bind("undeliverableReplies", new Undeliverable(stores, work));
        main.bind("translator", work.translator());
        main.bind("inbox", work.inbox());
        main.bind("decisions", work.decisions());
        main.bind("dueWork", work.dueWork());
    }

    private void bindDelivery(Settings settings, Stores stores, Messaging messaging, Work work) {
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(messaging.connections());
        jms.getConfiguration().setDisableReplyTo(true);
        main.bind("jms", jms);
        main.bind("cloudEvents", new CloudEvents());
        main.bind(
                "letters",
                new Letters(
                        Mailing.sender(settings, stores),
                        work.enclosures(),
                        Mailing.confirmationLinks(settings, stores)));
        main.bind("mailDelivery", mail);
    }

    private void bindHttp(Settings settings, Stores stores) {
        main.bind("doorkeeper", new Doorkeeper((partner, password) -> stores.partners()
                .credential(partner)
                .filter(credential -> credential.matches(password))
                .isPresent()));
        main.bind(
                "httpDoor",
                new HttpDoor(
                        new Posted(stores.database(), stores.clock()),
                        new RepliesSent(stores.database().jdbi()),
                        new Notices(stores.database().jdbi())));
        main.bind(
                "linkPages",
                new LinkPages(
                        Mailing.confirmationLinks(settings, stores),
                        stores.clock(),
                        Mailing.sender(settings, stores).library()));
        main.bind("pageHeaders", LinkPages.headersToTell());
        main.bind("contractPages", new ContractPages(new ContractDocuments()));
    }

    int httpPort() {
        return httpPort;
    }

    int managementPort() {
        return managementPort;
    }

    /** Takes nothing more in; what is in hand is finished. */
    void stopIntake() {
        CamelContext context = main.getCamelContext();
        context.getRoutes().stream()
                .filter(route -> WAYS_IN.stream()
                        .anyMatch(route.getEndpoint().getEndpointUri().replace("//", "")::startsWith))
                .map(Route::getId)
                .forEach(id -> stop(context, id));
    }

    private static void stop(CamelContext context, String id) {
        try {
            context.getRouteController().stopRoute(id);
        } catch (Exception e) {
            LOG.warn("The route {} did not stop in order", id, e);
        }
    }

    @Override
    public void close() {
        dispatcher.close();
        main.stop();
        mail.close();
    }

    /** The port itself, or for 0 one that is free. Camel would only log that it is taken, and go on without. */
    private static int usable(String name, Settings.Listener listener) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listener.host(), listener.port()));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "Port " + listener.port() + " of " + listener.host() + " cannot be opened (" + e.getMessage()
                            + "); stop what has it, or set " + name + "_PORT to another.",
                    e);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** A reply whose queue is gone or full waits in the outbox, and is there to be read over HTTP all the while. */
    private record Undeliverable(Stores stores, Work work) implements id.simpul.intake.component.UndeliverableReplies {
        @Override
        public void keep(Answer reply, String why) {
            LOG.warn("A reply to {} waits in the outbox: {}", reply.incoming().partner(), why);
            ObjectNode event = Json.parse(new String(reply.body(), StandardCharsets.UTF_8));
            UnsentReply unsent =
                    new UnsentReply(reply.incoming().partner(), event.path("id").asText());
            stores.database().useTransaction(db -> work.outbox()
                    .promiseReplies(db, List.of(unsent), stores.clock().instant()));
        }
    }
}
