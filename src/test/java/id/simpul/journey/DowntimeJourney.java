package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fell due while the hub was down is done when it is up again: once, in order, as of its day. */
class DowntimeJourney {
    private static final String ENROLLING = "2021-02-01T02:00:00Z";
    /** The exchange is on Monday, 5 April 2021: planned 30 days before, announced by this test's policy 22 days before. */
    private static final String BEFORE = "2021-03-05T02:00:00Z";

    private static final String PLANNED = "2021-03-05 23:00:00+00";
    private static final String ANNOUNCED = "2021-03-13 23:00:00+00";
    private static final String TEN_DAYS_LATER = "2021-03-15T02:00:00Z";
    private static final String MUCH_LATER = "2021-09-01T02:00:00Z";

    private static final String DONE = "select job || ' ' || period || ' ' || part || ' ' || due_at from jobs";
    private static final String LET_GO =
            "select (detail::jsonb ->> 'topic') || ' ' || partner from events where step = 'let-go' order by seq";
    private static final String TOLD = "select topic || ' ' || partner from notices order by seq";

    @TempDir
    private Path directory;

    @Test
    void ten_days_down_over_two_due_dates_and_each_happens_exactly_once_in_order() throws Exception {
        try (WholeHub hub = hub("hub").with("SIMPUL_CLOCK", ENROLLING).start()) {
            List<Member> schools = enrol(hub);
            hub.stop();
            hub.with("SIMPUL_CLOCK", BEFORE).start();
            assertThat(hub.rows("select job from jobs where job like 'rotation.%'"))
                    .isEmpty();
            hub.stop();

            hub.with("SIMPUL_CLOCK", TEN_DAYS_LATER).start();
            assertThat(
                            hub.rows(
                                    "select job || ' ' || due_at from jobs where period = '2021-Q2' order by due_at, job, part"))
                    .containsExactly(
                            "rotation.plan " + PLANNED,
                            "rotation.plan " + PLANNED,
                            "rotation.announce " + ANNOUNCED,
                            "rotation.announce " + ANNOUNCED);
            assertThat(hub.rows("select quarter || ' ' || state || ' ' || deliver_on from batches"))
                    .containsExactly("2021-Q2 announced 2021-04-05", "2021-Q2 announced 2021-04-05");
            List<String> done = hub.rows(DONE);
            List<String> told = hub.rows(TOLD);
            hub.restart();
            assertThat(hub.rows(DONE)).isEqualTo(done);
            assertThat(hub.rows(TOLD)).isEqualTo(told);
            for (Member school : schools) {
                try (JmsSystem system = JmsSystem.amqp(hub, school)) {
                    List<String> topics = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        topics.add(system.notice().event().get("type").asText());
                    }
                    assertThat(topics)
                            .containsExactly(
                                    "id.simpul.notice.rotation.shortfall.v1",
                                    "id.simpul.notice.rotation.planned.v1",
                                    "id.simpul.notice.rotation.shortfall.v1",
                                    "id.simpul.notice.rotation.announced.v1");
                }
            }
        }
    }

    @Test
    void a_hub_that_slept_through_two_quarters_has_done_the_same_and_tells_nothing_that_is_past() throws Exception {
        List<String> doneAwake;
        List<String> toldAwake;
        try (WholeHub awake = hub("awake").with("SIMPUL_CLOCK", ENROLLING).start()) {
            enrol(awake);
            ObjectNode to = Json.object().put("instant", MUCH_LATER);
            awake.hub().acts().get("clock.set").perform(to, WholeHub.staff());
            doneAwake = awake.rows(DONE + " order by due_at, job, period, part");
            toldAwake = awake.rows(TOLD);
        }
        try (WholeHub asleep = hub("asleep").with("SIMPUL_CLOCK", ENROLLING).start()) {
            enrol(asleep);
            asleep.stop();
            asleep.with("SIMPUL_CLOCK", MUCH_LATER).start();
            assertThat(asleep.rows(DONE + " order by due_at, job, period, part"))
                    .isEqualTo(doneAwake);
            List<String> letGo = asleep.rows(LET_GO);
            assertThat(letGo).contains("rotation.announced sd-01", "rotation.planned sd-02");
            List<String> told = new ArrayList<>(asleep.rows(TOLD));
            assertThat(told).isNotEmpty().doesNotContain("rotation.announced sd-01");
            told.addAll(letGo);
            assertThat(told).containsExactlyInAnyOrderElementsOf(toldAwake);
        }
        assertThat(doneAwake).anyMatch(job -> job.startsWith("rotation.plan 2021-Q2"));
        assertThat(doneAwake).anyMatch(job -> job.startsWith("rotation.plan 2021-Q3"));
    }

    private WholeHub hub(String name) throws Exception {
        return WholeHub.withDatabase(directory.resolve(name)).with("SIMPUL_POLICY", policy(name));
    }

    /** The shipped policy with an earlier announcement, so that two due dates lie within ten days. */
    private String policy(String name) throws Exception {
        try (InputStream shipped = getClass().getResourceAsStream("/policy/policy.yaml")) {
            String policy = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            Path file = Files.createDirectory(directory.resolve(name)).resolve("policy.yaml");
            Files.writeString(file, policy + """

                    - effective: 2019-01-02
                      rotation:
                        announce-lead-days: 22
                    """);
            return file.toString();
        }
    }

    /** Two schools join for two quarters, with some books to share. */
    private static List<Member> enrol(WholeHub hub) throws Exception {
        Member library = hub.add("perpustakaan", "library");
        List<ObjectNode> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(Asked.item(library, "buku-" + i, "b-" + i));
        }
        try (JmsSystem system = JmsSystem.core(hub, library)) {
            system.sendTogether(items);
            system.replies(items.size());
        }
        List<Member> schools = List.of(hub.add("sd-01", "school"), hub.add("sd-02", "school"));
        for (Member school : schools) {
            try (JmsSystem system = JmsSystem.core(hub, school)) {
                system.send(Asked.enrolment(school, "daftar-1", 6));
                Answered reply = system.reply();
                assertThat(reply.outcome().get("quarters")).as(reply.text()).hasToString("[\"2021-Q2\",\"2021-Q3\"]");
            }
        }
        return schools;
    }
}
