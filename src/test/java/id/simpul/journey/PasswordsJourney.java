package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.client.LinkFailed;
import id.simpul.client.Protocol;
import id.simpul.client.QueueLink;
import id.simpul.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner's system is given a new password in its own time: the old one is good for a while beside it, at every door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsJourney {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final byte[] BODY = "none".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path directory;

    private WholeHub hub;

    @BeforeAll
    void start() {
        hub = WholeHub.withDatabase(directory).start();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private Member renewed(Member old, ObjectNode more) {
        ObjectNode said = hub.hub()
                .acts()
                .get("partner.password")
                .perform(more.put("id", old.id()), WholeHub.staff())
                .get(0);
        return new Member(old.id(), said.path("password").asText());
    }

    private void enter(Protocol protocol, Member member) {
        if (protocol == Protocol.HTTP) {
            int status = new HttpSystem(hub, member).get("/api/v1/replies").statusCode();
            if (status != 200) {
                throw new IllegalStateException("HTTP " + status);
            }
            return;
        }
        try (QueueLink link = hub.doors().queues(protocol, member.name(), member.password())) {
            link.send(Addresses.requests(member.name()), BODY, Optional.empty());
        }
    }

    private void isRefused(Protocol protocol, Member member) {
        assertThatThrownBy(() -> enter(protocol, member))
                .isInstanceOfAny(LinkFailed.class, IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void both_open_every_door_until_the_old_one_is_ended_at_once(Protocol protocol) {
        Member old = hub.add("sd-" + protocol.name().toLowerCase(java.util.Locale.ROOT), "school");
        Member fresh = renewed(old, Json.object().put("keepOldDays", 7));

        assertThatCode(() -> enter(protocol, old)).doesNotThrowAnyException();
        assertThatCode(() -> enter(protocol, fresh)).doesNotThrowAnyException();
        isRefused(protocol, new Member(old.id(), "a wrong one"));

        hub.hub()
                .acts()
                .get("partner.password")
                .perform(Json.object().put("id", old.id()).put("endOld", true), WholeHub.staff());
        isRefused(protocol, old);
        assertThatCode(() -> enter(protocol, fresh)).doesNotThrowAnyException();
        assertThat(hub.rows("select step from events where partner = ? order by seq", old.id()))
                .contains("password-changed", "old-password-ended");
    }

    @Test
    void without_being_kept_the_old_one_ends_at_once_as_ever() {
        Member old = hub.add("sd-seketika", "school");
        Member fresh = renewed(old, Json.object());

        isRefused(Protocol.AMQP, old);
        isRefused(Protocol.HTTP, old);
        assertThatCode(() -> enter(Protocol.AMQP, fresh)).doesNotThrowAnyException();
    }

    @Test
    void the_first_use_of_the_new_one_leaves_the_old_one_a_day() {
        Member old = hub.add("sd-sehari", "school");
        Member fresh = renewed(old, Json.object().put("keepOldDays", 30));
        enter(Protocol.AMQP, fresh);

        await().atMost(SOON).until(() -> hub.rows("""
                                select 1 from partner_renewals
                                 where partner = 'sd-sehari' and new_used_at is not null
                                   and old_until between now() + interval '23 hours' and now() + interval '25 hours'
                                """), rows -> rows.size() == 1);
        assertThatCode(() -> enter(Protocol.HTTP, old)).doesNotThrowAnyException();
    }

    @Test
    void its_time_over_the_old_one_is_forgotten_and_who_came_in_by_it_is_cut_off() throws Exception {
        Member old = hub.add("sd-habis", "school");
        Member fresh = renewed(old, Json.object().put("keepOldDays", 1));
        try (JmsSystem system = JmsSystem.amqp(hub, old)) {
            hub.hub()
                    .stores()
                    .database()
                    .useTransaction(db ->
                            db.execute("update partner_credentials set old_until = now() where partner = 'sd-habis'"));
            await().atMost(SOON)
                    .until(
                            () -> hub.rows("select partner from partner_renewals where partner = 'sd-habis'"),
                            List::isEmpty);
            await().atMost(SOON).untilAsserted(() -> assertThatThrownBy(
                            () -> system.send(Asked.status(old, "tanya-1", "belum-pernah")))
                    .isInstanceOf(Exception.class));
        }
        isRefused(Protocol.HTTP, old);
        assertThatCode(() -> enter(Protocol.AMQP, fresh)).doesNotThrowAnyException();
    }

    @Test
    void check_warns_of_an_old_one_that_ends_soon_and_is_still_used() {
        Member old = hub.add("sd-lupa", "school");
        renewed(old, Json.object().put("keepOldDays", 2));
        assertThat(checked()).noneMatch(says -> says.startsWith("sd-lupa still enters"));

        enter(Protocol.HTTP, old);
        await().atMost(SOON)
                .until(
                        () -> hub.rows(
                                "select 1 from partner_renewals where partner = 'sd-lupa' and old_used_at is not null"),
                        rows -> rows.size() == 1);

        assertThat(checked())
                .anyMatch(says -> says.startsWith("sd-lupa still enters by its old password, which ends on")
                        && says.endsWith("./simpul partner password sd-lupa --keep-old 7."));
    }

    private List<String> checked() {
        return hub.hub().acts().get("check").perform(Json.object().put("language", "en"), WholeHub.staff()).stream()
                .map(finding -> finding.path("says").asText())
                .toList();
    }
}
