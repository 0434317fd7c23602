package id.simpul.agreement;

import static id.simpul.agreement.Table.codes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Query;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions and agreements that came on paper. */
class PaperTest {
    private static final LocalDate TODAY = Table.SINCE.plusDays(40);
    private static final byte[] PDF = "%PDF-1.7 surat keputusan".getBytes(StandardCharsets.ISO_8859_1);

    private final Database database = TestDatabase.fresh();
    private final Table table = new Table();

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void partners() {
        folder = home.resolve("scans");
        Table.partners(database, PartnerKind.UNIVERSITY, PartnerKind.DINAS, PartnerKind.LIBRARY, PartnerKind.NATIONAL);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Shows(Rule.R23)
    void what_the_national_library_decided_on_paper_counts_as_if_its_system_had_sent_it() {
        String proposal = propose();

        Decision decision = ask(record(approval(proposal)));

        assertThat(decision.status()).as(codes(decision).toString()).isEqualTo("accepted");
        assertThat(rows("select number || ' ' || origin || ' ' || signed_on || ' ' || from_day from agreements"))
                .containsExactly("7/PERPUS/2022 derived 2022-03-20 2022-04-01");
        assertThat(rows("select state || ' ' || decided_by || ' ' || decided_on from proposals"))
                .containsExactly("approved staff 2022-03-20");
        assertThat(told(decision)).containsExactlyInAnyOrder("university", "dinas");
        assertThat(decision.effects().stream()
                        .map(Effect::concludes)
                        .flatMap(List::stream)
                        .map(Concluded::partner)
                        .map(Object::toString))
                .containsExactly("university");
    }

    @Test
    @Shows(Rule.R23)
    void a_rejection_on_paper_is_passed_on_and_its_paper_kept_with_the_proposal() {
        String proposal = propose();

        Decision decision = ask(record(
                Json.object().put("proposal", proposal).put("approved", false).put("note", "Anggaran belum ada")));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(rows("select state from proposals")).containsExactly("rejected");
        assertThat(decision.notices().get(0).data().path("note").asText()).isEqualTo("Anggaran belum ada");
        assertThat(content(takeOut(proposal))).isEqualTo(PDF);
    }

    @Test
    @Shows(Rule.R23)
    void the_national_librarys_system_is_told_that_staff_have_recorded_its_decision_and_when() {
        String proposal = propose();
        ask(record(approval(proposal)));

        Request late = table.decision(TODAY.plusDays(3), proposal, false);
        Decision decision = ask(late);

        assertThat(codes(decision)).containsExactly("proposal-decided");
        assertThat(decision.reasons().get(0).message(Language.EN))
                .contains("approved", "the staff of this library", "20 March 2022")
                .doesNotContain("Sari");
        assertThat(rows("select count(*) from agreements")).containsExactly("1");
    }

    @Test
    @Shows(Rule.R23)
    void staff_are_told_that_the_national_librarys_system_was_first() {
        String proposal = propose();
        Request yes = table.decision(Table.SINCE.plusDays(9), proposal, true);
        yes.data().put("number", "7/PERPUS/2022");
        ask(yes);

        Decision decision = ask(record(approval(proposal)));

        assertThat(codes(decision)).containsExactly("proposal-decided");
        assertThat(decision.reasons().get(0).message(Language.ID)).contains("Contoh national", "10 Maret 2022");
        assertThat(folder).doesNotExist();
    }

    @Test
    @Shows(Rule.R23)
    void an_agreement_that_was_on_paper_from_the_start_is_recorded_and_its_parties_told() {
        Decision decision = ask(record(signed()));

        assertThat(decision.status()).as(codes(decision).toString()).isEqualTo("accepted");
        assertThat(rows("select number || ' ' || form || ' ' || origin || ' ' || state from agreements"))
                .containsExactly("9/PERPUS/2022 service-use derived valid");
        assertThat(rows("select partner from agreements_in_force order by 1")).containsExactly("library", "university");
        assertThat(told(decision)).contains("university");
        assertThat(decision.notices().get(0).data().has("proposal")).isFalse();
        assertThat(codes(ask(record(signed())))).containsExactly("number-given");
    }

    @Test
    void what_is_missing_or_said_twice_is_told_field_by_field() {
        ObjectNode bare = record(Json.object().put("approved", true)).data();
        Decision incomplete = ask(act(RequestType.STAFF_AGREEMENT_RECORD, bare));
        Decision twice = ask(record(approval(propose()).put("title", "Lain")));
        Decision future = ask(record(signed().put("decidedOn", TODAY.plusDays(1).toString())));

        assertThat(incomplete.reasons().stream().map(reason -> reason.pointer()))
                .containsExactly(
                        "/data/form", "/data/title", "/data/parties", "/data/number", "/data/from", "/data/to");
        assertThat(codes(twice)).containsExactly("proposal-says-it");
        assertThat(codes(future)).containsExactly("date-in-future");
    }

    @Test
    void a_scan_is_a_pdf_or_a_picture_by_what_it_holds_and_not_too_large() {
        ObjectNode script = record(signed()).data();
        script.withObject("/scan").put("content", base64("#!/bin/sh".getBytes(StandardCharsets.UTF_8)));
        byte[] large = new byte[(8 << 20) + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        ObjectNode heavy = record(signed()).data();
        heavy.withObject("/scan").put("content", base64(large));

        assertThat(codes(ask(act(RequestType.STAFF_AGREEMENT_RECORD, script)))).containsExactly("scan-of-no-type");
        assertThat(codes(ask(act(RequestType.STAFF_AGREEMENT_RECORD, heavy)))).containsExactly("scan-too-large");
        assertThat(folder).doesNotExist();
        assertThat(rows("select count(*) from agreements")).containsExactly("0");
    }

    @Test
    void the_scan_is_private_named_by_its_hash_and_can_be_taken_out_again() throws IOException {
        Decision decision = ask(record(signed()));
        String hash = Scan.sha256(PDF);

        Path file = folder.resolve(hash + ".pdf");
        assertThat(decision.outcome().path("sha256").asText()).isEqualTo(hash);
        assertThat(file).hasBinaryContent(PDF);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(content(takeOut("9/PERPUS/2022"))).isEqualTo(PDF);
        assertThat(takeOut("9/PERPUS/2022").effects().get(0).events().get(0).step())
                .isEqualTo("scan-read");
        Query show = new Query(Map.of("agreement", "9/PERPUS/2022"), Optional.empty(), 10);
        assertThat(database.jdbi()
                        .withHandle(db -> AgreementLists.all().get(1).page(db, show))
                        .rows()
                        .get(0)
                        .path("sha256")
                        .asText())
                .isEqualTo(hash);
    }

    @Test
    void a_scan_that_was_changed_or_is_gone_is_not_handed_out() throws IOException {
        ask(record(signed()));
        Path file = folder.resolve(Scan.sha256(PDF) + ".pdf");

        Files.writeString(file, "%PDF-1.7 surat lain");
        assertThat(codes(takeOut("9/PERPUS/2022"))).containsExactly("scan-changed");
        Files.delete(file);
        assertThat(codes(takeOut("9/PERPUS/2022"))).containsExactly("scan-not-here");
        assertThat(codes(takeOut("nope"))).containsExactly("no-scan");
    }

    @Test
    void a_proposal_that_waits_long_for_the_national_library_is_shown_to_staff() {
        String proposal = propose();

        assertThat(late(Table.SINCE.minusDays(1))).isEmpty();
        assertThat(late(Table.SINCE)).containsExactly(proposal);
        ask(record(approval(proposal)));
        assertThat(late(TODAY)).isEmpty();
    }

    private List<String> late(LocalDate since) {
        return rows("select id from proposals_waiting where since <= date '" + since + "'");
    }

    private String propose() {
        return ask(table.proposal(Table.SINCE, "university", "dinas"))
                .outcome()
                .path("proposal")
                .asText();
    }

    private static ObjectNode approval(String proposal) {
        return Json.object().put("proposal", proposal).put("approved", true).put("number", "7/PERPUS/2022");
    }

    private static ObjectNode signed() {
        ObjectNode data = Json.object()
                .put("approved", true)
                .put("form", "service-use")
                .put("title", "Pemanfaatan layanan")
                .put("number", "9/PERPUS/2022")
                .put("from", "2022-04-01")
                .put("to", "2024-03-31");
        data.withArray("/parties").add("university").add("library");
        return data;
    }

    private static Request record(ObjectNode data) {
        if (!data.has("decidedOn")) {
            data.put("decidedOn", "2022-03-20");
        }
        data.putObject("scan").put("name", "surat.pdf").put("content", base64(PDF));
        return act(RequestType.STAFF_AGREEMENT_RECORD, data);
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private Decision takeOut(String agreement) {
        return ask(act(RequestType.STAFF_AGREEMENT_SCAN, Json.object().put("agreement", agreement)));
    }

    private static byte[] content(Decision decision) {
        String content = decision.effects().get(0).shownOnce().path("content").asText();
        return Base64.getDecoder().decode(content);
    }

    private static Request act(RequestType type, ObjectNode data) {
        return Asked.byStaff("surat masuk")
                .as(PartnerKind.LIBRARY)
                .at(TODAY.atTime(10, 0).atZone(Table.ZONE).toInstant())
                .request(type, data);
    }

    private Decision ask(Request request) {
        Scans scans = new Scans(folder);
        Judge judge = Judge.of(Policies.defaults(), new AgreementDesk(() -> LocalDate.MIN, scans), new ScanDesk(scans));
        return database.inTransaction(db -> judge.ask(db, request.time(), request));
    }

    private static List<String> told(Decision decision) {
        return decision.notices().stream()
                .filter(notice -> notice.topic() == Topic.AGREEMENT_DECIDED)
                .map(Notice::to)
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }

    private List<String> rows(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
