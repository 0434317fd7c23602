package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of dead letters: the queues are replaced, and what would keep them notes what it was given. */
class DeadLetterRoutesTest extends ShippedRoutes {
    private final Shelf shelf = new Shelf();

    /** In place of what keeps them. */
    public static final class Shelf {
        private final List<String> kept = new ArrayList<>();

        public void keep(Exchange letter) {
            String body = letter.getMessage().getBody(String.class);
            if (body.equals("not now")) {
                throw new IllegalStateException("the table is away");
            }
            kept.add(body);
        }
    }

    @Override
    List<String> files() {
        return List.of("dead-letters");
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("deadLetters", shelf);
        registry.bind("jms", new StubComponent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters", "undeliverable-letters"})
    void a_letter_of_either_queue_is_kept(String route) throws Exception {
        assertThat(come(route, "letter").getException()).isNull();

        assertThat(shelf.kept).containsExactly("letter");
    }

    @Test
    void a_letter_that_cannot_be_kept_fails_and_so_stays_in_its_queue() throws Exception {
        assertThat(come("dead-letters", "not now").getException()).hasMessage("the table is away");
    }

    @Test
    void a_letter_is_acknowledged_only_once_it_is_kept() throws Exception {
        context.start();

        assertThat(context.getRoute("dead-letters").getEndpoint().getEndpointUri())
                .startsWith("jms://queue:dead.requests")
                .contains("transacted=true");
        assertThat(context.getRoute("undeliverable-letters").getEndpoint().getEndpointUri())
                .startsWith("jms://queue:dead.letters")
                .contains("transacted=true");
    }

    private Exchange come(String route, String letter) throws Exception {
        AdviceWith.adviceWith(context, route, advice -> advice.replaceFromWith("direct:letters"));
        context.start();
        return send("direct:letters", letter);
    }
}
