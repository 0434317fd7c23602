package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Mornings;
import id.simpul.broker.Broker;
import id.simpul.check.RunningCheck;
import id.simpul.database.StartRefused;
import id.simpul.delivery.Channels;
import id.simpul.delivery.CloudEvents;
import id.simpul.delivery.Dispatcher;
import id.simpul.delivery.Letters;
import id.simpul.delivery.MailDelivery;
import id.simpul.delivery.Outbox.UnsentReply;
import id.simpul.delivery.QueueLookup;
import id.simpul.health.Alerts;
import id.simpul.health.Gauges;
import id.simpul.health.HubIndicators;
import id.simpul.health.IndicatorCheck;
import id.simpul.health.Vitals;
import id.simpul.intake.Answer;
import id.simpul.intake.component.IntakeComponent;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import id.simpul.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.ShutdownAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Camel with its routes: what comes in from partners, what goes out to them, and what the clock wakes. */
public final class CamelRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CamelRoutes.class);
    private static final List<String> WAYS_IN =
            List.of("intake:", "quartz:", "platform-http:", "imap:", "imaps:", "file:");

    private static final Duration LAST_BATCHES = Duration.ofSeconds(5);
    private static final long LEAST_MILLIS = 50;

    private final Main main = new Main();
    private final MailDelivery mail;
    private final Alerts alerts;
    private final Dispatcher dispatcher;
    private final HttpDoors doors;
    private final Vitals vitals;
    private final int httpPort;
    private final int managementPort;

    private CamelRoutes(Settings settings, Stores stores, Messaging messaging, Work work, Workers workers) {
        httpPort = usable("SIMPUL_HTTP", settings.http());
        managementPort = usable("SIMPUL_MANAGEMENT", settings.management());
        mail = MailDelivery.by(Mailing.settings(settings), stores.clock());
        alerts = Alerts.to(
                settings.post().alertsTo(),
                settings.publicUrl().toString(),
                stores.policies().zone(),
                mail,
                stores.home().alerts());
        Properties properties = properties(settings, stores);
        settings.tls().ifPresent(tls -> HttpTls.require(main, properties, tls));
        settings.post().mailbox().ifPresent(mailbox -> MailAnswers.bind(main, properties, mailbox));
        main.bind("mailAnswers", new MailAnswers(stores, work));
        main.setOverrideProperties(properties);
        IntakeComponent intake = bindIntake(stores, messaging, work);
        bindDelivery(settings, stores, messaging, work);
        doors = HttpDoors.open(main, settings, new HttpDoors.Parts(stores, messaging, work, asked -> new RunningCheck(
                        stores, messaging, work, vitals())
                .show(asked)));
        work.delivery().tellBy(() -> Channels.toChooseFrom(main.getCamelContext()));
        main.bind("descriptions", new RouteDescriptions());
        vitals = new Vitals(
                new HubIndicators(new HubIndicators.Parts(stores, messaging, work), workers, intake::standings, alerts)
                        .all(),
                workers);
        vitals.names().forEach(name -> main.bind("readiness-" + name, new IndicatorCheck(vitals, name)));
        // Who runs the hub stops it; a hook of its own would also keep each hub of a process for good.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        try {
            main.start();
            doors.guard(main.getCamelContext(), httpPort, managementPort);
        } catch (Exception e) {
            mail.close();
            doors.close();
            throw new StartRefused(
                    "The routes did not start; check the HTTP ports and the route files in SIMPUL_ROUTES: "
                            + rootMessage(e),
                    e);
        }
        dispatcher = new Dispatcher(
                stores.database().jdbi(),
                stores.policies(),
                main.getCamelContext().createProducerTemplate(),
                new TransactionTemplate(new JmsTransactionManager(messaging.connections())),
                stores.clock(),
                workers);
        work.delivery().deliverBy(dispatcher);
        dispatcher.takeOver();
        dispatcher.start();
        dispatcher.wake();
        BrokerMeters.register(main.getCamelContext(), messaging);
        vitals.showOn(new Gauges(main.getCamelContext().getRegistry().findSingleByType(MeterRegistry.class)));
        vitals.begin();
        alerts.begin(workers, vitals::all);
    }

    static CamelRoutes open(Settings settings, Stores stores, Messaging messaging, Work work, Workers workers) {
        return new CamelRoutes(settings, stores, messaging, work, workers);
    }

    private Properties properties(Settings settings, Stores stores) {
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
        server(properties, "camel.server", settings.http().host(), httpPort);
        properties.put("camel.server.maxBodySize", String.valueOf(Envelopes.LARGEST));
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

    private IntakeComponent bindIntake(Stores stores, Messaging messaging, Work work) {
        IntakeComponent intake = new IntakeComponent();
        intake.setLocator(messaging.broker().hubConnection().locator());
        intake.setUser(messaging.broker().hubConnection().user());
        intake.setPassword(messaging.broker().hubConnection().password());
        main.bind("intake", intake);
        main.bind("clock", stores.clock());
        main.bind("partnerQueues", messaging.queues());
        main.bind("undeliverableReplies", new Undeliverable(stores, work, messaging.broker()));
        main.bind("translator", work.translator());
        main.bind("inbox", work.inbox());
        main.bind("decisions", work.decisions());
        main.bind("dueWork", work.dueWork());
        main.bind("deadLetters", work.deadLetters());
        main.bind("catalogueFolder", new CatalogueFolder(work.features().catalogues(), work.hand()));
        return intake;
    }

    private void bindDelivery(Settings settings, Stores stores, Messaging messaging, Work work) {
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(messaging.connections());
        jms.getConfiguration().setDisableReplyTo(true);
        jms.setDestinationResolver(new QueueLookup());
        main.bind("jms", jms);
        main.bind("cloudEvents", new CloudEvents());
        main.bind(
                "letters",
                new Letters(
                        () -> Mailing.sender(settings, stores),
                        work.features().enclosures(),
                        Mailing.confirmationLinks(settings, stores),
                        Mailing.answerLinks(settings, stores)));
        main.bind("mailDelivery", mail);
    }

    /** What tells the operator of trouble. */
    Alerts alerts() {
        return alerts;
    }

    Vitals vitals() {
        return vitals;
    }

    StaffConsole console() {
        return doors.console();
    }

    List<String> addresses() {
        return HttpDoors.addresses(main.getCamelContext(), httpPort);
    }

    int httpPort() {
        return httpPort;
    }

    int managementPort() {
        return managementPort;
    }

    /** Takes nothing more in; what is in hand is finished, as far as that goes in a few seconds for all ways in together. */
    void stopIntake() {
        doors.closeConsole();
        CamelContext context = main.getCamelContext();
        List<Route> waysIn = context.getRoutes().stream()
                .filter(route -> WAYS_IN.stream()
                        .anyMatch(route.getEndpoint().getEndpointUri().replace("//", "")::startsWith))
                .toList();
        // All are told before the first is waited for.
        waysIn.stream()
                .map(Route::getConsumer)
                .filter(ShutdownAware.class::isInstance)
                .forEach(reader -> ((ShutdownAware) reader).prepareShutdown(true, false));
        long until = System.nanoTime() + LAST_BATCHES.toNanos();
        waysIn.forEach(route -> stop(context, route.getId(), until));
    }

    /** Where messages are put down for a moment. */
    QuietMoment quietMoment() {
        return new QuietMoment(main.getCamelContext());
    }

    private static void stop(CamelContext context, String id, long until) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            context.getRouteController().stopRoute(id, Math.max(LEAST_MILLIS, left), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            LOG.warn("The route {} did not stop in order", id, e);
        }
    }

    @Override
    public void close() {
        alerts.close();
        vitals.close();
        dispatcher.close();
        main.stop();
        mail.close();
        doors.close();
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
    private record Undeliverable(Stores stores, Work work, Broker broker)
            implements id.simpul.intake.component.UndeliverableReplies {
        @Override
        public void keep(Answer reply, String why) {
            LOG.warn("A reply to {} waits in the outbox: {}", reply.incoming().partner(), why);
            ObjectNode event = Json.parse(new String(reply.body(), StandardCharsets.UTF_8));
            UnsentReply unsent = new UnsentReply(
                    reply.incoming().partner(),
                    reply.correlationId(),
                    event.path("id").asText());
            stores.database().useTransaction(db -> work.outbox()
                    .promiseReplies(db, List.of(unsent), stores.clock().instant()));
        }

        @Override
        public boolean isBrokerFull() {
            return broker.isBlocked();
        }
    }
}
