package id.simpul.information;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's announcement goes to its audience after staff moderate it, unless the sender is trusted (R29). */
@Shows(Rule.R29)
class InformationDeskTest {
    private static final Instant NOW = Instant.parse("2026-08-31T04:00:00Z");

    private final Database database = TestDatabase.fresh();
    private Policies policies = Policies.defaults();

    @BeforeEach
    void partners() {
        add("library", "library");
        add("sd-01", "school");
        add("sd-02", "school");
        add("kampus-a", "university");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_trusted_sender_publishes_at_once() {
        Decision decision = ask(request("library", PartnerKind.LIBRARY, "school", "kampus-a"));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.outcome().get("recipients").asInt()).isEqualTo(3);
        assertThat(to(decision)).containsExactly("kampus-a", "sd-01", "sd-02");
        ObjectNode data = decision.notices().get(0).data();
        assertThat(data.get("by").asText()).isEqualTo("Sampel library");
        assertThat(data.get("subject").asText()).isEqualTo("Pameran buku");
        assertThat(data.get("announcement")).isEqualTo(decision.outcome().get("announcement"));
        assertThat(text("select audience::text || recipients from announcements"))
                .isEqualTo("{school,kampus-a}3");
    }

    @Test
    void anyone_else_waits_for_staff_and_is_published_once_they_approve() {
        Request asked = request("kampus-a", PartnerKind.UNIVERSITY, "school");

        Decision waiting = ask(asked);
        Decision approved = ask(Asked.approved(asked, "baik"));

        assertThat(waiting.status()).isEqualTo("pending");
        assertThat(waiting.reasons()).extracting(reason -> reason.code().wire()).containsExactly("needs-moderation");
        assertThat(waiting.notices()).isEmpty();
        assertThat(approved.status()).isEqualTo("accepted");
        assertThat(to(approved)).containsExactly("sd-01", "sd-02");
    }

    @Test
    void a_partner_is_trusted_by_its_name_too() {
        policies = Policies.parse("""
                - effective: 2020-01-01
                  information:
                    trusted: [kampus-a]
                """);

        assertThat(ask(request("kampus-a", PartnerKind.UNIVERSITY, "school")).status())
                .isEqualTo("accepted");
        assertThat(ask(request("library", PartnerKind.LIBRARY, "school")).status())
                .isEqualTo("pending");
    }

    @Test
    void everybody_unknown_in_the_audience_is_named_and_nothing_goes_out() {
        Decision decision = ask(request("library", PartnerKind.LIBRARY, "nobody", "school", "sd-99"));

        assertThat(decision.status()).isEqualTo("refused");
        assertThat(decision.reasons())
                .extracting(Reason::pointer)
                .containsExactly("/data/audience/0", "/data/audience/2");
        assertThat(decision.notices()).isEmpty();
    }

    @Test
    void a_partner_named_twice_gets_one_notice() {
        assertThat(to(ask(request("library", PartnerKind.LIBRARY, "school", "sd-01", "school", "sd-01"))))
                .containsExactly("sd-01", "sd-02");
    }

    @Test
    void the_sender_gets_its_own_announcement_only_if_it_names_itself() {
        add("library-2", "library");

        assertThat(to(ask(request("library", PartnerKind.LIBRARY, "library")))).containsExactly("library-2");
        assertThat(to(ask(request("library-2", PartnerKind.LIBRARY, "library", "library-2"))))
                .containsExactly("library", "library-2");
    }

    @Test
    void who_takes_part_no_more_gets_nothing_and_who_was_merged_gets_it_under_the_new_name() {
        add("sd-03", "school");
        database.useTransaction(db -> {
            db.execute("update partners set removed_at = now() where id in ('sd-02', 'sd-03')");
            db.execute("update partners set merged_into = 'sd-01' where id = 'sd-03'");
        });

        assertThat(to(ask(request("library", PartnerKind.LIBRARY, "school")))).containsExactly("sd-01");
        assertThat(to(ask(request("library", PartnerKind.LIBRARY, "sd-03")))).containsExactly("sd-01");
        assertThat(ask(request("library", PartnerKind.LIBRARY, "sd-02")).reasons())
                .extracting(reason -> reason.code().wire())
                .containsExactly("audience-unknown");
    }

    @Test
    void an_audience_of_nobody_is_refused() {
        Decision decision = ask(request("library", PartnerKind.LIBRARY, "dinas"));

        assertThat(decision.reasons())
                .extracting(reason -> reason.code().wire())
                .containsExactly("audience-empty");
    }

    @Test
    void five_thousand_partners_are_told_with_one_notice_each() {
        database.useTransaction(db -> db.execute("""
                insert into partners (id, kind, name, email, created_at)
                select 'dinas-' || n, 'dinas', 'Dinas Contoh', 'dinas@example.org', now() from generate_series(1, 5000) as n
                """));

        Decision decision = ask(request("library", PartnerKind.LIBRARY, "dinas", "dinas-17"));
        database.useTransaction(db -> new Outbox(() -> {}).promise(db, decision.notices(), NOW));

        assertThat(decision.outcome().get("recipients").asInt()).isEqualTo(5_000);
        assertThat(text("select count(distinct partner) || ' ' || count(*) from notices"))
                .isEqualTo("5000 5000");
    }

    private void add(String id, String kind) {
        database.useTransaction(db -> db.execute(
                "insert into partners (id, kind, name, created_at) values (?, ?, ?, now())", id, kind, "Sampel " + id));
    }

    private Request request(String partner, PartnerKind kind, String... audience) {
        ObjectNode data = Json.object().put("subject", "Pameran buku").put("body", "Dibuka tanggal 1 September.");
        List.of(audience).forEach(data.withArray("/audience")::add);
        return Asked.by(partner).as(kind).at(NOW).request(RequestType.INFORMATION_PUBLISH, data);
    }

    private Decision ask(Request request) {
        Judge judge = Judge.of(policies, new InformationDesk());
        return database.inTransaction(db -> judge.ask(db, NOW, request));
    }

    private static List<String> to(Decision decision) {
        return decision.notices().get(0).to().stream().map(PartnerId::value).toList();
    }

    private String text(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).one());
    }
}
