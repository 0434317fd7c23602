package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import jakarta.mail.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that could not be delivered is found, the address mended, and it arrives after all: once. */
class MailJourney {
    private final GreenMail mail = MailServers.of(ServerSetup.PROTOCOL_SMTP);

    @TempDir
    private Path home;

    private WholeHub hub;
    private Member national;

    @BeforeEach
    void a_hub_with_a_mail_server() {
        mail.start();
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@example.org")
                .start();
        national = hub.add("nasional", "national");
        hub.add("sd-tetangga", "school", "email");
        ObjectNode silent = Member.entry("sd-sunyi", "school", "email");
        silent.remove("email");
        act("partner.add", silent);
    }

    @AfterEach
    void stop() {
        hub.close();
        mail.stop();
    }

    @Test
    void a_partner_without_an_address_is_shown_and_gets_its_mails_as_soon_as_staff_give_it_one() throws Exception {
        announce("pengumuman-1");
        assertThat(recipients(1)).containsExactly("sd-tetangga@example.org");
        ObjectNode given = act("mail.list", Json.object()).get(0);
        assertThat(given.path("partner").asText()).isEqualTo("sd-sunyi");
        assertThat(given.path("reachable").asBoolean()).isFalse();
        assertThat(wrong()).singleElement().asString().contains("./simpul mail address sd-sunyi ADDRESS");
        assertThatThrownBy(() -> act("staff.mail.again", named(given)))
                .hasMessageContaining("has nowhere to go at sd-sunyi");

        act("staff.mail.address", Json.object().put("partner", "sd-sunyi").put("email", "sunyi@example.org"));

        assertThat(recipients(2)).containsExactly("sd-tetangga@example.org", "sunyi@example.org");
        assertThat(act("mail.list", Json.object())).isEmpty();
        assertThat(wrong()).isEmpty();
        assertThat(hub.rows("select step from events where partner = 'sd-sunyi' and step = 'readdressed'"))
                .hasSize(1);
        assertThat(act("partner.list", Json.object()))
                .anyMatch(row -> row.path("email").asText().equals("sunyi@example.org"));
    }

    @Test
    void what_was_given_up_goes_out_once_however_often_and_by_however_many_it_is_asked_for() throws Exception {
        announce("pengumuman-1");
        recipients(1);
        giveUp();
        ObjectNode given =
                act("mail.list", Json.object().put("partner", "sd-tetangga")).get(0);
        assertThat(wrong()).anyMatch(says -> says.contains("./simpul mail again " + given.path("delivery")));

        List<Callable<Integer>> clicks = List.of(
                () -> done(named(given)),
                () -> done(Json.object().put("all", true)),
                () -> done(named(given)),
                () -> done(Json.object().put("partner", "sd-tetangga")));
        ExecutorService staff = Executors.newFixedThreadPool(clicks.size());
        try {
            int sent = 0;
            for (Future<Integer> click : staff.invokeAll(clicks)) {
                sent += click.get();
            }
            assertThat(sent).isEqualTo(1);
        } finally {
            staff.shutdownNow();
        }
        assertThat(recipients(2)).containsExactly("sd-tetangga@example.org", "sd-tetangga@example.org");
        await().untilAsserted(() -> assertThat(hub.rows("select state from deliveries where partner = 'sd-tetangga'"))
                .containsExactly("sent"));
        assertThatThrownBy(() -> act("staff.mail.again", named(given)))
                .hasMessageContaining("is not given up (any more)");
    }

    @Test
    void what_the_partner_was_told_by_telephone_is_let_go_with_a_reason() throws Exception {
        announce("pengumuman-1");
        recipients(1);
        ObjectNode given = act("mail.list", Json.object()).get(0);
        assertThatThrownBy(() -> hub.hub().acts().get("staff.mail.waive").perform(named(given), new Staff("Sari", " ")))
                .hasMessageContaining("needs a reason");

        act("staff.mail.waive", named(given));

        assertThat(act("mail.list", Json.object())).isEmpty();
        assertThat(wrong()).isEmpty();
        assertThat(hub.rows("select state from deliveries where partner = 'sd-sunyi'"))
                .containsExactly("waived");
    }

    /** As if the server had refused it for good. */
    private void giveUp() {
        await().untilAsserted(() -> assertThat(hub.rows("select state from deliveries where partner = 'sd-tetangga'"))
                .containsExactly("sent"));
        hub.hub().stores().database().useTransaction(db -> db.execute("""
                update deliveries set state = 'failed', sent_at = null, last_error = 'a sample of a refusal'
                where partner = 'sd-tetangga'
                """));
    }

    private void announce(String id) throws Exception {
        ObjectNode data = Json.object().put("subject", "Libur").put("body", "Perpustakaan tutup besok.");
        data.putArray("audience").add("school");
        try (JmsSystem system = JmsSystem.amqp(hub, national)) {
            system.send(Asked.event(national.id(), id, "information.publish", data));
            assertThat(system.reply().status()).isEqualTo("accepted");
        }
    }

    /** Of all mails so far, once there are so many. */
    private List<String> recipients(int number) throws Exception {
        await().until(() -> mail.getReceivedMessages().length >= number);
        List<String> recipients = new ArrayList<>();
        for (var message : mail.getReceivedMessages()) {
            Arrays.stream(message.getAllRecipients()).map(Address::toString).forEach(recipients::add);
        }
        return recipients;
    }

    private List<ObjectNode> act(String name, ObjectNode arguments) {
        return hub.hub().acts().get(name).perform(arguments, WholeHub.staff());
    }

    private static ObjectNode named(ObjectNode given) {
        ObjectNode which = Json.object();
        which.putArray("deliveries").add(given.path("delivery").asLong());
        return which;
    }

    /** How many it was done to. */
    private int done(ObjectNode which) {
        try {
            return act("staff.mail.again", which)
                    .get(0)
                    .at("/outcome/deliveries")
                    .asInt();
        } catch (id.simpul.hub.control.Act.NotDone e) {
            return 0;
        }
    }

    /** What `check` says is wrong of deliveries. */
    private List<String> wrong() {
        return act("check", Json.object().put("language", "en")).stream()
                .filter(finding -> finding.path("level").asText().equals("wrong"))
                .filter(finding -> finding.path("about").asText().equals("deliveries"))
                .map(finding -> finding.path("says").asText())
                .toList();
    }
}
