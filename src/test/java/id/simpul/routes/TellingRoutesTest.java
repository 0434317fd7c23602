package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.PartnerKind;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.main.MainConfigurationProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is told, the channel is found by its name. */
class TellingRoutesTest extends ShippedRoutes {
    @Override
    List<String> files() {
        return List.of(
                "tell", "tell-schools", "tell-universities", "tell-dinas", "tell-national", "tell-other", "tell-staff");
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        super.configure(configuration);
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:channel-pigeon").to("mock:pigeon");
                from("direct:channel-broken").throwException(new IllegalStateException("the wire is cut"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"schools", "universities", "dinas", "national", "other", "staff"})
    void a_notice_goes_to_the_channel_it_was_promised_in_and_is_marked_as_carried(String told) throws Exception {
        getMockEndpoint("mock:pigeon").expectedMessageCount(1);

        Exchange exchange = send("direct:tell-" + told, Sent.notice("p-1", PartnerKind.SCHOOL, "pigeon"));

        getMockEndpoint("mock:pigeon").assertIsSatisfied();
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getProperty("simpul.carried")).isEqualTo("pigeon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schools", "universities", "dinas", "national", "other", "staff"})
    void what_a_channel_fails_on_comes_back_to_the_outbox(String told) {
        assertThat(send("direct:tell-" + told, Sent.notice("p-1", PartnerKind.SCHOOL, "broken"))
                        .getException())
                .hasRootCauseMessage("the wire is cut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schools", "universities", "dinas", "national", "other", "staff"})
    void a_channel_without_a_route_is_an_error_at_once(String told) {
        Exchange exchange = send("direct:tell-" + told, Sent.notice("p-1", PartnerKind.SCHOOL, "telegraph"));

        assertThat(exchange.getException()).rootCause().isInstanceOf(DirectConsumerNotAvailableException.class);
        assertThat(exchange.getProperty("simpul.carried")).isNull();
    }
}
