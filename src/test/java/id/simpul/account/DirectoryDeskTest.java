package id.simpul.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Listing;
import id.simpul.feature.NotShown;
import id.simpul.feature.Query;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryDeskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-31T04:00:00Z"), ZoneOffset.UTC);
    private static final PartnerId SCHOOL = new PartnerId("sd-01");

    private final Database database = TestDatabase.fresh();
    private final Partners partners = new Partners(database.jdbi());
    private final Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));
    private final List<String> told = new ArrayList<>();
    private long unread;

    private final StaffHand hand = new StaffHand(
            new Envelopes(fingerprints),
            new Inbox(database),
            new Decisions(
                    database,
                    new DecidingParts(
                            new Desks(List.of(new DirectoryDesk(
                                    partners,
                                    () -> Set.of(Channel.QUEUE, Channel.EMAIL),
                                    new Partings(
                                            partner -> unread, () -> List.of(new RequestTies()), ZoneOffset.UTC)))),
                            Policies.defaults(),
                            new ReplyWriter(fingerprints),
                            new Outbox(() -> {})),
                    CLOCK),
            CLOCK,
            Map.of(
                    RequestType.STAFF_PARTNER_ADD,
                    decided -> told.add(decided.request().id())));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_partner_that_was_added_takes_part_and_its_history_says_who_added_it() {
        StaffAnswer answer = add(school());

        assertThat(answer.outcome().path("partner").asText()).isEqualTo("sd-01");
        assertThat(partners.find(SCHOOL)).isPresent();
        assertThat(texts("select detail from events where partner = 'sd-01' and step = 'added'"))
                .singleElement()
                .asString()
                .contains("Sari", "surat kepala sekolah");
    }

    @Test
    void a_password_is_shown_once_and_kept_nowhere() {
        StaffAnswer answer = add(school());
        String password = answer.once().path("password").asText();

        assertThat(partners.credential(SCHOOL).orElseThrow().admits(password, Optional.empty()))
                .isTrue();
        assertThat(texts("select event from all_replies union all select detail from events"))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(password));
        assertThat(add(school()).once()).isEmpty();
    }

    @Test
    void what_follows_an_act_is_done_once() {
        add(school());
        add(school());

        assertThat(told).containsExactly("tambah");
    }

    @Test
    void everything_that_stands_against_a_new_partner_is_told_at_once() {
        add(school());
        ObjectNode data = school().put("name", " ").put("region", "99.99").put("hasSystem", false);
        data.putArray("notify").add("queue");

        assertThat(codes(act(RequestType.STAFF_PARTNER_ADD, data)))
                .containsExactly("partner-id-taken", "schema", "region-unknown", "no-queue");
        assertThat(codes(act(RequestType.STAFF_PARTNER_ADD, school().put("id", "hub"))))
                .containsExactly("partner-id-reserved");
    }

    @Test
    void a_partner_whose_requests_are_not_read_yet_stays() {
        add(school());
        unread = 3;

        assertThat(codes(act(RequestType.STAFF_PARTNER_REMOVE, Json.object().put("id", "sd-01"))))
                .containsExactly("requests-unread");
        assertThat(partners.find(SCHOOL)).isPresent();
    }

    @Test
    void what_a_removed_partner_has_asked_and_nobody_has_decided_is_answered_and_waits_no_more() {
        add(school());
        database.useTransaction(db -> {
            db.execute("""
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                    values ('sd-01', 'p-1', 'information.publish', '', 'pending', now(), now(), 'reply-1', '{}')
                    """);
            db.execute("""
                    insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
                    values ('sd-01', 'p-1', 'information.publish', 'staff', '{}', now(), now())
                    """);
        });
        ObjectNode remove = Json.object().put("id", "sd-01");

        assertThat(codes(act(RequestType.STAFF_PARTNER_REMOVE, remove)))
                .containsExactly("hangs-on-partner", "requests-dropped");
        act(RequestType.STAFF_PARTNER_REMOVE, remove.deepCopy().put("end", true));

        assertThat(partners.find(SCHOOL)).isEmpty();
        assertThat(texts("select status from requests where id = 'p-1'")).containsExactly("refused");
        assertThat(texts("select request_id from pending where decided_at is null"))
                .isEmpty();
        assertThat(texts("select event from notices where topic = 'partner.ended'"))
                .singleElement()
                .asString()
                .contains("requests-dropped");
    }

    @Test
    void one_partner_is_shown_with_whom_to_ask_for_there() {
        add(school());
        database.useTransaction(db -> db.execute(
                "update partners set contact_name = 'Bu Contoh', contact_phone = '+62 752 000001' where id = 'sd-01'"));
        Listing<?> show = PartnerLists.all(Map::of, partner -> Optional.of(3L)).stream()
                .filter(list -> list.name().equals("partner.show"))
                .findFirst()
                .orElseThrow();

        ObjectNode shown = database.inTransaction(
                        db -> show.page(db, new Query(Map.of("partner", "sd-01"), Optional.empty(), 10)))
                .rows()
                .get(0);

        assertThat(shown.get("contact").asText()).isEqualTo("Bu Contoh");
        assertThat(shown.get("phone").asText()).isEqualTo("+62 752 000001");
        assertThat(shown.path("waiting").asLong()).isEqualTo(3);
        assertThat(shown.path("heard").isMissingNode()).isTrue();
        assertThatThrownBy(() -> database.inTransaction(
                        db -> show.page(db, new Query(Map.of("partner", "sd-99"), Optional.empty(), 10))))
                .isInstanceOf(NotShown.class);
    }

    @Test
    void a_partner_that_is_not_there_gets_neither_password_nor_end() {
        ObjectNode nobody = Json.object().put("id", "sd-99");

        assertThat(codes(act(RequestType.STAFF_PARTNER_PASSWORD, nobody))).containsExactly("nothing-of-that-name");
        assertThat(codes(act(RequestType.STAFF_PARTNER_REMOVE, nobody))).containsExactly("nothing-of-that-name");
    }

    @Test
    void only_partners_of_one_kind_are_merged() {
        add(school());
        act(RequestType.STAFF_PARTNER_ADD, school().put("id", "sd-02"));
        act(RequestType.STAFF_PARTNER_ADD, school().put("id", "dinas-01").put("kind", "dinas"));

        assertThat(codes(merge("sd-01", "dinas-01"))).containsExactly("kinds-differ");
        assertThat(codes(merge("sd-01", "sd-01"))).containsExactly("kinds-differ");
        assertThat(merge("sd-01", "sd-02").outcome()).hasToString("{\"partner\":\"sd-02\",\"merged\":\"sd-01\"}");
        assertThat(partners.find(SCHOOL)).isEmpty();
    }

    @Test
    void a_partner_that_is_renamed_is_still_found_by_its_former_name() {
        add(school());

        StaffAnswer answer = act(
                RequestType.STAFF_PARTNER_CHANGE,
                Json.object().put("id", "sd-01").put("name", "SD Baru 01").put("email", "baru@sekolah.example"));

        assertThat(answer.outcome())
                .hasToString("{\"partner\":\"sd-01\",\"name\":\"SD Baru 01\",\"formerly\":\"SD Contoh 01\","
                        + "\"email\":\"baru@sekolah.example\"}");
        assertThat(partners.find(SCHOOL).orElseThrow().name()).isEqualTo("SD Baru 01");
        assertThat(partners.find(SCHOOL).orElseThrow().email()).contains("baru@sekolah.example");
        List<PartnerEntry> named = database.jdbi().withHandle(db -> PartnerEntries.named(db, "sd contoh 01"));
        assertThat(named).singleElement().matches(entry -> entry.partner().id().equals(SCHOOL));
        assertThat(texts("select detail from events where step = 'changed'"))
                .singleElement()
                .asString()
                .contains("Sari");
    }

    @Test
    void a_change_of_nothing_or_to_nothing_is_refused() {
        add(school());

        assertThat(codes(act(RequestType.STAFF_PARTNER_CHANGE, Json.object().put("id", "sd-01"))))
                .containsExactly("nothing-to-change");
        assertThat(codes(act(
                        RequestType.STAFF_PARTNER_CHANGE,
                        Json.object().put("id", "sd-01").put("name", " ").put("region", "99.99"))))
                .containsExactly("schema", "region-unknown");
        assertThat(codes(act(
                        RequestType.STAFF_PARTNER_CHANGE,
                        Json.object().put("id", "sd-99").put("name", "SD Lain"))))
                .containsExactly("nothing-of-that-name");
    }

    private StaffAnswer merge(String old, String into) {
        return act(
                RequestType.STAFF_PARTNER_MERGE, Json.object().put("old", old).put("new", into));
    }

    private static ObjectNode school() {
        return Json.object().put("id", "sd-01").put("kind", "school").put("name", "SD Contoh 01");
    }

    private StaffAnswer add(ObjectNode data) {
        return hand.perform(RequestType.STAFF_PARTNER_ADD, new StaffCall(Optional.of("tambah"), data, sari()));
    }

    private StaffAnswer act(RequestType type, ObjectNode data) {
        return hand.perform(type, new StaffCall(data, sari()));
    }

    private static Staff sari() {
        return new Staff("Sari", "surat kepala sekolah");
    }

    private static List<String> codes(StaffAnswer answer) {
        return answer.reasons().findValuesAsText("code");
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
