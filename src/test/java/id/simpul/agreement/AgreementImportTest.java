package id.simpul.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Query;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgreementImportTest {
    private static final Instant NOW = Instant.parse("2021-03-01T03:00:00Z");
    private static final Staff STAFF = new Staff("Sari", "arsip lama");
    private static final String HEADER = "number,title,form,parties,names,from,to,signedOn,goals\n";
    private static final String OLD = HEADER + """
            12/PKS/2016,Pemanfaatan layanan,service-use,kampus-contoh|library,STIKes Contoh Lama|,2016-08-01,2021-07-31,2016-07-20,Mahasiswa membaca|Bimbingan
            13/PKS/2014,Pertukaran terbitan,exchange,Universitas Contoh|Dinas Contoh,,2014-01-01,2018-12-31,2013-12-15,
            """;

    private final Database database = TestDatabase.fresh();
    private int acts;

    @BeforeEach
    void partners() {
        add("kampus-contoh", "university", "Universitas Contoh");
        add("dinas-contoh", "dinas", "Dinas Contoh");
        add("library", "library", "Perpustakaan Contoh");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Shows(Rule.R23)
    void what_was_signed_before_the_cut_off_stays_valid_to_its_end() {
        assertThat(take(OLD)).isEqualTo(new Taken(2, 0));

        assertThat(
                        rows(
                                "select number || ' ' || origin || ' ' || state || ' ' || coalesce(remind_on::text, '-') from agreements order by 1"))
                .containsExactly("12/PKS/2016 own valid 2021-05-02", "13/PKS/2014 own ended -");
        assertThat(rows("select partner from agreements_in_force where date '2021-07-31' between from_day and to_day"))
                .containsExactlyInAnyOrder("kampus-contoh", "library");
    }

    @Test
    void names_are_kept_as_they_stood_and_lead_to_the_partner_from_then_on() {
        take(OLD);

        assertThat(
                        rows(
                                "select name from agreement_parties where agreement in (select id from agreements where number like '12%') order by place"))
                .containsExactly("STIKes Contoh Lama", "Perpustakaan Contoh");
        assertThat(database.jdbi()
                        .<Integer, RuntimeException>withHandle(db ->
                                PartnerEntries.named(db, "stikes contoh lama").size()))
                .isEqualTo(1);
        assertThat(
                        take(
                                HEADER
                                        + "14/PKS/2010,Lama,other,STIKes Contoh Lama|dinas-contoh,,2010-01-01,2012-12-31,2010-01-01,\n"))
                .isEqualTo(new Taken(1, 0));
    }

    @Test
    void one_partner_under_several_names_has_all_its_agreements() {
        take(OLD);
        add("kampus-lama", "university", "Sekolah Lama");
        take(HEADER + "9/PKS/2005,Lama,other,Sekolah Lama|library,,2005-01-01,2008-12-31,2005-01-01,\n");
        database.useTransaction(db -> new Partners(database.jdbi())
                .merge(db, new PartnerId("kampus-lama"), new PartnerId("kampus-contoh"), NOW));

        assertThat(list("kampus-contoh")).containsExactly("12/PKS/2016", "13/PKS/2014", "9/PKS/2005");
        assertThat(list("kampus-lama")).hasSize(3);
    }

    @Test
    void importing_the_same_file_twice_changes_nothing() {
        take(OLD);
        List<String> before = rows("select agreements::text from agreements order by id");
        long events = rows("select seq from events").size();

        assertThat(take(OLD)).isEqualTo(new Taken(0, 2));

        assertThat(rows("select agreements::text from agreements order by id")).isEqualTo(before);
        assertThat(rows("select seq from events")).hasSize((int) events);
    }

    @Test
    void the_same_file_is_known_again_after_one_ended_early_and_a_party_was_merged() {
        take(OLD);
        end("12/PKS/2016", LocalDate.of(2021, 5, 31));
        add("universitas-baru", "university", "Universitas Baru");
        database.useTransaction(db -> new Partners(database.jdbi())
                .merge(db, new PartnerId("kampus-contoh"), new PartnerId("universitas-baru"), NOW));

        assertThat(take(OLD)).isEqualTo(new Taken(0, 2));
    }

    @Test
    void every_mistake_is_told_with_line_and_column_and_nothing_is_taken() {
        String wrong = OLD + """
                12/PKS/2016,Lagi,service-use,kampus-contoh|library,,2016-01-01,2018-01-01,2016-01-01,
                ,Tanpa nomor,sewa,kampus-contoh,,2016-13-01,2018-01-01,kemarin,
                15,Terbalik,other,kampus-contoh|entah-siapa,Satu|Dua|Tiga,2018-01-01,2016-01-01,2016-01-01,
                16,Kembar,other,kampus-contoh|Universitas Contoh,,2016-01-01,2018-01-01,2016-01-01,
                17,Nama orang lain,other,kampus-contoh|library,Dinas Contoh|,2016-01-01,2018-01-01,2016-01-01,
                18,NIK 1375011205900001,other,kampus-contoh|library,,2016-01-01,2018-01-01,2016-01-01,
                """;

        assertThatThrownBy(() -> take(wrong))
                .hasMessageContaining("lama.csv:4 number:")
                .hasMessageContaining("lama.csv:5 number:")
                .hasMessageContaining("lama.csv:5 form:")
                .hasMessageContaining("lama.csv:5 from:")
                .hasMessageContaining("lama.csv:5 signedOn:")
                .hasMessageContaining("lama.csv:5 parties:")
                .hasMessageContaining("lama.csv:6 to:")
                .hasMessageContaining("lama.csv:6 names:")
                .hasMessageContaining("lama.csv:6 parties: \"entah-siapa\"")
                .hasMessageContaining("lama.csv:7 parties: kampus-contoh")
                .hasMessageContaining("lama.csv:8 names: \"Dinas Contoh\"")
                .hasMessageContaining("lama.csv:9 title:")
                .hasMessageNotContaining("1375011205900001");
        assertThat(rows("select id from agreements")).isEmpty();
        assertThat(rows("select unnest(aliases) from partners")).isEmpty();
    }

    @Test
    void a_number_that_is_recorded_with_other_contents_is_a_mistake() {
        take(OLD);

        assertThatThrownBy(() -> take(OLD.replace("2021-07-31", "2022-07-31")))
                .hasMessageContaining("lama.csv:2 number:");
        assertThatThrownBy(() -> take("nomor,judul\n1,2\n")).hasMessageContaining("number,title,form");
    }

    @Test
    void an_agreement_is_shown_with_its_history_by_number_or_id() {
        take(OLD);
        end("12/PKS/2016", LocalDate.of(2021, 5, 31));

        List<ObjectNode> shown = database.inTransaction(db -> AgreementBook.show(db, "12/PKS/2016"));

        assertThat(shown.get(0).path("to").asText()).isEqualTo("2021-05-31");
        assertThat(shown).extracting(line -> line.path("signedAs").asText()).contains("STIKes Contoh Lama");
        assertThat(shown).extracting(line -> line.path("step").asText()).contains("signed", "shortened");
        assertThat(shown.toString()).contains("arsip 2010-2020", "arsip lama");
        String id = shown.get(0).path("agreement").asText();
        assertThat(database.<List<ObjectNode>, RuntimeException>inTransaction(db -> AgreementBook.show(db, id)))
                .isEqualTo(shown);
    }

    @Test
    void an_agreement_ends_early_only_within_its_term_and_once() {
        take(OLD);

        assertThat(end("12/PKS/2016", LocalDate.of(2021, 7, 31))).isFalse();
        assertThat(end("12/PKS/2016", LocalDate.of(2016, 7, 31))).isFalse();
        assertThat(end("13/PKS/2014", LocalDate.of(2015, 1, 1))).isFalse();
        assertThat(end("12/PKS/2016", LocalDate.of(2021, 5, 31))).isTrue();
        assertThat(end("12/PKS/2016", LocalDate.of(2021, 5, 31))).isFalse();
    }

    @Test
    @Shows(Rule.R25)
    void the_parties_are_told_at_once_of_an_end_before_which_no_reminder_is_left() {
        LocalDate today = LocalDate.ofInstant(NOW, Policies.defaults().zone());
        for (LocalDate on : List.of(today.minusDays(1), today, today.plusDays(6), today.plusDays(40))) {
            database.useTransaction(db -> db.execute("truncate agreements cascade"));
            take(OLD);
            ObjectNode data = Json.object().put("agreement", "12/PKS/2016").put("on", on.toString());

            List<Notice> told = ask(RequestType.STAFF_AGREEMENT_END, data).notices();

            if (on.equals(today.plusDays(40))) {
                assertThat(told).as("it is reminded of later").isEmpty();
            } else {
                assertThat(told).singleElement().satisfies(one -> {
                    assertThat(one.topic()).isEqualTo(Topic.AGREEMENT_ENDING);
                    assertThat(one.to()).contains(new PartnerId("kampus-contoh"));
                    assertThat(one.data().path("to").asText()).isEqualTo(on.toString());
                    assertThat(one.data().path("daysLeft").asInt()).isEqualTo(on.isAfter(today) ? 6 : 0);
                    NoticeForm.assertPublished(one.topic(), one.data());
                    assertThat(one.isPast(today.plusDays(60))).isFalse();
                });
            }
        }
    }

    @Test
    void nobody_proposes_to_renew_what_staff_ended_early() {
        take(OLD);
        end("12/PKS/2016", LocalDate.of(2021, 5, 31));

        assertThat(database.<Boolean, RuntimeException>inTransaction(
                        db -> db.createQuery("select renewal_proposed from agreements where number = '12/PKS/2016'")
                                .mapTo(Boolean.class)
                                .one()))
                .isTrue();
    }

    private record Taken(int taken, int known) {}

    private Taken take(String text) {
        Decision decision = ask(
                RequestType.STAFF_AGREEMENT_IMPORT,
                Json.object().put("file", "lama.csv").put("text", text).put("source", "arsip 2010-2020"));
        if (decision instanceof Decision.Refused refused) {
            throw new IllegalArgumentException(refused.reasons().stream()
                    .map(reason -> reason.message(Language.ID) + " / " + reason.message(Language.EN))
                    .collect(Collectors.joining("\n")));
        }
        return new Taken(
                decision.outcome().get("taken").asInt(),
                decision.outcome().get("known").asInt());
    }

    private boolean end(String number, LocalDate on) {
        ObjectNode data = Json.object().put("agreement", number).put("on", on.toString());
        return ask(RequestType.STAFF_AGREEMENT_END, data) instanceof Decision.Accepted;
    }

    /** Judges, writes and records, as the hub does. */
    private Decision ask(RequestType type, ObjectNode data) {
        Request act = new Request(
                PartnerId.STAFF, PartnerKind.LIBRARY, "act-" + ++acts, type, NOW, false, data, Optional.of(STAFF));
        ArchiveDesk desk = new ArchiveDesk(new Partners(database.jdbi()), Policies.defaults());
        LocalDate today = LocalDate.ofInstant(NOW, Policies.defaults().zone());
        return database.inTransaction(db -> {
            Decision decision = desk.decide(
                    act, desk.facts(db, List.of(act)), Policies.defaults().asOf(NOW), today);
            desk.write(db, List.of(new Decided(act, decision, NOW)));
            decision.effects().forEach(effect -> Events.append(db, effect.events(), NOW));
            return decision;
        });
    }

    private List<String> list(String partner) {
        Query query = new Query(Map.of("partner", partner), Optional.empty(), 10);
        return database.jdbi().withHandle(db -> AgreementLists.all().get(0).page(db, query)).rows().stream()
                .map(line -> line.path("number").asText())
                .toList();
    }

    private void add(String id, String kind, String name) {
        database.useTransaction(db -> db.execute(
                "insert into partners (id, kind, name, created_at) values (?, ?, ?, now())", id, kind, name));
    }

    private List<String> rows(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
