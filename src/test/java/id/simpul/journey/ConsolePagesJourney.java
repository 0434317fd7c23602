package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.console.session.Role;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.Json;
import id.simpul.ledger.RawMessage;
import id.simpul.partner.PartnerId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What staff do on the pages of trouble, decisions, mails, reports and rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsolePagesJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final List<String> PAGES = List.of(
            "/attention",
            "/failures",
            "/failures.csv",
            "/pending",
            "/mail",
            "/mail?state=trouble",
            "/mail.xlsx",
            "/reports",
            "/reports/2026-Q3",
            "/reports/2026-Q3/csv",
            "/reports/2026-Q3/xlsx",
            "/reports/2026-Q3/pdf",
            "/activity",
            "/activity?by=Rina&from=2026-01-01",
            "/calendar",
            "/policy",
            "/help",
            "/help/attention");
    private static final List<String> FOR_ADMINISTRATORS = List.of("/jobs", "/calendar/new", "/acts/job.run");

    private WholeHub hub;

    @BeforeAll
    void a_hub_with_users_and_a_school(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).start();
        hub.add("sd-01", "school");
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.hub().letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(hub, user, PASSWORD);
    }

    private void fails(String id, String reason) {
        String body = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/sd-01")
                .put("type", "id.simpul.request.status.v1")
                .put("time", Instant.now().toString())
                .set("data", Json.object().put("request", "none"))
                .toString();
        hub.hub()
                .work()
                .features()
                .trouble()
                .keep(new FailedMessage(
                        new RawMessage(new PartnerId("sd-01"), id, body.getBytes(StandardCharsets.UTF_8)),
                        "letter-" + id,
                        Optional.of(id),
                        Optional.of("request.status"),
                        reason,
                        "reply-" + id,
                        false,
                        Instant.now()));
    }

    private String group(String reason) {
        return hub.rows("select distinct group_id from failures where reason = ?", reason)
                .get(0);
    }

    private List<String> states(String reason) {
        return hub.rows("select state from failures where reason = ? order by seq", reason);
    }

    @Test
    @Order(1)
    void empty_pages_say_so_in_both_languages_and_each_role_sees_its_own() {
        assertThat(in("dedi").get("/attention").body()).contains("Tidak ada yang perlu ditangani.");
        assertThat(in("dedi").get("/pending").body()).contains("Tidak ada yang menunggu keputusan.");
        for (String user : List.of("rina", "dedi", "tamu")) {
            for (String language : List.of("id", "en")) {
                StaffBrowser browser = in(user);
                browser.get("/?lang=" + language);
                PAGES.forEach(page -> assertThat(browser.get(page).statusCode())
                        .as(user + " " + language + " " + page)
                        .isEqualTo(200));
                FOR_ADMINISTRATORS.forEach(page -> assertThat(browser.get(page).statusCode())
                        .as(user + " " + page)
                        .isEqualTo(user.equals("rina") ? 200 : 404));
            }
        }
        StaffBrowser nobody = new StaffBrowser(hub);
        PAGES.forEach(page -> assertThat(nobody.get(page).statusCode()).as(page).isEqualTo(303));
        assertThat(in("dedi").get("/reports/2026-Q9").statusCode()).isEqualTo(404);
        assertThat(in("dedi").get("/mail/999999").statusCode()).isEqualTo(404);
        assertThat(in("dedi").get("/help/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void a_group_is_tried_again_once_whatever_is_clicked_at_once() {
        for (int i = 0; i < 12; i++) {
            fails("a-" + i, "stumbled");
        }
        String retry = "/attention/" + group("stumbled") + "/retry";
        String one = "/attention/" + group("stumbled") + "/one";
        assertThat(in("tamu").get(retry).statusCode()).isEqualTo(404);
        assertThat(in("tamu").get("/attention").body())
                .contains("12 permintaan gagal")
                .doesNotContain(retry);
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/attention").body()).contains(retry, one);
        assertThat(dedi.get(retry).body()).contains("Coba lagi 12 permintaan");
        StaffBrowser twice = dedi.tab();
        StaffBrowser single = in("rina");
        single.get(one);
        fails("a-late", "stumbled");

        List<CompletableFuture<HttpResponse<String>>> clicks = List.of(
                CompletableFuture.supplyAsync(() -> dedi.send(retry)),
                CompletableFuture.supplyAsync(() -> twice.send(retry)),
                CompletableFuture.supplyAsync(() -> single.send(one)));
        List<HttpResponse<String>> answers = new ArrayList<>();
        clicks.forEach(click -> answers.add(click.join()));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 303 || answer.statusCode() == 422);
        assertThat(hub.rows("select id from failures where reason = 'stumbled' and attempts > 1"))
                .as("nothing is tried twice")
                .isEmpty();
        assertThat(hub.rows("select state from failures where message_id = 'a-late'"))
                .as("what failed after the preview is not among them")
                .containsExactly("open");
        String progress = answers.stream()
                .flatMap(answer -> answer.headers().firstValue("location").stream())
                .findFirst()
                .orElseThrow();
        assertThat(dedi.get(progress).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> dedi.get(progress + "/now").statusCode() == 286);
        assertThat(hub.rows("select count(*) from requests where id like 'a-%' and partner = 'sd-01'"))
                .containsExactly("12");
    }

    @Test
    @Order(3)
    void what_is_held_needs_a_note_and_is_left_out_when_all_are_tried_again() {
        fails("b-1", "held up");
        StaffBrowser dedi = in("dedi");
        String hold = "/attention/" + group("held up") + "/hold";
        dedi.get(hold);
        assertThat(dedi.send(hold).statusCode()).isEqualTo(422);
        assertThat(states("held up")).containsExactly("open");
        dedi.send(hold, "reason", "menunggu pengelola");
        assertThat(states("held up")).containsExactly("held");
        assertThat(dedi.get("/attention").body()).contains("1 ditahan");
        assertThat(dedi.get("/attention/" + group("held up") + "/retry").statusCode())
                .as("nothing of it is left to be tried")
                .isEqualTo(303);
        assertThat(dedi.get("/failures/"
                                + hub.rows("select id from failures where message_id = 'b-1'")
                                        .get(0))
                        .body())
                .contains("menunggu pengelola");
    }

    @Test
    @Order(3)
    void what_comes_after_a_thousand_that_are_held_can_be_tried_again() {
        fails("d-0", "crowded");
        hub.hub().stores().database().useTransaction(db -> db.execute("""
            insert into failures (id, partner, message_id, letter, request_id, type, reason, group_id, reply_id, first_at, last_at,
                                  state, held_note)
            select 'd-' || n, partner, 'd-' || n, 'd-' || n, 'd-' || n, type, reason, group_id, 'd-' || n, first_at, last_at,
                   'held', 'menunggu'
            from failures, generate_series(1, 1000) n where message_id = 'd-0'
            """));
        fails("d-late", "crowded");

        HttpResponse<String> retry = in("dedi").get("/attention/" + group("crowded") + "/retry");

        assertThat(retry.body()).contains("Coba lagi 2 permintaan");
    }

    @Test
    @Order(4)
    void what_is_closed_needs_a_reason_and_is_not_shown_any_more() {
        fails("c-1", "hopeless");
        StaffBrowser dedi = in("dedi");
        String close = "/attention/" + group("hopeless") + "/close";
        dedi.get(close);
        dedi.send(close, "reason", "sudah ditelepon");
        assertThat(states("hopeless")).containsExactly("discarded");
        assertThat(dedi.get("/attention").body()).doesNotContain("hopeless");
    }

    @Test
    @Order(5)
    void a_waiting_request_is_decided_once_and_a_refusal_needs_its_reason() {
        hub.add("sd-02", "school");
        hub.hub()
                .acts()
                .get("staff.ask")
                .perform(
                        Json.parse(
                                "{'for':'sd-02','type':'rotation.enrol','saidBy':'Ibu Ani','via':'phone','data':{'npsn':'10300002','name':'SD 02','address':'Jalan Contoh 2','region':{'system':'kemendagri','code':'13.77'},'pupils':{'lower':60,'upper':60},'termMonths':12,'acceptsReplacement':true,'contact':{'name':'Ani','email':'a@sd-02.example'}}}"
                                        .replace('\'', '"')),
                        WholeHub.staff());
        StaffBrowser dedi = in("dedi");
        String name = hub.rows("select partner || '/' || request_id from pending where decided_at is null")
                .get(0);
        String page = "/pending/" + name;
        assertThat(dedi.get("/pending").body()).contains(page);
        assertThat(dedi.get(page).body()).contains("Mengapa menunggu", "SD 02");
        assertThat(in("tamu").get(page).body()).doesNotContain("SD 02", "Ani", "name=\"answer\"");
        StaffBrowser again = dedi.tab();
        String act = UUID.randomUUID().toString();
        assertThat(dedi.send(page, "answer", "no", "act", act, "reason", " ").statusCode())
                .isEqualTo(422);
        String second = UUID.randomUUID().toString();
        assertThat(again.send(page, "answer", "no", "act", second, "reason", "di luar wilayah")
                        .body())
                .contains("Keputusan dicatat");
        assertThat(again.tab().post(page, Map.of("csrf", "x")).statusCode()).isEqualTo(403);
        assertThat(hub.rows("select decision from pending where decided_at is not null"))
                .containsExactly("no");
        assertThat(dedi.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void a_calendar_is_looked_over_with_its_mistakes_and_what_it_moves_before_it_is_taken() {
        StaffBrowser rina = in("rina");
        rina.get("/calendar/new");
        assertThat(rina.send(
                                "/calendar/new",
                                "text",
                                "# name: uji\nfrom,to,kind,name\n2027-13-01,2027-01-02,holiday,x",
                                "source",
                                "Uji")
                        .statusCode())
                .isEqualTo(422);
        int year = Year.from(LocalDate.now(ZoneOffset.UTC).plusMonths(9))
                .getValue(); // Its April is one to thirteen months away.
        String days =
                "# name: uji\n# covers: %d-01-01 %d-12-31\n# published: 2026-01-01\nfrom,to,kind,name\n%d-04-01,%d-04-20,break,Libur uji\n"
                        .formatted(year - 1, year + 1, year, year);
        HttpResponse<String> look = rina.send("/calendar/new", "text", days, "source", "Uji");
        assertThat(look.body()).contains("Libur uji", "Yang bergeser");
        StaffBrowser twice = rina.tab();
        assertThat(rina.send("/calendar/new", "text", days, "step", "do").statusCode())
                .isEqualTo(303);
        assertThat(twice.send("/calendar/new", "text", days, "step", "do").statusCode())
                .isEqualTo(303);
        assertThat(hub.hub().stores().calendars().imported().stream()
                        .filter(one -> one.name().equals("uji")))
                .hasSize(1);
        assertThat(rina.get("/calendar").body()).contains("uji", "/calendar/new");
    }

    @Test
    @Order(7)
    void a_job_is_run_now_and_everything_staff_did_stands_in_the_activity() {
        StaffBrowser rina = in("rina");
        assertThat(rina.get("/jobs").body()).contains("failure.empty");
        rina.get("/acts/job.run?work=failure.empty&back=/jobs");
        rina.send("/acts/job.run", "work", "failure.empty");
        assertThat(rina.send("/acts/job.run", "step", "do").body()).contains("Sudah dikerjakan");
        assertThat(rina.get("/activity").body()).contains("Rina", "Dedi", "sudah ditelepon");
        assertThat(rina.get("/activity?by=dedi").body()).contains("Dedi").doesNotContain("failure.empty");
    }

    @Test
    @Order(8)
    void the_policy_is_changed_with_every_mistake_at_its_field_and_what_moves_before_it_counts_once() {
        StaffBrowser rina = in("rina");
        assertThat(in("dedi").get("/policy/new").statusCode()).isEqualTo(404);
        assertThat(rina.get("/policy").body()).contains("/policy/new");
        rina.get("/policy/new");
        HttpResponse<String> wrong = rina.send(
                "/policy/new",
                "rotation.box-size",
                "banyak",
                "rotation.plan-lead-days",
                "7",
                "reason",
                "",
                "rotation.closed-on",
                "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("#f-rotation.box-size", "bilangan bulat", "#f-reason", "Sebutkan alasan perubahan")
                .contains("value=\"banyak\"");

        rina.get("/policy/new");
        Map<String, String> fields = rina.form("/policy/new");
        fields.remove("whole"); // or nothing ticked is none
        assertThat(rina.lookAt("/policy/new", fields, "reason", "tidak ada").body())
                .contains("Belum ada isian yang berubah");
        HttpResponse<String> look = rina.lookAt(
                "/policy/new",
                fields,
                "rotation.school-week",
                "tuesday, wednesday",
                "rotation.box-size",
                "20",
                "reason",
                "rapat kerja");
        assertThat(look.body()).contains("Yang bergeser", "Penukaran", "→", "Selasa", "<b>20</b>", "berlaku segera");
        assertThat(hub.hub().stores().policies().asOf(Instant.now()).rotation().boxSize())
                .isEqualTo(25);
        StaffBrowser twice = rina.tab();
        assertThat(rina.send("/policy/new", "step", "do").statusCode()).isEqualTo(303);
        assertThat(twice.send("/policy/new", "step", "do").statusCode()).isEqualTo(303);

        assertThat(hub.hub().stores().policies().asOf(Instant.now()).rotation().boxSize())
                .isEqualTo(20);
        assertThat(hub.hub().stores().policies().changes()).hasSize(1);
        assertThat(rina.get("/policy").body()).contains("rapat kerja", "Rina");
        assertThat(rina.get("/activity").body()).contains("Perubahan aturan");
    }
}
