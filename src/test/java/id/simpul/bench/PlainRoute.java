package id.simpul.bench;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** What one would write without the intake: camel-jms, one consumer on one queue, a transaction for each message. */
final class PlainRoute extends RouteBuilder {
    private final Load load;
    private final Function<Incoming, Answer> step;
    private final Countdown countdown;

    private PlainRoute(Load load, Function<Incoming, Answer> step, Countdown countdown) {
        this.load = load;
        this.step = step;
        this.countdown = countdown;
    }

    static void run(String url, Load load, Function<Incoming, Answer> step, Countdown countdown) throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent("jms", jms(factory));
            camel.addRoutes(new PlainRoute(load, step, countdown));
            camel.start();
            countdown.await();
        }
    }

    @Override
    public void configure() {
        from("jms:queue:requests." + load.name(0))
                .process(exchange -> {
                    Incoming request = incoming(exchange.getMessage().getBody(byte[].class));
                    exchange.getMessage().setBody(step.apply(request).body());
                })
                .to("jms:queue:replies." + load.name(0))
                .process(exchange -> countdown.down(1));
    }

    private static JmsComponent jms(ConnectionFactory factory) {
        JmsComponent jms = JmsComponent.jmsComponent(factory);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDisableReplyTo(true);
        return jms;
    }

    private Incoming incoming(byte[] body) {
        return new Incoming(new PartnerId(load.name(0)), load.kind(), "ID:1", Instant.now(), body);
    }
}
