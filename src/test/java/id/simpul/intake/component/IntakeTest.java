package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.intake.Answer;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final String URI = "intake:school?maxBatch=50";

    @TempDir
    Path home;

    private Broker broker;
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(home, false).partner("sdn-01").partner("sdn-02").start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_partner_is_answered_in_the_order_in_which_it_asked(boolean vm) throws Exception {
        String[] requests = numbered("r", 500);
        try (Hub hub = hub(vm ? broker.vm() : broker.tcp());
                Partner school = new Partner(broker, "sdn-01")) {
            school.send(requests);
            assertThat(school.replies(500))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 500).mapToObj(i -> "re: r" + i).toList());
            await().until(hub::isUp);
        }
        await().until(() -> broker.waiting("requests.sdn-01") == 0);
    }

    @Test
    void a_batch_that_fails_comes_again_whole_and_in_order() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        try (Partner school = new Partner(broker, "sdn-01")) {
            school.send(numbered("r", 30));
            try (Hub hub = Hub.start(
                    broker.vm(),
                    URI,
                    requests -> {
                        batches.add(requests.stream().map(Hub::text).toList());
                        if (failures.getAndDecrement() > 0) {
                            throw new IllegalStateException("the database is away");
                        }
                        return Hub.echo(requests);
                    },
                    "sdn-01")) {
                assertThat(school.replies(30)).hasSize(30).startsWith("re: r0").endsWith("re: r29");
                assertThat(school.nothingIn("replies.sdn-01")).isTrue();
                await().until(hub::isUp);
            }
        }
        assertThat(batches).hasSizeGreaterThanOrEqualTo(3).allSatisfy(batch -> assertThat(batch)
                .isSortedAccordingTo(
                        (a, b) -> Integer.compare(Integer.parseInt(a.substring(1)), Integer.parseInt(b.substring(1)))));
        assertThat(batches.get(1)).startsWith("r0");
        assertThat(batches.get(2)).startsWith("r0");
    }

    @Test
    void a_poisonous_request_is_set_aside_with_its_reason_and_its_neighbours_go_on() throws Exception {
        try (Hub hub = Hub.start(
                        broker.vm(),
                        URI,
                        requests -> requests.stream()
                                .map(request -> Hub.text(request).equals("poison")
                                        ? Answer.deadLetter(request, "the rule fell over")
                                        : Hub.echo(List.of(request)).get(0))
                                .toList(),
                        "sdn-01");
                Partner school = new Partner(broker, "sdn-01")) {
            school.send("one", "poison", "two");
            assertThat(school.replies(2)).containsExactly("re: one", "re: two");
            Message dead = school.next("dead.requests");
            assertThat(dead.getBody(byte[].class)).isEqualTo("poison".getBytes(StandardCharsets.UTF_8));
            assertThat(dead.getStringProperty("simpulReason")).isEqualTo("the rule fell over");
            assertThat(dead.getStringProperty("simpulPartner")).isEqualTo("sdn-01");
            assertThat(dead.getStringProperty("simpulOriginalMessageId")).startsWith("ID:");
            assertThat(hub.undelivered).isEmpty();
        }
    }

    @Test
    void a_route_that_could_hide_a_failure_is_refused() throws Exception {
        try (Hub hub = hub(broker.vm())) {
            assertThatThrownBy(() -> hub.camel().addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            errorHandler(deadLetterChannel("log:dead"));
                            from("intake:university").routeId("hides").to("log:x");
                        }
                    }))
                    .hasStackTraceContaining("Route hides must have noErrorHandler");
        }
    }

    @Test
    void a_route_in_yaml_says_so_in_its_own_words() throws Exception {
        String yaml = """
                - route:
                    id: university-requests
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: intake:university
                      parameters:
                        maxBatch: 100
                      steps:
                        - bean:
                            ref: decisions
                """;
        try (Hub hub = hub(broker.vm());
                Partner university = new Partner(broker, "sdn-02")) {
            hub.queues.remove(new PartnerId("sdn-02"));
            hub.queues.add(PartnerKind.UNIVERSITY, new PartnerId("sdn-02"));
            hub.camel().getRegistry().bind("decisions", (Processor) exchange -> Hub.answer(exchange, Hub::echo));
            PluginHelper.getRoutesLoader(hub.camel())
                    .loadRoutes(ResourceHelper.fromString("university-requests.camel.yaml", yaml));
            university.send("from a university");
            assertThat(university.replies(1)).containsExactly("re: from a university");
        }
    }

    private Hub hub(String url) throws Exception {
        return Hub.start(url, URI, Hub::echo, "sdn-01", "sdn-02");
    }

    private static String[] numbered(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + i).toArray(String[]::new);
    }
}
