package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Forerunner;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;

/** A small hub: one intake route around a function that answers batches. */
public final class Hub implements AutoCloseable {
    public static final String ROUTE = "requests";

    public final PartnerQueues queues = new PartnerQueues();
    public final List<Answer> undelivered = Collections.synchronizedList(new ArrayList<>());
    volatile BooleanSupplier brokerFull = () -> false;
    private final CamelContext camel = new DefaultCamelContext();

    private Hub(String broker, String uri, Function<List<Incoming>, List<Answer>> decide) throws Exception {
        camel.getRegistry().bind("broker", ActiveMQClient.createServerLocator(broker));
        camel.getRegistry().bind("queues", queues);
        camel.getRegistry().bind("undelivered", new UndeliverableReplies() {
            @Override
            public void keep(Answer reply, String why) {
                undelivered.add(reply);
            }

            @Override
            public boolean isBrokerFull() {
                return brokerFull.getAsBoolean();
            }
        });
        camel.getShutdownStrategy().setTimeout(20);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId(ROUTE).process(exchange -> answer(exchange, decide));
            }
        });
    }

    @SuppressWarnings("unchecked")
    public static void answer(Exchange exchange, Function<List<Incoming>, List<Answer>> decide) {
        List<Incoming> requests = exchange.getMessage().getBody(List.class);
        exchange.getMessage().setBody(decide.apply(requests));
    }

    /** The kind of partner an endpoint such as {@code intake:school?maxBatch=200} is for. */
    private static PartnerKind kindIn(String uri) {
        return PartnerKind.ofWire(uri.replaceAll("^intake:|[?].*$", "")).orElseThrow();
    }

    /** The same with a forerunner, which makes batches ready before their turn. */
    static Hub start(
            String broker,
            String uri,
            Forerunner forerunner,
            Function<List<Incoming>, List<Answer>> decide,
            String... schools)
            throws Exception {
        Hub hub = new Hub(broker, uri, decide);
        hub.camel.getRegistry().bind("forerunner", forerunner);
        return hub.begin(uri, schools);
    }

    /** Starts a hub that reads these schools. */
    public static Hub start(String broker, String uri, Function<List<Incoming>, List<Answer>> decide, String... schools)
            throws Exception {
        return new Hub(broker, uri, decide).begin(uri, schools);
    }

    private Hub begin(String uri, String... schools) {
        queues.add(kindIn(uri), Arrays.stream(schools).map(PartnerId::new).toList());
        camel.start();
        return this;
    }

    /** Answers each request with its own body as correlation id and in the reply. */
    public static List<Answer> echo(List<Incoming> requests) {
        return requests.stream()
                .map(request ->
                        Answer.reply(request, text(request), ("re: " + text(request)).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    public static String text(Incoming request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    public CamelContext camel() {
        return camel;
    }

    public HealthCheck.Result health() {
        Route route = camel.getRoute(ROUTE);
        return ((HealthCheckAware) route.getConsumer()).getHealthCheck().call();
    }

    public boolean isUp() {
        return health().getState() == HealthCheck.State.UP;
    }

    /** Whether it has been told to stop, and takes nothing more in hand. */
    boolean isEnding() {
        return ((IntakeConsumer) camel.getRoute(ROUTE).getConsumer()).isEnding();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
