package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.web.ContractPages;
import id.simpul.web.Doorkeeper;
import io.vertx.ext.auth.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in over HTTP: the web server and the broker are replaced, the doorkeeper is the hub's own. One context for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebRoutesTest extends ShippedRoutes {
    private static final User LIBRARIAN = User.fromName("sd-01");

    private final Pages pages = new Pages();

    /** In place of what answers; it notes what it was asked. */
    public static final class Pages {
        private final List<String> asked = new ArrayList<>();

        public void accept() {
            asked.add("accept");
        }

        public void accepted() {
            asked.add("accepted");
        }

        public void notTaken(Exchange exchange) {
            asked.add("notTaken");
            exchange.setRouteStop(true);
        }

        public void request() {
            asked.add("request");
        }

        public void replies() {
            asked.add("replies");
        }

        public void notices() {
            asked.add("notices");
        }

        public void page() {
            asked.add("page");
        }

        public void notYet() {
            asked.add("notYet");
        }
    }

    @BeforeEach
    void forget() {
        pages.asked.clear();
        MockEndpoint.resetMocks(context());
    }

    @Override
    List<String> files() {
        return List.of("doorkeeper", "http", "partner-door", "contract");
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        super.configure(configuration);
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/api/v1/fifth").to("mock:fifth");
            }
        });
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("platform-http", new StubComponent());
        registry.bind("jms", new MockComponent());
        registry.bind("doorkeeper", new Doorkeeper(partner -> Optional.empty()));
        registry.bind("httpDoor", pages);
        registry.bind("contractPages", pages);
        registry.bind("pageHeaders", ContractPages.headersToTell());
    }

    @Test
    void what_a_partner_posts_is_put_on_a_queue() throws Exception {
        MockEndpoint broker = broker();
        broker.expectedMessageCount(1);

        call("/api/v1/requests", LIBRARIAN);

        broker.assertIsSatisfied();
        assertThat(pages.asked).containsExactly("accept", "accepted");
    }

    @Test
    void what_the_broker_does_not_take_is_not_said_to_be_accepted() {
        broker().whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("the broker is away");
        });

        call("/api/v1/requests", LIBRARIAN);

        assertThat(pages.asked).containsExactly("accept", "notTaken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replies", "notices"})
    void a_partner_reads_what_was_answered_and_told(String what) {
        call("/api/v1/" + what, LIBRARIAN);

        assertThat(pages.asked).containsExactly(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "requests/", "replies", "notices", "fifth"})
    void nobody_gets_past_the_doorkeeper_to_anything_below_api(String what) throws Exception {
        getMockEndpoint("mock:fifth").expectedMessageCount(0);

        Exchange answered = call("/api/v1/" + what, null);

        assertThat(answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(401);
        assertThat(pages.asked).isEmpty();
        getMockEndpoint("mock:fifth").assertIsSatisfied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iso18626", "/oai"})
    void what_is_not_there_yet_says_so_to_anyone(String path) {
        call(path, null);

        assertThat(pages.asked).containsExactly("notYet");
    }

    @Test
    void the_contract_is_open_to_anyone() {
        call("/contract", null);

        assertThat(pages.asked).containsExactly("page");
    }

    /** As the web server hands it on; without a user, whatever stands in the header. */
    private Exchange call(String path, User user) {
        return template().request("platform-http:" + path, exchange -> {
            exchange.getMessage().setHeader("Authorization", "Basic c2QtMDE6c2VjcmV0");
            exchange.getMessage().setHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, user);
        });
    }

    private MockEndpoint broker() {
        return (MockEndpoint) context().getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("jms:"))
                .findFirst()
                .orElseThrow();
    }
}
