package id.simpul.hub;

import id.simpul.check.RunningCheck;
import id.simpul.database.StartRefused;
import id.simpul.delivery.Channels;
import id.simpul.delivery.CloudEvents;
import id.simpul.delivery.Dispatcher;
import id.simpul.delivery.Letters;
import id.simpul.delivery.MailDelivery;
import id.simpul.delivery.QueueLookup;
import id.simpul.health.Alerts;
import id.simpul.health.Gauges;
import id.simpul.health.HubIndicators;
import id.simpul.health.IndicatorCheck;
import id.simpul.health.Vitals;
import id.simpul.intake.component.IntakeComponent;
import id.simpul.settings.Settings;
import id.simpul.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Properties;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Camel with its routes: what comes in from partners, what goes out to them, and what the clock wakes. */
public final class CamelRoutes implements AutoCloseable {
    private final Main main = new Main();
    private final MailDelivery mail;
    private final Alerts alerts;
    private final Dispatcher dispatcher;
    private final HttpDoors doors;
    private final Vitals vitals;
    private final HttpPorts ports;

    private CamelRoutes(Settings settings, Stores stores, Messaging messaging, Work work, Workers workers) {
        ports = HttpPorts.of(settings);
        mail = MailDelivery.by(Mailing.settings(settings), stores.clock());
        alerts = Alerts.to(
                settings.post().alertsTo(),
                settings.publicUrl().toString(),
                stores.policies().zone(),
                mail,
                stores.home().alerts());
        Properties properties = CamelProperties.of(settings, stores, ports);
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
            doors.guard(main.getCamelContext(), ports.http(), ports.management());
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

    private IntakeComponent bindIntake(Stores stores, Messaging messaging, Work work) {
        IntakeComponent intake = new IntakeComponent();
        intake.setLocator(messaging.broker().hubConnection().locator());
        intake.setUser(messaging.broker().hubConnection().user());
        intake.setPassword(messaging.broker().hubConnection().password());
        main.bind("intake", intake);
        main.bind("clock", stores.clock());
        main.bind("partnerQueues", messaging.queues());
        main.bind("undeliverableReplies", new UnsentReplies(stores, work, messaging.broker()));
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
        return HttpDoors.addresses(main.getCamelContext(), ports.http());
    }

    int httpPort() {
        return ports.http();
    }

    int managementPort() {
        return ports.management();
    }

    /** Takes nothing more in; what is in hand is finished, as far as that goes in a few seconds for all ways in together. */
    void stopIntake() {
        doors.closeConsole();
        new WaysIn(main.getCamelContext()).stop();
    }

    /** Where messages are put down for a moment. */
    QuietMoment quietMoment() {
        return new QuietMoment(main.getCamelContext());
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

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
