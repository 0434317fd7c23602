package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.database.Database;
import id.simpul.delivery.Delivery;
import id.simpul.delivery.Notices;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.envelope.ContractDocuments;
import id.simpul.partner.PartnerId;
import id.simpul.settings.Settings;
import id.simpul.web.ContractPages;
import id.simpul.web.Doorkeeper;
import id.simpul.web.FrontDoor;
import id.simpul.web.HttpDoor;
import id.simpul.web.PartnerDoor;
import id.simpul.web.Posted;
import id.simpul.web.server.HttpLimits;
import id.simpul.web.server.HttpServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.Main;

/** The hub's HTTP: the servers with their limits, and what Camel's routes answer with. */
final class HttpDoors implements AutoCloseable {
    private final HttpLimits limits;
    private final HttpServers servers;
    private final Database database;
    private final Doorkeeper doorkeeper;
    private final Posted posted;
    private final StaffConsole console;
    private final Optional<CertificateWatch> certificate;
    private final AtomicReference<ProducerTemplate> queues = new AtomicReference<>();

    /** What the answers are made from. */
    record Parts(Stores stores, Messaging messaging, Work work, Function<ObjectNode, List<ObjectNode>> check) {}

    private HttpDoors(Settings settings, Parts parts) {
        limits = settings.httpLimits();
        servers = HttpServers.open(limits);
        certificate = parts.messaging().certificate();
        servers.askForCertificates(parts.stores().partners().credentials()::isAnyCertified);
        database = parts.stores().database().forCallers();
        doorkeeper = new Doorkeeper(parts.stores().partners()::credential);
        posted = new Posted(database, parts.work().envelopes(), parts.stores().clock());
        PartnerDoor partnerDoor =
                new PartnerDoor(database, parts.work().envelopes(), posted, this::put, () -> parts.messaging()
                        .broker()
                        .isBlocked());
        Newcomers newcomers =
                new Newcomers(parts.stores(), parts.work().pending(), partnerDoor, this::mail, settings.publicUrl());
        console = new StaffConsole(servers, settings, parts, partnerDoor, newcomers);
    }

    static HttpDoors open(Main main, Settings settings, Parts parts) {
        HttpDoors doors = new HttpDoors(settings, parts);
        main.bind("vertx", doors.servers);
        main.bind("doorkeeper", doors.doorkeeper);
        main.bind("httpDoor", doors.partnersDoor(parts));
        main.bind("pageHeaders", ContractPages.headersToTell());
        main.bind(
                "contractPages",
                new ContractPages(new ContractDocuments(Listeners.places(settings, parts.messaging()))));
        return doors;
    }

    private void put(PartnerId partner, byte[] event) {
        queues.get()
                .sendBodyAndHeader(
                        "direct:partner-door", event, "CamelJmsDestinationName", Addresses.requests(partner));
    }

    private void mail(Delivery delivery) {
        queues.get().sendBody("direct:channel-confirmation", delivery);
    }

    private HttpDoor partnersDoor(Parts parts) {
        return new HttpDoor(
                posted,
                new RepliesSent(database.jdbi(), parts.messaging().readOverHttp()),
                new Notices(database.jdbi()),
                () -> parts.messaging().broker().isBlocked());
    }

    /** Once Camel has made its routers; until then nobody is let in. */
    void guard(CamelContext camel, int httpPort, int managementPort) {
        queues.set(camel.createProducerTemplate());
        MeterRegistry meters = Optional.ofNullable(camel.getRegistry().findSingleByType(MeterRegistry.class))
                .orElseGet(CompositeMeterRegistry::new);
        FrontDoor door = new FrontDoor(servers, limits, doorkeeper, meters);
        door.guard(router(camel, httpPort), console.pages());
        console.mount(router(camel, httpPort));
        door.watch(router(camel, managementPort));
        certificate.ifPresent(watch -> watch.tell(servers::show));
        servers.letIn();
    }

    private static VertxPlatformHttpRouter router(CamelContext camel, int port) {
        return VertxPlatformHttpRouter.lookup(camel, VertxPlatformHttpRouter.getRouterNameFromPort(port));
    }

    /** Each method and address that is answered otherwise than that there is nothing, such as {@code GET /jobs}. */
    static List<String> addresses(CamelContext camel, int httpPort) {
        return router(camel, httpPort).getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .flatMap(route -> route.methods().stream().map(method -> method + " " + route.getPath()))
                .distinct()
                .sorted()
                .toList();
    }

    StaffConsole console() {
        return console;
    }

    /** The pages of staff, before anything else that comes in. */
    void closeConsole() {
        console.closeDoor();
    }

    @Override
    public void close() {
        console.close();
        servers.end();
        database.close();
    }
}
