package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;

/** An intake route is tested without broker: its beginning is replaced, and lists are sent in. */
class RouteAloneTest extends CamelMainTestSupport {
    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("intake:school").routeId("school-requests").process(exchange -> Hub.answer(exchange, Hub::echo));
            }
        });
    }

    @Test
    void a_list_of_requests_goes_in_and_a_list_of_answers_comes_out() throws Exception {
        AdviceWith.adviceWith(context, "school-requests", route -> route.replaceFromWith("direct:requests"));
        context.start();
        List<?> answers =
                template().requestBody("direct:requests", List.of(request("one"), request("two")), List.class);
        assertThat(answers)
                .extracting(answer -> ((Answer) answer).correlationId())
                .containsExactly("one", "two");
    }

    private static Incoming request(String text) {
        return new Incoming(
                new PartnerId("sdn-01"),
                PartnerKind.SCHOOL,
                "ID:1",
                Instant.EPOCH,
                text.getBytes(StandardCharsets.UTF_8));
    }
}
