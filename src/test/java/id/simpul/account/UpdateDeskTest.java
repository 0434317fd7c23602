package id.simpul.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateDeskTest {
    private static final Instant NOW = Instant.parse("2026-08-31T04:00:00Z");
    private static final PartnerId SCHOOL = new PartnerId("sd-01");

    private final Database database = TestDatabase.fresh();
    private final Partners partners = new Partners(database.jdbi());
    private final UpdateDesk desk = new UpdateDesk(partners, () -> Set.of(Channel.QUEUE, Channel.EMAIL));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_partner_changes_everything_it_says_of_itself() {
        add(true, Optional.of("lama@example.org"));
        ObjectNode data = Json.object().put("address", "Jalan Contoh 2").put("language", "en");
        data.putObject("contact")
                .put("name", "Ibu Contoh")
                .put("email", "baru@example.org")
                .put("phone", "0752-000000");
        data.putArray("aliases").add("SD Contoh");
        data.putArray("notify").add("queue").add("email");

        Decision decision = ask(data).get(0);

        assertThat(decision.outcome()).hasToString("{\"partner\":\"sd-01\"}");
        PartnerEntry entry = entry();
        assertThat(entry.unconfirmedEmail()).contains("baru@example.org");
        assertThat(entry.partner().email()).contains("lama@example.org");
        assertThat(entry.contactName()).contains("Ibu Contoh");
        assertThat(entry.contactPhone()).contains("0752-000000");
        assertThat(entry.address()).contains("Jalan Contoh 2");
        assertThat(entry.aliases()).containsExactly("SD Contoh");
        assertThat(entry.partner().channels()).containsExactlyInAnyOrder(Channel.QUEUE, Channel.EMAIL);
        assertThat(entry.partner().language()).isEqualTo(Language.EN);
        assertThat(decision.effects().get(0).events())
                .asString()
                .contains("contact")
                .doesNotContain("Ibu Contoh", "@");
    }

    @Test
    void what_is_not_named_stays_as_it_is() {
        add(true, Optional.of("lama@example.org"));

        ask(Json.object().put("language", "en"));

        assertThat(entry().partner().email()).contains("lama@example.org");
        assertThat(entry().partner().channels()).containsExactly(Channel.EMAIL);
    }

    @Test
    void a_request_that_changes_nothing_is_refused() {
        add(true, Optional.empty());

        assertThat(codes(ask(Json.object()).get(0))).containsExactly("nothing-to-change");
    }

    @Test
    void a_channel_the_hub_does_not_have_is_refused_with_those_it_has() {
        add(true, Optional.of("lama@example.org"));

        Decision decision = ask(notify("whatsapp")).get(0);

        assertThat(codes(decision)).containsExactly("channel-unknown");
        assertThat(decision.reasons().get(0).message(Language.EN)).endsWith("choose from: email, queue.");
        assertThat(entry().partner().channels()).containsExactly(Channel.EMAIL);
    }

    @Test
    void an_address_for_a_channel_is_kept_beside_those_given_before() {
        add(true, Optional.empty());
        ObjectNode first = Json.object();
        first.putObject("addresses").put("whatsapp", "+62 752 000000");
        ObjectNode second = Json.object();
        second.putObject("addresses").put("sms", "+62 752 000001");

        ask(first);
        ask(second);

        assertThat(entry().addresses())
                .containsOnly(Map.entry("whatsapp", "+62 752 000000"), Map.entry("sms", "+62 752 000001"));
    }

    @Test
    void a_name_that_a_partner_gives_comes_to_those_that_the_library_knows() {
        add(true, Optional.empty());
        database.useTransaction(db -> partners.rename(db, SCHOOL, Optional.of("SD Negeri Contoh"), Optional.empty()));

        ask(aliases(1, 1), aliases(1, 2));
        ask(Json.object().put("language", "en"));

        assertThat(entry().aliases()).containsExactly("Nama 1", "Nama 2", "SD Contoh 01");
    }

    @Test
    void more_names_than_can_be_compared_are_refused_and_those_known_stay() {
        add(true, Optional.empty());
        ask(aliases(1, UpdateDesk.MOST_ALIASES));

        Decision more = ask(aliases(100, 101)).get(0);

        assertThat(codes(more)).containsExactly("too-many-names");
        assertThat(ask(aliases(1, 20)).get(0).status()).isEqualTo("accepted");
        assertThat(entry().aliases()).hasSize(UpdateDesk.MOST_ALIASES);
    }

    private static ObjectNode aliases(int first, int last) {
        ObjectNode data = Json.object();
        for (int name = first; name <= last; name++) {
            data.withArray("/aliases").add("Nama " + name);
        }
        return data;
    }

    @Test
    void a_partner_without_a_system_cannot_be_told_by_queue() {
        add(false, Optional.of("lama@example.org"));

        Decision decision = ask(notify("queue")).get(0);

        assertThat(codes(decision)).containsExactly("no-queue");
        assertThat(decision.reasons()).extracting(Reason::pointer).containsExactly("/data/notify");
        assertThat(entry().partner().channels()).containsExactly(Channel.EMAIL);
    }

    @Test
    void mail_needs_an_address_which_an_earlier_request_of_the_same_batch_may_give() {
        add(true, Optional.empty());
        assertThat(codes(ask(notify("email")).get(0))).containsExactly("no-email-address");

        ObjectNode contact = Json.object();
        contact.putObject("contact").put("name", "Ibu Contoh").put("email", "baru@example.org");
        List<Decision> decisions = ask(contact, notify("email"));

        assertThat(decisions).extracting(Decision::status).containsExactly("accepted", "accepted");
    }

    private void add(boolean hasSystem, Optional<String> email) {
        Partner partner = new Partner(
                SCHOOL,
                PartnerKind.SCHOOL,
                "SD Contoh 01",
                email,
                Optional.empty(),
                Set.of(Channel.EMAIL),
                Language.ID,
                hasSystem);
        database.useTransaction(db -> partners.add(db, partner, NOW));
    }

    private static ObjectNode notify(String channel) {
        ObjectNode data = Json.object();
        data.putArray("notify").add(channel);
        return data;
    }

    private List<Decision> ask(ObjectNode... data) {
        List<Request> requests = new ArrayList<>();
        for (ObjectNode one : data) {
            requests.add(Asked.by(SCHOOL).as(PartnerKind.SCHOOL).at(NOW).request(RequestType.PARTNER_UPDATE, one));
        }
        Judge judge = Judge.of(Policies.defaults(), desk);
        return database.inTransaction(db -> judge.ask(db, NOW, requests)).stream()
                .map(Decided::decision)
                .toList();
    }

    private PartnerEntry entry() {
        return database.jdbi()
                .withHandle(db -> PartnerEntries.byIds(db, Set.of(SCHOOL)).get(SCHOOL));
    }

    private static List<String> codes(Decision decision) {
        return decision.reasons().stream().map(reason -> reason.code().wire()).toList();
    }
}
