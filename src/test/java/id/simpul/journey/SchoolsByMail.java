package id.simpul.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A hub amid the rotation, with schools that have e-mail and nothing else. */
final class SchoolsByMail implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    static final Quarter NOW = Quarter.of(TODAY);
    private static final List<String> SCHOOLS = List.of(
            "sd-01", "sd-02", "sd-03", "sd-04", "sd-05", "sd-06", "sd-07", "sd-08", "sd-09", "sd-10", "sd-11", "sd-12",
            "sd-13");

    private final WholeHub hub;

    SchoolsByMail(Path home) {
        this(WholeHub.withDatabase(home));
    }

    /**
     * @param otherwise a hub that is set up otherwise than usual, and not started yet
     */
    SchoolsByMail(WholeHub otherwise) {
        hub = otherwise.with("SIMPUL_CLOCK", TODAY + "T02:00:00Z").start();
        SCHOOLS.forEach(this::school);
        run("""
            create function name_of(n int) returns text language sql as $$
                select case when n % 7 = 0 then 'Cerita "<b>' || n || '</b>"' else
                    (array['Petualangan','Rahasia','Hutan','Perahu','Ikan','Kancil','Gunung','Rumah','Sungai','Burung','Pasar'])[1 + n % 11]
                    || ' ' || (array['Seribu','Biru','Pemalu','Tua','Kecil','Ajaib','Terakhir','Nenek','Bercahaya','Merah','Hilang','Sunyi','Ceria'])[1 + n % 13]
                    || ' ' || (array['dari Hakoveka','di Lumatolu','dan Si Contoh','dari Palinipo','di Kaki Bukit','pada Malam Hari','dan Tiga Sahabat','di Tepi Danau'])[1 + (n / 3) % 8]
                end $$
            """);
        run("insert into titles (id, title) select 't-' || n, name_of(n) from generate_series(1, 600) as n");
        run("""
            insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
            select 'B' || n, 't-' || n, 'children', 'lower', 'good', true, now() from generate_series(1, 600) as n
            """);
    }

    private void school(String id) {
        ObjectNode entry = Member.entry(id, "school", "email").put("hasSystem", false);
        hub.hub().acts().get("partner.add").perform(entry, WholeHub.staff());
        run("""
                insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                 enrolled_on, last_quarter)
                values ('agr-' || ?, ?, '10300000', upper(?), '13.75.01', 60, 40, '{}', 'active', ?, ?)
                """, id, id, id, TODAY.minusDays(100), NOW.next().next().toString());
    }

    WholeHub hub() {
        return hub;
    }

    void run(String sql, Object... values) {
        hub.hub().stores().database().jdbi().useHandle(db -> db.execute(sql, values));
    }

    List<String> rows(String sql, Object... values) {
        return hub.rows(sql, values);
    }

    /** A batch of the school, of so many books, in a state. */
    void batch(String id, String school, String state, int first, int books) {
        boolean here = List.of("planned", "announced", "packed").contains(state);
        run(
                """
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on, run,
                                     dispatched_on, received_on, books)
                values (?, 'agr-' || ?, ?, ?, ?, 100, 60, ?, ?, 1, ?, ?, ?)
                """,
                id,
                school,
                school,
                NOW.toString(),
                state,
                here ? TODAY : TODAY.minusDays(40),
                TODAY.plusDays(50),
                here ? null : TODAY.minusDays(40),
                here || state.equals("dispatched") ? null : TODAY.minusDays(39),
                books);
        run("""
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select ?, 'B' || n, ?, 't-' || n, name_of(n), 'lower', 1 + (n - ?) / 25, ?
                  from generate_series(?, ?) as n
                """, id, school, first, here ? "planned" : "sent", first, first + books - 1);
        if (!here) {
            run("update items set loan = ? where barcode in (select barcode from batch_items where batch = ?)", id, id);
        }
    }

    /** An act of staff. */
    void act(String name, String data) {
        act("staff." + name, Json.parse(data));
    }

    /** The first line of what it says. */
    ObjectNode act(String name, ObjectNode data) {
        List<ObjectNode> lines = hub.hub().acts().get(name).perform(data, WholeHub.staff());
        return lines.isEmpty() ? Json.object() : lines.get(0);
    }

    /** The path of the link in the newest mail to a school. */
    String link(String school, String subject) {
        Mailbox box = new Mailbox(hub, school + "@example.org");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> box.subjects().stream().anyMatch(one -> one.contains(subject)));
        URI link = box.link();
        return link.getPath();
    }

    /** The path of a link of that purpose, as a mail of that moment would have it. */
    String link(Purpose purpose, String partner, String thing) {
        Links links = new Links(hub.hub().stores().home().secrets().get("links"));
        Instant now = hub.hub().clock().instant();
        Instant ends = now.plus(Duration.ofDays(30));
        Link link = new Link(purpose, new PartnerId(partner), thing);
        return "/p/"
                + hub.hub()
                        .stores()
                        .database()
                        .<String, RuntimeException>inTransaction(
                                db -> links.make(db, link, Optional.empty(), now, ends));
    }

    StaffBrowser browser() {
        return StaffBrowser.whoWaits(hub);
    }

    @Override
    public void close() {
        hub.close();
    }
}
