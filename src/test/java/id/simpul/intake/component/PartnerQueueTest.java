package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.partner.PartnerId;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerQueueTest {
    private static final PartnerId SCHOOL = new PartnerId("sdn-01");
    private static final String REQUESTS = "requests.sdn-01";

    @TempDir
    Path home;

    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(home, true).partner(SCHOOL.value()).start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void a_message_that_was_passed_over_is_noticed_before_a_later_one_is_acknowledged() throws Exception {
        Arrivals arrivals = new Arrivals(() -> {});
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.vm());
                ClientSessionFactory factory =
                        locator.addIncomingInterceptor(arrivals).createSessionFactory();
                ClientSession session = factory.createSession(true, false)) {
            send(session, 3);
            ClientConsumerInternal consumer = ClientInternals.internal(session.createConsumer(REQUESTS));
            PartnerQueue queue = new PartnerQueue(SCHOOL, consumer);
            arrivals.expect(queue);
            session.start();
            await().until(() -> consumer.getBufferSize() == 3);

            assertThat(queue.next()).isPresent();
            assertThat(consumer.receiveImmediate()).as("taken past the queue").isNotNull();

            assertThatThrownBy(queue::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(REQUESTS + " was passed over");
        }
        assertThat(broker.waiting(REQUESTS)).isEqualTo(3);
    }

    private static void send(ClientSession session, int messages) throws Exception {
        try (ClientProducer producer = session.createProducer(REQUESTS)) {
            for (int i = 0; i < messages; i++) {
                producer.send(session.createMessage(true));
            }
        }
    }
}
