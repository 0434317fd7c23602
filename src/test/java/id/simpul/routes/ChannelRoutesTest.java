package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.CloudEvents;
import id.simpul.delivery.Delivery;
import id.simpul.partner.PartnerKind;
import java.util.List;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

/** The channels that come with the hub; broker and mail server are replaced. */
class ChannelRoutesTest extends ShippedRoutes {
    private final Post post = new Post();

    /** In place of letters and mail server. */
    public static final class Post {
        private String posted = "";

        public String compose(Delivery delivery) {
            return "mail to " + delivery.to().id();
        }

        public void send(String mail) {
            if (!posted.isEmpty()) {
                throw new IllegalStateException("the letter box is full");
            }
            posted = mail;
        }
    }

    @Override
    List<String> files() {
        return List.of("channel-email", "channel-confirmation", "channel-queue");
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("letters", post);
        registry.bind("mailDelivery", post);
        registry.bind("cloudEvents", new CloudEvents());
        registry.bind("jms", new MockComponent());
    }

    @Test
    void a_mail_is_composed_and_posted_and_trouble_with_it_is_the_outboxs_to_know() {
        Delivery notice = Sent.notice("sd-01", PartnerKind.SCHOOL, "email");

        assertThat(send("direct:channel-email", notice).getException()).isNull();
        assertThat(post.posted).isEqualTo("mail to sd-01");
        assertThat(send("direct:channel-email", notice).getException()).hasMessage("the letter box is full");
    }

    @Test
    void an_address_is_asked_by_a_mail() {
        assertThat(send("direct:channel-confirmation", Sent.notice("sd-02", PartnerKind.SCHOOL, "confirmation"))
                        .getException())
                .isNull();
        assertThat(post.posted).isEqualTo("mail to sd-02");
    }

    @Test
    void a_notice_goes_to_its_partners_own_queue() throws Exception {
        MockEndpoint broker = broker();
        broker.expectedBodiesReceived("{\"id\":\"ntc-1\"}");
        broker.expectedHeaderReceived("CamelJmsDestinationName", "notifications.sd-01");

        send("direct:channel-queue", Sent.notice("sd-01", PartnerKind.SCHOOL, "queue"));

        broker.assertIsSatisfied();
        assertThat(broker.getExchanges().get(0).getMessage().getHeader("JMSCorrelationID"))
                .isNull();
    }

    @Test
    void a_late_reply_goes_to_its_partners_queue_of_replies_with_the_requests_id() throws Exception {
        MockEndpoint broker = broker();
        broker.expectedHeaderReceived("CamelJmsDestinationName", "replies.sd-01");
        broker.expectedHeaderReceived("JMSCorrelationID", "r-1");

        send("direct:channel-reply", Sent.notice("sd-01", PartnerKind.SCHOOL, "reply"));

        broker.assertIsSatisfied();
    }

    @Test
    void a_broker_that_does_not_take_it_fails_the_delivery() {
        broker().whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("the broker is away");
        });

        assertThat(send("direct:channel-queue", Sent.notice("sd-01", PartnerKind.SCHOOL, "queue"))
                        .getException())
                .hasMessage("the broker is away");
    }

    private MockEndpoint broker() {
        return (MockEndpoint) context().getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("jms:"))
                .findFirst()
                .orElseThrow();
    }
}
