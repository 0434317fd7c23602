package id.simpul.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Listing;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Query;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Shows(Rule.R24)
class OutreachTest {
    private static final Instant NOW = Instant.parse("2026-08-31T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);

    private final Database database = TestDatabase.fresh();
    private final Judge judge = Judge.of(Policies.defaults(), new OutreachDesk());

    private int requests;

    @BeforeEach
    void partners() {
        database.useTransaction(db -> db.execute("""
                insert into partners (id, kind, name, contact_name, contact_phone, address, created_at)
                values ('sd-01', 'school', 'SD Contoh 1', 'Bu Contoh', '+62 752 000001', 'Jalan Contoh 1', now()),
                       ('sd-02', 'school', 'SD Contoh 2', null, null, null, now()),
                       ('pustaka', 'library', 'Sistem Perpustakaan', null, null, null, now())
                """));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Decision perform(RequestType type, ObjectNode data, String reason) {
        return database.inTransaction(db -> judge.ask(
                db, NOW, Asked.byStaff(reason).named("r-" + ++requests).at(NOW).request(type, data)));
    }

    private Decision record(String partner, String on) {
        return perform(
                RequestType.STAFF_OUTREACH,
                Json.object()
                        .put("partner", partner)
                        .put("purpose", "outreach")
                        .put("on", on)
                        .put("about", "Rotasi buku"),
                "");
    }

    private Decision cancel(String outreach, String reason) {
        return perform(RequestType.STAFF_OUTREACH_CANCEL, Json.object().put("outreach", outreach), reason);
    }

    private static String id(Decision decision) {
        return ((Decision.Accepted) decision).reference();
    }

    private static String code(Decision decision) {
        return decision.reasons().get(0).code().wire();
    }

    private List<ObjectNode> list() {
        Listing<?> listing = OutreachLists.all().get(0);
        return database.inTransaction(db -> listing.page(db, new Query(Map.of(), Optional.empty(), 10)))
                .rows();
    }

    @Test
    void a_partner_is_told_that_the_library_comes() {
        Decision decision = record("sd-01", "2026-09-16");

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.to()).containsExactly(new PartnerId("sd-01"));
            assertThat(notice.topic()).isEqualTo(Topic.OUTREACH_PLANNED);
            assertThat(notice.lastDay()).contains(LocalDate.of(2026, 9, 16));
            NoticeForm.assertPublished(notice.topic(), notice.data());
        });
    }

    @Test
    void what_was_made_already_is_recorded_and_nobody_is_told_of_a_day_that_is_past() {
        Decision decision = record("sd-01", "2026-08-20");

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.notices()).isEmpty();
        assertThat(list()).hasSize(1);
    }

    @Test
    void a_visit_is_given_up_with_a_reason_and_the_partner_is_told() {
        String outreach = id(record("sd-01", "2026-09-16"));

        assertThat(code(cancel(outreach, ""))).isEqualTo("reason-needed");
        Decision cancelled = cancel(outreach, "Kendaraan rusak");

        assertThat(cancelled.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.topic()).isEqualTo(Topic.OUTREACH_CANCELLED);
            assertThat(notice.data().get("note").asText()).isEqualTo("Kendaraan rusak");
            NoticeForm.assertPublished(notice.topic(), notice.data());
        });
        assertThat(list()).isEmpty();
        assertThat(code(cancel(outreach, "Kendaraan rusak"))).isEqualTo("nothing-to-change");
        assertThat(record("sd-01", "2026-09-16").status()).isEqualTo("accepted");
    }

    @Test
    void the_same_visit_is_recorded_once() {
        record("sd-01", "2026-09-16");

        assertThat(code(record("sd-01", "2026-09-16"))).isEqualTo("outreach-recorded");
        assertThat(record("sd-02", "2026-09-16").status()).isEqualTo("accepted");
        assertThat(record("sd-01", "2026-09-17").status()).isEqualTo("accepted");
    }

    @Test
    void the_library_goes_to_partners_and_not_to_itself() {
        assertThat(code(record("pustaka", "2026-09-16"))).isEqualTo("not-found");
        assertThat(code(record("nobody", "2026-09-16"))).isEqualTo("not-found");
        assertThat(code(record("sd-01", "2036-09-16"))).isEqualTo("day-too-far");
        assertThat(code(cancel("out-of-nothing", "x"))).isEqualTo("not-found");
    }

    @Test
    void who_goes_there_reads_whom_to_ask_for() {
        record("sd-01", "2026-09-16");
        record("sd-02", "2026-09-17");

        assertThat(list()).hasSize(2);
        assertThat(list().get(1).toString())
                .contains("SD Contoh 1", "Bu Contoh", "+62 752 000001", "Jalan Contoh 1", "Rotasi buku");
        assertThat(list().get(0).toString()).contains("SD Contoh 2");
    }

    @Test
    void visits_to_come_end_with_a_partners_part_and_those_that_were_made_stay() {
        record("sd-01", "2026-08-20");
        record("sd-01", "2026-09-16");
        OutreachTies ties = new OutreachTies();

        database.useTransaction(db -> {
            Loosened loosened = ties.loosen(db, new Parting(new PartnerId("sd-01"), Optional.empty(), TODAY));
            assertThat(loosened.ends())
                    .extracting(reason -> reason.code().wire())
                    .containsExactly("outreach-ends");
            ties.write(db, loosened.effects());
        });

        assertThat(list()).hasSize(1);
    }

    @Test
    void of_a_partner_that_goes_on_as_another_the_visits_are_the_others() {
        record("sd-01", "2026-09-16");
        database.useTransaction(
                db -> db.execute("update partners set merged_into = 'sd-02', removed_at = now() where id = 'sd-01'"));

        assertThat(list().get(0).get("partner").asText()).isEqualTo("sd-02");
        assertThat(code(record("sd-02", "2026-09-16"))).isEqualTo("outreach-recorded");
        assertThat(code(record("sd-01", "2026-09-16"))).isEqualTo("outreach-recorded");
    }
}
