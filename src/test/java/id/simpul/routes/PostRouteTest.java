package id.simpul.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.Limits;
import id.simpul.broker.TestBroker;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Notices;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.web.Doorkeeper;
import id.simpul.web.HttpDoor;
import id.simpul.web.Posted;
import io.vertx.ext.auth.User;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is posted meets the real broker, or none; the web server is replaced. Nothing reads the queues here. */
class PostRouteTest extends ShippedRoutes {
    private static final int ROOM = 2;

    @TempDir
    private static Path folder;

    private final Database database = TestDatabase.fresh();
    private TestBroker broker;

    @Override
    List<String> files() {
        return List.of("doorkeeper", "http", "partner-door");
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        broker = broker(Limits.DEFAULT.with(new Limits.Shares(100, ROOM, 1L << 20, 1L << 20, ROOM, 1L << 20)));
        registry.bind("platform-http", new StubComponent());
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(toTheBrokerOfTheMoment());
        jms.getConfiguration().setDisableReplyTo(true);
        registry.bind("jms", jms);
        registry.bind("doorkeeper", new Doorkeeper(partner -> Optional.empty()));
        Envelopes envelopes = new Envelopes(new Fingerprints("a key only for tests".getBytes(UTF_8)));
        registry.bind(
                "httpDoor",
                new HttpDoor(
                        new Posted(database, envelopes, Clock.systemUTC()),
                        new RepliesSent(database.jdbi()),
                        new Notices(database.jdbi()),
                        () -> broker.broker().isBlocked()));
    }

    private static TestBroker broker(Limits limits) throws IOException {
        return new TestBroker(BrokerSettings.atFreePorts(Files.createTempDirectory(folder, "broker"))
                .with(limits));
    }

    private ConnectionFactory toTheBrokerOfTheMoment() {
        return (ConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConnectionFactory.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(broker.broker().hubConnection().connectionFactory(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void close() {
        broker.close();
        database.close();
    }

    @Test
    void a_partner_with_too_much_waiting_is_told_to_wait_and_others_are_not() {
        for (int n = 0; n < ROOM; n++) {
            assertThat(status(post("a-" + n))).isEqualTo(202);
        }

        Message refused = post("a-" + ROOM);

        assertThat(status(refused)).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isNotNull();
        assertThat(refused.getBody(String.class)).contains(" / ");
        assertThat(status(postAs(TestBroker.OTHER.toString(), "a"))).isEqualTo(202);
    }

    @Test
    void a_partner_that_reads_no_replies_is_told_to_read_them() throws Exception {
        for (int n = 0; n < ROOM; n++) {
            broker.hubSends(Addresses.replies(TestBroker.SCHOOL), "x");
        }

        assertThat(status(post("a"))).isEqualTo(429);
    }

    @Test
    void a_full_disk_is_not_the_partners_fault() throws IOException {
        broker.close();
        broker = broker(Limits.DEFAULT.withDiskFullPercent(0));

        Message refused = post("a");

        assertThat(status(refused)).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isNotNull();
        assertThat(status(ask("a"))).isEqualTo(404);
    }

    @Test
    void without_the_broker_nothing_is_said_to_be_taken() {
        broker.close();

        Message refused = post("a");

        assertThat(status(refused)).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isNotNull();
        assertThat(refused.getBody(String.class)).contains("not kept");
    }

    @Test
    void what_the_broker_took_is_accepted_without_the_database_and_waits() {
        database.close();

        Message taken = post("a");

        assertThat(status(taken)).isEqualTo(202);
        assertThat(taken.getHeader("Location")).isEqualTo("/api/v1/requests/a");
        assertThat(broker.broker().waiting(Addresses.requests(TestBroker.SCHOOL)))
                .isEqualTo(1);
        assertThat(ask("a").getBody(String.class)).isEqualTo("{\"state\":\"waiting\"}");
        Message unknown = ask("b");
        assertThat(status(unknown)).isEqualTo(503);
        assertThat(unknown.getHeader("Retry-After")).isNotNull();
    }

    private Message post(String id) {
        return postAs(TestBroker.SCHOOL.toString(), id);
    }

    private Message postAs(String partner, String id) {
        String body = "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/partners/" + partner
                + "\",\"type\":\"id.simpul.request.status.v1\",\"data\":{\"request\":\"x\"}}";
        return call("/api/v1/requests", partner, body);
    }

    private Message ask(String id) {
        return call("/api/v1/requests/", TestBroker.SCHOOL.toString(), id);
    }

    private Message call(String path, String partner, String body) {
        return template()
                .request("platform-http:" + path, exchange -> {
                    exchange.getMessage().setBody(body.getBytes(UTF_8));
                    exchange.getMessage().setHeader(Exchange.HTTP_URI, path.endsWith("/") ? path + body : path);
                    exchange.getMessage()
                            .setHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.fromName(partner));
                })
                .getMessage();
    }

    private static int status(Message message) {
        return message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
    }
}
