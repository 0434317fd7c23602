package id.simpul.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Acceptor;
import id.simpul.broker.Addresses;
import id.simpul.check.Finding.Level;
import id.simpul.database.ReadyDatabase;
import id.simpul.hub.Hub;
import id.simpul.hub.TestHub;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.settings.Settings;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckJourney {
    @TempDir
    private static Path folder;

    private Hub hub;

    @BeforeAll
    void start() throws Exception {
        Path home = folder.resolve("home");
        ReadyDatabase.into(home);
        Map<String, String> environment = TestHub.environment(home);
        environment.put("SIMPUL_CLOCK", "2026-07-01T01:00:00Z");
        hub = Hub.start(Settings.of(environment));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @AfterEach
    void repair() {
        hub.stores().database().useTransaction(db -> db.execute("delete from jobs where error is not null"));
    }

    @Test
    void of_a_sound_hub_nothing_is_wrong_and_only_the_settable_clock_is_warned_of() {
        List<Finding> findings = check();

        assertThat(findings).noneMatch(finding -> finding.level() == Level.WRONG);
        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.WARNING)
                .extracting(Finding::about)
                .contains("clock");
    }

    @Test
    void forgeries_are_tried_at_every_listener_by_strangers_who_leave_nothing_behind() {
        List<Canaries.Result> results = new CanaryFlight(hub.messaging()).fly();

        assertThat(results)
                .extracting(result -> result.protocol().name())
                .containsAll(Arrays.stream(Acceptor.values()).map(Enum::name).toList());
        assertThat(results).allMatch(Canaries.Result::refused);
        assertThat(hub.messaging().guests()).isEmpty();
        assertThat(count("partners")).isZero();
        assertThat(count("replies")).isZero();
    }

    @Test
    void a_dead_letter_is_wrong_until_staff_have_discarded_it() throws JMSException {
        try (Connection connection = connection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(Addresses.DEAD_REQUESTS))
                    .send(session.createTextMessage("sample"));
        }
        // A check tries forgeries at every listener: it is not asked again and again.
        await().until(() -> count("failures") == 1);
        Finding failures =
                check().stream().filter(CheckJourney::isOfFailures).findFirst().orElseThrow();
        assertThat(failures.level()).isEqualTo(Level.WRONG);
        assertThat(failures.says().english()).startsWith("1 messages (of no type) of 1 partners, hub among them");

        hub.acts()
                .get("staff.failure.discard")
                .perform(Json.object().put("all", true), new Staff("operator", "a sample"));

        assertThat(check()).noneMatch(CheckJourney::isOfFailures);
    }

    private static boolean isOfFailures(Finding finding) {
        return finding.about().equals("failures");
    }

    @Test
    void work_on_which_the_hub_failed_is_wrong_and_says_why() {
        hub.stores().database().useTransaction(db -> db.execute("""
                        insert into jobs (job, period, part, due_at, done_at, error)
                        values ('plan', '2026-Q3', 'sd-01-contoh', now(), now(), 'sample reason')
                        """));

        assertThat(check())
                .anyMatch(finding -> finding.level() == Level.WRONG
                        && finding.about().equals("work")
                        && finding.says()
                                .english()
                                .contains("plan the third quarter of 2026 for sd-01-contoh (sample reason)"));
    }

    private Connection connection() throws JMSException {
        return hub.messaging().broker().hubConnection().connectionFactory().createConnection();
    }

    private List<Finding> check() {
        List<ObjectNode> shown =
                hub.acts().get("check").perform(Json.object().put("language", "en"), new Staff("operator", ""));
        return shown.stream().map(Finding::of).toList();
    }

    private long count(String table) {
        return hub.stores().database().jdbi().withHandle(db -> db.createQuery("select count(*) from <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
    }
}
