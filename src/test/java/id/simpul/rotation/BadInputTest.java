package id.simpul.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What schools send by mistake is answered clearly, and changes nothing: every table is compared before and after. */
class BadInputTest {
    private static final World.Beginning BEGINNING = World.Beginning.of(BadInputTest::a_school_with_a_batch_announced);

    private final World world = BEGINNING.goOn();
    private String batch;

    private static void a_school_with_a_batch_announced(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 30, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 4, 6));
    }

    @BeforeEach
    void its_batch() {
        batch = world.batch("sd-01", "2026-Q2");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Shows(Rule.R9)
    void a_receipt_for_a_batch_that_is_another_schools_is_refused() {
        dispatched();
        refused("not-yours", () -> world.ask("sd-02", RequestType.ROTATION_RECEIVED, World.of(batch)));
    }

    @Test
    @Shows(Rule.R9)
    void a_receipt_that_names_what_is_not_in_the_batch_the_second_time_changes_nothing() {
        dispatched();
        accepted(world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch)));
        ObjectNode other = World.of(batch);
        other.withArray("missing").add("nowhere");
        refused("item-not-in-batch", () -> world.ask("sd-01", RequestType.ROTATION_RECEIVED, other));
    }

    @Test
    @Shows(Rule.R9)
    void a_receipt_before_dispatch_is_refused() {
        refused("batch-wrong-state", () -> world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch)));
    }

    @Test
    @Shows(Rule.R9)
    void a_receipt_with_unknown_barcodes_is_refused_though_others_are_known() {
        dispatched();
        ObjectNode data = World.of(batch);
        data.putArray("missing").add(world.barcodes(batch, "sent").get(0)).add("BUKAN-MILIK-KAMI");
        refused("item-not-in-batch", () -> world.ask("sd-01", RequestType.ROTATION_RECEIVED, data));
    }

    /** A book of the library that was planned for nobody's batch, or for another's. */
    private String notIn(String one) {
        return world.text(
                "select min(barcode) from items where barcode not in (select barcode from batch_items where batch = ?)",
                one);
    }

    @Test
    @Shows(Rule.R10)
    void a_return_with_more_lost_than_was_sent_is_refused_and_opens_no_obligation() {
        dispatched();
        ObjectNode data = World.of(batch).put("all", true);
        List<String> lost = new ArrayList<>(world.barcodes(batch, "sent"));
        lost.add(notIn(batch));
        lost.add("BUKAN-MILIK-KAMI");
        lost.forEach(barcode -> data.withArray("lost").addObject().put("barcode", barcode));
        refused("item-not-in-batch", () -> world.ask("sd-01", RequestType.ROTATION_RETURNED, data));
    }

    @Test
    @Shows(Rule.R9)
    void a_return_of_items_never_lent_is_refused_though_others_were_lent() {
        dispatched();
        ObjectNode data = World.of(batch);
        data.putArray("items").add(world.barcodes(batch, "sent").get(0)).add(notIn(batch));
        refused("item-not-in-batch", () -> world.ask("sd-01", RequestType.ROTATION_RETURNED, data));
    }

    @Test
    @Shows(Rule.R10)
    void a_replacement_for_a_settled_obligation_is_refused() {
        dispatched();
        String obligation = lost();
        world.staff(RequestType.STAFF_OBLIGATION, act(obligation, "receive"));
        world.staff(RequestType.STAFF_OBLIGATION, act(obligation, "approve"));
        refused(
                "obligation-wrong-state",
                () -> world.ask("sd-01", RequestType.ROTATION_REPLACEMENT, other(obligation)));
    }

    @Test
    @Shows(Rule.R11)
    void an_enrolment_while_one_is_active_is_refused() {
        refused("already-enrolled", () -> world.ask("sd-01", RequestType.ROTATION_ENROL, world.enrolment(12)));
    }

    @Test
    void a_catalogue_item_whose_barcode_changes_title_while_on_loan_is_refused() {
        dispatched();
        ObjectNode item = Json.object()
                .put("barcode", world.barcodes(batch, "sent").get(0))
                .put("title", "Judul yang lain sama sekali")
                .put("collection", "children")
                .put("condition", "good")
                .put("lendable", true);
        refused("item-on-loan-changes-title", () -> world.ask("library", RequestType.CATALOGUE_ITEM, item));
    }

    @Test
    @Shows(Rule.R10)
    void a_replacement_that_waits_is_answered_when_staff_settle_its_obligation_meanwhile() {
        dispatched();
        String obligation = lost();
        waits("p-1", obligation);
        world.staff(RequestType.STAFF_OBLIGATION, act(obligation, "approve"));
        assertThat(world.text("select status from requests where id = 'p-1'")).isEqualTo("pending");

        perform(RequestType.STAFF_OBLIGATION, act(obligation, "receive"));

        assertThat(world.text("select status from requests where id = 'p-1'")).isEqualTo("refused");
        assertThat(world.texts("select decision from pending where decided_at is not null"))
                .containsExactly("no");
        ObjectNode told = Json.parse(world.text("select event from notices where topic = 'request.decided'"));
        assertThat(told.at("/data/request").asText()).isEqualTo("p-1");
        assertThat(told.at("/data/reasons/0/code").asText()).isEqualTo("obligation-wrong-state");
    }

    @Test
    @Shows(Rule.R10)
    void of_what_a_school_says_twice_about_a_lost_book_the_later_word_waits_and_the_other_is_answered() {
        dispatched();
        String obligation = lost();
        waits("p-1", obligation);

        Request second = world.request("sd-01", RequestType.ROTATION_REPLACEMENT, other(obligation));
        Request third = world.request("sd-01", RequestType.ROTATION_REPLACEMENT, other(obligation));
        List<Decision> decisions = world.ask(List.of(second, third));

        assertThat(decisions).allMatch(Decision.Pending.class::isInstance);
        assertThat(concluded(decisions.get(0))).containsExactly("p-1 replacement-superseded");
        assertThat(concluded(decisions.get(1))).containsExactly(second.id() + " replacement-superseded");
    }

    @Test
    @Shows(Rule.R10)
    void staff_who_say_yes_to_the_one_that_waits_do_not_answer_it_with_a_refusal_too() {
        dispatched();
        String obligation = lost();
        waits("p-1", obligation);
        Request asked = Asked.by("sd-01").named("p-1").request(RequestType.ROTATION_REPLACEMENT, other(obligation));

        Decision yes = world.ask(List.of(Asked.approved(asked, "equivalent"))).get(0);

        assertThat(yes).isInstanceOf(Decision.Accepted.class);
        assertThat(concluded(yes)).isEmpty();
    }

    @Test
    @Shows(Rule.R10)
    void a_replacement_that_waits_is_answered_when_the_book_turns_up() {
        dispatched();
        String obligation = lost();
        waits("p-1", obligation);
        ObjectNode found = World.of(batch);
        found.putArray("items").add(world.text("select barcode from obligations"));

        Decision decision = world.staff(RequestType.STAFF_CHECKIN, found);

        assertThat(world.text("select state || ' ' || how from obligations")).isEqualTo("settled found");
        assertThat(concluded(decision)).containsExactly("p-1 obligation-wrong-state");
    }

    private static List<String> concluded(Decision decision) {
        return decision.effects().stream()
                .flatMap(effect -> effect.concludes().stream())
                .map(one -> one.request() + " "
                        + one.decision().reasons().get(0).code().wire())
                .toList();
    }

    /** A request of the school's to replace a book by another title, on which nobody has decided yet. */
    private void waits(String request, String obligation) {
        world.database.useTransaction(db -> {
            db.execute("""
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                    values ('sd-01', ?, 'rotation.replacement', '', 'pending', now(), now(), 'reply-' || ?, '{}')
                    """, request, request);
            db.execute(
                    "insert into pending (partner, request_id, type, waits_for, data, happened_at, since)"
                            + " values ('sd-01', ?, 'rotation.replacement', 'staff', ?, now(), now())",
                    request,
                    Json.text(other(obligation)));
        });
    }

    private void perform(RequestType type, ObjectNode data) {
        Request act = Asked.approved(world.request("staff", type, data), "it came");
        ReplyWriter replies = new ReplyWriter(new Fingerprints("a key only for tests".getBytes(UTF_8)));
        world.decisions(replies).perform(new WellFormed(act, replies.fingerprint(act)));
    }

    private void dispatched() {
        accepted(world.staff(RequestType.STAFF_DISPATCH, World.of(batch)));
    }

    private String lost() {
        ObjectNode data = World.of(batch).put("all", true);
        data.putArray("lost")
                .addObject()
                .put("barcode", world.barcodes(batch, "sent").get(0));
        Decision returned = world.ask("sd-01", RequestType.ROTATION_RETURNED, data);
        return returned.outcome().at("/obligations/0/obligation").asText();
    }

    private static ObjectNode act(String obligation, String act) {
        return Json.object().put("obligation", obligation).put("act", act);
    }

    private static ObjectNode other(String obligation) {
        return Json.object()
                .put("obligation", obligation)
                .put("title", "Buku pengganti")
                .put("same", false);
    }

    private static void accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    /** Refused for this reason, in both languages, with nothing told, recorded or written. */
    private void refused(String code, Supplier<Decision> asked) {
        List<String> before = everything();
        Decision decision = asked.get();
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        assertThat(World.codes(decision)).isNotEmpty().containsOnly(code);
        assertThat(decision.effects()).isEmpty();
        assertThat(decision.notices()).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of(
                "rotation_agreements", "rotation_places", "batches", "batch_items", "obligations", "items", "titles")) {
            rows.addAll(world.texts("select t::text from " + table + " t order by 1"));
        }
        return rows;
    }
}
