package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.NotCarried;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By whom a notice goes to, it is led to those who tell them. */
class TellRouteTest extends ShippedRoutes {
    private static final List<String> TOLD = List.of("schools", "universities", "dinas", "national", "other", "staff");

    @Override
    List<String> files() {
        return List.of("tell");
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        super.configure(configuration);
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                TOLD.forEach(told -> from("direct:tell-" + told).to("mock:" + told));
                from("direct:channel-reply").to("mock:reply");
                from("direct:channel-confirmation").to("mock:confirmation");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sd-01, SCHOOL, email, schools",
        "kampus, UNIVERSITY, queue, universities",
        "dinas-01, DINAS, email, dinas",
        "perpusnas, NATIONAL, whatsapp, national",
        "arsip, OTHER, queue, other",
        "library, LIBRARY, queue, other",
        "staff, OTHER, email, staff",
        "sd-01, SCHOOL, reply, reply",
        "sd-01, SCHOOL, confirmation, confirmation"
    })
    void each_kind_is_told_by_its_own_route(String partner, PartnerKind kind, String channel, String end)
            throws Exception {
        MockEndpoint told = getMockEndpoint("mock:" + end);
        told.expectedMessageCount(1);

        assertThat(send("direct:notices", Sent.notice(partner, kind, channel)).getException())
                .isNull();

        told.assertIsSatisfied();
        assertThat(context.getEndpoints().stream()
                        .filter(MockEndpoint.class::isInstance)
                        .mapToInt(mock -> ((MockEndpoint) mock).getReceivedCounter())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void a_kind_that_no_branch_names_is_an_error_and_never_a_silence() throws Exception {

        assertThat(send(
                                "direct:notices",
                                new Unknown(new Channel("email"), new To(new PartnerId("galeri"), new Kind("museum"))))
                        .getException())
                .isInstanceOf(NotCarried.class)
                .hasMessageContainingAll("museum", "tell.camel.yaml");
    }

    /** A delivery to a kind of partner that these routes have never heard of. */
    public record Unknown(Channel channel, To to) {}

    public record To(PartnerId id, Kind kind) {}

    public record Kind(String wire) {}
}
