package id.simpul.bench;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** What one would write without the intake: camel-jms, one consumer on one queue, a transaction for each message. */
final class PlainRoute extends RouteBuilder {
    private final Function<Incoming, Answer> step;
    private final Countdown countdown;

    private PlainRoute(Function<Incoming, Answer> step, Countdown countdown) {
        this.step = step;
        this.countdown = countdown;
    }

    static void run(String url, Function<Incoming, Answer> step, Countdown countdown) throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent("jms", jms(factory));
            camel.addRoutes(new PlainRoute(step, countdown));
            camel.start();
            countdown.await();
        }
    }

    @Override
    public void configure() {
        from("jms:queue:requests.school-0")
                .process(exchange -> {
                    Incoming request = incoming(exchange.getMessage().getBody(byte[].class));
                    exchange.getMessage().setBody(step.apply(request).body());
                })
                .to("jms:queue:replies.school-0")
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

    private static Incoming incoming(byte[] body) {
        return new Incoming(new PartnerId("school-0"), PartnerKind.SCHOOL, "ID:1", Instant.now(), body);
    }
}
