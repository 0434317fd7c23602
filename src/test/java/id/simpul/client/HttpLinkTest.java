package id.simpul.client;

import static id.simpul.client.AnsweringHub.SCHOOL;
import static id.simpul.client.AnsweringHub.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.intake.envelope.RequestId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the HTTP client keeps to what the hub's HTTP answers ask of it. */
class HttpLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> posted = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private int busyTimes;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/requests", this::requests);
        server.createContext("/api/v1/replies", this::replies);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void requests(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        if (!exchange.getRequestHeaders().getFirst("Authorization").equals("Basic c2QtMDEtY29udG9oOnJhaGFzaWE=")) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            boolean waiting = calls.get() % 2 == 0;
            String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            String reply = "{\"state\":\"answered\",\"reply\":{\"data\":{\"request\":\"" + id + "\"}}}";
            answer(exchange, 200, waiting ? "{\"state\":\"waiting\"}" : reply);
        } else if (calls.get() <= busyTimes) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            answer(exchange, calls.get() % 2 == 0 ? 429 : 503, "{\"detail\":\"try later\"}");
        } else {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(body);
            Optional<String> id = RequestId.of(body.getBytes(StandardCharsets.UTF_8));
            if (id.filter("used"::equals).isPresent()) {
                answer(exchange, 409, "{\"detail\":\"sudah dipakai / was used\"}");
                return;
            }
            exchange.getResponseHeaders()
                    .set("Location", id.map(one -> "/api/v1/requests/" + one).orElse("/api/v1/replies"));
            answer(exchange, 202, "");
        }
    }

    /** An old reply without a request's id; once something was posted, a new one. */
    private void replies(HttpExchange exchange) throws IOException {
        String after = exchange.getRequestURI().getQuery().replaceFirst(".*after=", "");
        boolean fresh = after.equals("1") && !posted.isEmpty();
        String items = after.isEmpty()
                ? "{\"data\":{\"request\":null,\"old\":true}}"
                : fresh ? "{\"data\":{\"request\":\"r\"}},{\"data\":{\"request\":null,\"old\":false}}" : "";
        String next = after.isEmpty() ? "1" : fresh ? "3" : after;
        answer(exchange, 200, "{\"items\":[" + items + "],\"next\":\"" + next + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private PartnerLink link(String password) {
        Map<Protocol, Integer> ports = Map.of(Protocol.HTTP, server.getAddress().getPort());
        return new Doors("127.0.0.1", ports, Optional.empty()).open(Protocol.HTTP, SCHOOL, password);
    }

    @Test
    void an_id_used_before_is_a_conflict_and_those_after_it_go_on() {
        try (PartnerLink link = link("rahasia")) {
            List<Sent> sent = link.send(List.of(asking("used", "conflict"), asking("b", "accepted")));
            List<Optional<ObjectNode>> replies = link.await(sent, PATIENCE);

            ObjectNode conflict = replies.get(0).orElseThrow();
            assertThat(conflict.at("/data/status").asText()).isEqualTo("conflict");
            assertThat(conflict.at("/data/reasons/0/message/en").asText()).isEqualTo("was used");
            assertThat(replies.get(1).orElseThrow().at("/data/request").asText())
                    .isEqualTo("b");
        }
    }

    @Test
    void a_request_is_posted_and_asked_after_until_it_is_answered() {
        try (PartnerLink link = link("rahasia")) {
            List<Sent> sent = link.send(List.of(asking("a", "accepted"), asking("b", "accepted")));
            List<Optional<ObjectNode>> replies = link.await(sent, PATIENCE);
            assertThat(replies.stream()
                            .map(reply ->
                                    reply.orElseThrow().at("/data/request").asText()))
                    .containsExactly("a", "b");
        }
    }

    @Test
    void a_busy_hub_is_asked_again_as_it_says_but_not_for_ever() {
        busyTimes = 3;
        try (PartnerLink link = link("rahasia")) {
            assertThat(link.send(List.of(asking("a", "accepted")))).hasSize(1);
            assertThat(posted).hasSize(1);
            busyTimes = Integer.MAX_VALUE;
            assertThatThrownBy(() -> link.send(List.of(asking("b", "accepted"))))
                    .isInstanceOf(LinkFailed.class)
                    .hasMessageContaining("try later");
        }
    }

    @Test
    void the_reply_to_what_has_no_id_is_the_next_one_without() {
        try (PartnerLink link = link("rahasia")) {
            List<Sent> sent = link.send(List.of("teks".getBytes(StandardCharsets.UTF_8)));
            assertThat(link.await(sent, PATIENCE)
                            .get(0)
                            .orElseThrow()
                            .at("/data/old")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void a_wrong_password_is_said_to_be_wrong() {
        try (PartnerLink link = link("salah")) {
            assertThatThrownBy(() -> link.send(List.of(asking("a", "accepted"))))
                    .isInstanceOf(LinkFailed.class)
                    .hasMessageContaining("password");
        }
    }
}
