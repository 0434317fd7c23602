package id.simpul.client;

import static id.simpul.client.AnsweringHub.SCHOOL;
import static id.simpul.client.AnsweringHub.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.FreePorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A partner's system in every protocol of the broker. The broker counts a message as read once its journal holds that,
 * which may be a moment after the client has hung up; so counts are awaited.
 */
class PartnerLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private AnsweringHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = new AnsweringHub(home);
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void many_requests_arrive_in_order_and_each_gets_its_reply(Protocol protocol) {
        List<byte[]> requests = IntStream.range(0, 250)
                .mapToObj(i -> asking("r" + i, i % 2 == 0 ? "accepted" : "refused"))
                .toList();
        try (PartnerLink link = hub.link(protocol)) {
            List<Optional<ObjectNode>> replies = link.await(link.send(requests), PATIENCE);
            assertThat(hub.requests())
                    .containsExactlyElementsOf(
                            requests.stream().map(PartnerLinkTest::text).toList());
            assertThat(replies).hasSize(250);
            for (int i = 0; i < 250; i++) {
                assertThat(requestOf(replies.get(i))).isEqualTo("r" + i);
                assertThat(statusOf(replies.get(i))).isEqualTo(i % 2 == 0 ? "accepted" : "refused");
            }
        }
        await().untilAsserted(() -> assertThat(hub.unreadReplies()).isZero());
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void replies_to_others_stay_in_the_queue(Protocol protocol) throws Exception {
        hub.alreadyAnswered("another");
        try (PartnerLink link = hub.link(protocol)) {
            List<Sent> sent = link.send(List.of(asking("mine", "accepted")));
            assertThat(requestOf(link.await(sent, PATIENCE).get(0))).isEqualTo("mine");
        }
        await().untilAsserted(() -> assertThat(hub.unreadReplies()).isOne());
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void what_is_no_json_is_sent_as_it_is_and_answered(Protocol protocol) {
        try (PartnerLink link = hub.link(protocol)) {
            byte[] odd = "sekadar teks".getBytes(StandardCharsets.UTF_8);
            List<Sent> sent = link.send(List.of(asking("first", "accepted"), odd));
            List<Optional<ObjectNode>> replies = link.await(sent, PATIENCE);
            assertThat(statusOf(replies.get(0))).isEqualTo("accepted");
            assertThat(statusOf(replies.get(1))).isEqualTo("invalid");
        }
        assertThat(hub.requests()).last().isEqualTo("sekadar teks");
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void the_same_id_twice_gets_two_replies_in_order(Protocol protocol) {
        try (PartnerLink link = hub.link(protocol)) {
            List<Sent> sent = link.send(List.of(asking("it's:\\one", "accepted"), asking("it's:\\one", "conflict")));
            List<Optional<ObjectNode>> replies = link.await(sent, PATIENCE);
            assertThat(replies.stream().map(PartnerLinkTest::statusOf)).containsExactly("accepted", "conflict");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void what_is_not_answered_in_time_leaves_its_place_empty(Protocol protocol) {
        try (PartnerLink link = hub.link(protocol)) {
            List<Sent> sent = link.send(List.of(asking("silence", "accepted"), asking("answered", "accepted")));
            await().until(() -> hub.unreadReplies() == 1);
            List<Optional<ObjectNode>> replies = link.await(sent, Duration.ofSeconds(15));
            assertThat(replies.get(0)).isEmpty();
            assertThat(requestOf(replies.get(1))).isEqualTo("answered");
            List<Sent> more = link.send(List.of(asking("later", "accepted")));
            assertThat(requestOf(link.await(more, PATIENCE).get(0))).isEqualTo("later");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void a_wrong_password_is_told_apart_from_a_hub_that_is_away(Protocol protocol) throws Exception {
        assertThatThrownBy(() -> hub.doors().open(protocol, SCHOOL, "not-the-password"))
                .isInstanceOf(LinkFailed.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("not-the-password");
        Doors nowhere = new Doors("127.0.0.1", Map.of(protocol, FreePorts.next()), Optional.empty());
        assertThatThrownBy(() -> nowhere.open(protocol, SCHOOL, hub.password))
                .isInstanceOf(LinkFailed.class)
                .hasMessageContaining("is it running");
    }

    @Test
    void notices_are_taken_from_the_queue() throws Exception {
        hub.tells("{\"type\":\"one\"}");
        hub.tells("{\"type\":\"two\"}");
        try (JmsLink link = hub.doors().jms(Protocol.AMQP, SCHOOL, hub.password)) {
            List<String> types = new ArrayList<>();
            await().pollInSameThread().untilAsserted(() -> {
                link.notices(Duration.ofSeconds(2))
                        .forEach(notice -> types.add(notice.get("type").asText()));
                assertThat(types).containsExactly("one", "two");
            });
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String requestOf(Optional<ObjectNode> reply) {
        return reply.orElseThrow().path("data").path("request").asText();
    }

    private static String statusOf(Optional<ObjectNode> reply) {
        return reply.orElseThrow().path("data").path("status").asText();
    }
}
