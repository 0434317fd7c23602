package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Role;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.Json;
import id.simpul.ledger.RawMessage;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A hub amid its work, with something on every page: schools between two exchanges, a plan to look through, books to replace,
 * partners of all kinds, what waits for staff and what went wrong. All its people and books are invented.
 */
final class BusyLibrary implements AutoCloseable {
    static final String PASSWORD = "awan-kerikil-pelita-7";
    static final LocalDate TODAY = LocalDate.of(2026, 12, 10);
    static final Quarter NOW = Quarter.of(TODAY);
    static final Quarter NEXT = NOW.next();
    private static final int SCHOOLS = 12;
    private static final int BOOKS = 100;
    private static final String EXCHANGED = "2026-10-05";
    private static final LocalDate NEXT_EXCHANGE = LocalDate.of(2027, 1, 4);
    private static final List<String> WHAT = List.of(
            "Petualangan",
            "Rahasia",
            "Sahabat",
            "Rumah",
            "Jejak",
            "Nyanyian",
            "Surat untuk",
            "Kebun",
            "Perahu",
            "Hujan di");
    private static final List<String> WHOSE = List.of(
            "Si Kancil",
            "Laut Biru",
            "Nenek",
            "Gunung Api",
            "Kura-kura",
            "Bulan",
            "Pak Tani",
            "Hutan Bakau",
            "Layang-layang",
            "Angin",
            "Burung Pipit",
            "Kampung Hilir",
            "Sungai Tua",
            "Anak Nelayan",
            "Malam",
            "Ladang Jagung",
            "Kucing Belang",
            "Rimba",
            "Jembatan Bambu",
            "Pasar Pagi",
            "Lebah",
            "Kereta Tua",
            "Penari",
            "Danau",
            "Topi Merah");

    private final WholeHub hub;
    private final String more;

    private BusyLibrary(WholeHub hub, String more) {
        this.hub = hub;
        this.more = more;
    }

    /** One where every text of a partner ends with this. */
    static BusyLibrary where(Path home, String textsEndWith) {
        WholeHub hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", TODAY + "T03:00:00Z")
                .start();
        BusyLibrary busy = new BusyLibrary(hub, textsEndWith);
        busy.partners();
        busy.catalogue();
        busy.rotation();
        busy.cooperation();
        busy.said();
        busy.trouble();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.hub().letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
        return busy;
    }

    WholeHub hub() {
        return hub;
    }

    static String school(int number) {
        return "sd-contoh-" + String.format("%02d", number);
    }

    private void partners() {
        IntStream.rangeClosed(1, SCHOOLS).forEach(n -> {
            hub.add(school(n), "school", "email", "queue");
            named(school(n), "SD Contoh " + String.format("%02d", n), "Ibu Ani Contoh", "0812-5550-00" + (10 + n));
        });
        hub.add("dinas-contoh", "dinas", "email", "queue");
        named("dinas-contoh", "Dinas Perpustakaan Contoh", "Pak Budi Contoh", "0812-5550-0100");
        hub.add("univ-contoh", "university", "email", "queue");
        named("univ-contoh", "Universitas Contoh", "Bu Citra Contoh", "0812-5550-0101");
        hub.add("perpustakaan", "library", "queue");
        hub.add("perpusnas", "national", "email", "queue");
        named("perpusnas", "Perpustakaan Nasional (contoh)", "Pak Eko Contoh", "0812-5550-0102");
    }

    private void named(String id, String name, String person, String phone) {
        run(
                "update partners set name = ?, contact_name = ?, contact_phone = ?, email = ?, address = ?,"
                        + " region_system = 'kemendagri', region_code = '13.75' where id = ?",
                name + more,
                person + more,
                phone,
                id + "@contoh.example",
                "Jalan Contoh 1" + more,
                id);
    }

    private void catalogue() {
        for (int n = 1; n <= 26 * BOOKS; n++) {
            String title = WHAT.get(n % WHAT.size()) + " " + WHOSE.get(n / WHAT.size() % WHOSE.size())
                    + (n > WHAT.size() * WHOSE.size() ? " " + (1 + n / (WHAT.size() * WHOSE.size())) : "");
            titles.add(title + more);
        }
        run(
                "insert into titles (id, title) select 't-' || n, title"
                        + " from unnest(cast(? as text[])) with ordinality as named(title, n)",
                (Object) titles.toArray(new String[0]));
        run("""
                insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                select 'BH' || to_char(n, 'FM00000'), 't-' || n, 'children', case when n % 2 = 0 then 'lower' else 'upper' end,
                       'good', true, now()
                  from generate_series(1, ?) as n
                """, titles.size());
    }

    private final List<String> titles = new java.util.ArrayList<>();

    private void rotation() {
        for (int n = 1; n <= SCHOOLS; n++) {
            run("""
                    insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                     enrolled_on, last_quarter)
                    values ('agr-' || ?, ?, '10300000', ?, '13.75', 60, 40, '{}', 'active', ?, '2027-Q4')
                    """, school(n), school(n), "SD Contoh " + String.format("%02d", n) + more, TODAY.minusDays(300));
            run(
                    "insert into rotation_places (quarter, agreement, since, planned) values (?, 'agr-' || ?, ?, ?)",
                    NEXT.toString(),
                    school(n),
                    TODAY.minusDays(6),
                    n < SCHOOLS);
            batch("bat-now-" + n, school(n), NOW, n == 3 ? "dispatched" : "received", n, BOOKS);
            if (n < SCHOOLS) {
                batch("bat-next-" + n, school(n), NEXT, "planned", SCHOOLS + n, n == 1 ? 86 : BOOKS);
            }
        }
        run("update batches set assumed = true where id = 'bat-now-5'");
        run("update batches set hold = 'held' where id = 'bat-next-4'");
        run("insert into batch_shortfalls (batch, level, because, places, titles)"
                + " values ('bat-next-1', 'upper', 'all-had-before', 14, 3)");
        for (int n = 1; n <= 4; n++) {
            run(
                    """
                    insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on, promised_title,
                                             promised_same)
                    values ('obl-' || ?, ?, 'bat-now-' || ?, ?, 't-' || ?, ?, ?, ?, ?, ?, ?)
                    """,
                    n,
                    school(n),
                    n,
                    barcode(n * BOOKS),
                    n * BOOKS,
                    titles.get(n * BOOKS - 1),
                    List.of("open", "promised", "received", "open").get(n - 1),
                    TODAY.minusDays(40),
                    TODAY.minusDays(10).plusDays(8L * n),
                    n == 2 ? titles.get(0) : null,
                    n == 2 ? true : null);
            run(
                    "update batch_items set state = 'lost', note = ? where batch = 'bat-now-' || ? and barcode = ?",
                    "tertinggal di taman" + more,
                    n,
                    barcode(n * BOOKS));
        }
    }

    private static String barcode(int n) {
        return "BH" + String.format("%05d", n);
    }

    private void batch(String id, String school, Quarter quarter, String state, int place, int books) {
        boolean here = state.equals("planned");
        LocalDate day = here ? NEXT_EXCHANGE : LocalDate.parse(EXCHANGED);
        run(
                """
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on, run,
                                     dispatched_on, received_on, books)
                values (?, 'agr-' || ?, ?, ?, ?, 100, 60, ?, ?, ?, ?, ?, ?)
                """,
                id,
                school,
                school,
                quarter.toString(),
                state,
                day,
                here ? day.plusDays(91) : NEXT_EXCHANGE,
                1 + place % 3,
                here ? null : day,
                here || state.equals("dispatched") ? null : day.plusDays(1),
                books);
        run("""
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select ?, 'BH' || to_char(n, 'FM00000'), ?, titles.id, titles.title,
                       case when n % 2 = 0 then 'lower' else 'upper' end, 1 + (n - ?) / 25, ?
                  from generate_series(?, ?) as n
                  join titles on titles.id = 't-' || n
                """, id, school, first(place), here ? "planned" : "sent", first(place), first(place) + books - 1);
        if (!here) {
            run("update items set loan = ? where barcode in (select barcode from batch_items where batch = ?)", id, id);
        }
    }

    private static int first(int place) {
        return (place - 1) * BOOKS + 1;
    }

    private void cooperation() {
        run(
                """
                insert into agreements (id, number, title, form, origin, from_day, to_day, signed_on, goals, state,
                                        renewal_proposed)
                values ('pks-1', 'PKS-CONTOH-7/2026', ?, 'exchange', 'own', ?, ?, ?, cast(? as text[]), 'valid', false)
                """,
                "Kerja sama pertukaran terbitan" + more,
                TODAY.minusDays(200),
                TODAY.plusDays(500),
                TODAY.minusDays(210),
                (Object) new String[] {"Koleksi bersama" + more});
        run(
                "insert into agreement_parties (agreement, partner, name, place) values ('pks-1', 'dinas-contoh', ?, 1)",
                "Dinas Perpustakaan Contoh" + more);
        run(
                "insert into exchange_offers (id, partner, offered_on, stepped_on, tried_at) values ('exc-1', 'dinas-contoh', ?, ?, now())",
                TODAY.minusDays(9),
                TODAY.minusDays(3));
        run(
                """
                insert into exchange_pairs (id, exchange, partner, place, ref, gives, host_want, barcode, gets, partner_want, near,
                                            state, partner_agreed, host_agreed)
                values ('pair-1', 'exc-1', 'dinas-contoh', 0, ?, ?, 'w', 'BH02600', ?, 'w', false, 'agreed', ?, ?)
                """,
                "s1" + more,
                "Sejarah Kota Contoh" + more,
                "Katalog Induk Contoh" + more,
                TODAY.minusDays(4),
                TODAY.minusDays(3));
        for (int n = 0; n < 3; n++) {
            run(
                    """
                    insert into bookings (id, partner, type, resource, subject, from_day, to_day, people, state, details)
                    values ('bkg-' || ?, ?, 'visit.book', 'visit', ?, ?, ?, ?, 'booked', null)
                    """,
                    n,
                    n == 0 ? "univ-contoh" : school(n),
                    n == 0 ? "comparative-study" : "group",
                    TODAY.plusDays(n),
                    TODAY.plusDays(n),
                    20 + n);
        }
        run(
                """
                insert into trainings (id, direction, partner, from_day, to_day, admitted, refused, participants)
                values ('trn-1', 'in', 'dinas-contoh', ?, ?, 2, 1, cast(? as jsonb))
                """,
                TODAY.plusDays(4),
                TODAY.plusDays(8),
                Json.object()
                        .putArray("participants")
                        .add(Json.object().put("name", "Peserta Contoh" + more).put("rank", "III/a" + more))
                        .toString());
        run(
                "insert into trainings (id, direction, place, from_day, to_day, admitted, refused, participants)"
                        + " values ('trn-2', 'out', ?, ?, ?, 1, 0, null)",
                "Pusdiklat Contoh" + more,
                TODAY.minusDays(30),
                TODAY.minusDays(26));
        run(
                "insert into announcements (id, partner, subject, body, audience, recipients, published_at)"
                        + " values ('ann-1', 'dinas-contoh', ?, ?, '{school,dinas}', 13, cast(? as timestamptz))",
                "Lomba bertutur" + more,
                "Pendaftaran sampai Januari." + more,
                TODAY.minusDays(5) + "T03:00:00Z");
        run(
                "insert into outreaches (id, partner, purpose, on_day, about, state) values ('out-1', ?, 'outreach', ?, ?, 'recorded')",
                school(2),
                TODAY.plusDays(6),
                "Rotasi buku" + more);
    }

    /** What partners asked in the last fortnight, and what was entered for them. */
    private void said() {
        run("""
                insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                select 'sd-contoh-' || to_char(1 + n % 12, 'FM00'), 'tanya-' || n,
                       (array['visit.book', 'rotation.received', 'request.status', 'rotation.survey'])[1 + n % 4], '\\x00',
                       (array['accepted', 'accepted', 'refused', 'accepted', 'accepted'])[1 + n % 5],
                       at, at, 'rep-' || n,
                       '{"id":"rep-' || n || '","data":{"request":"tanya-' || n || '","status":"accepted","outcome":{},"reasons":[]}}'
                  from (select n, cast(? as timestamptz) - make_interval(hours => 5 * n) as at from generate_series(1, 60) as n)
                       as asked
                """, TODAY + "T02:30:00Z");
        ask("perpustakaan", "borrower.register", "warga-1", person("A-1", "Siti Contoh" + more, "13.75.01.1001"));
        ObjectNode enrol =
                Json.parse("{\"npsn\":\"10300099\",\"region\":{\"system\":\"kemendagri\",\"code\":\"13.77\"},"
                        + "\"pupils\":{\"lower\":60,\"upper\":60},\"termMonths\":12,\"acceptsReplacement\":true}");
        enrol.put("name", "SD Contoh Jauh" + more).put("address", "Jalan Jauh 2" + more);
        enrol.putObject("contact").put("name", "Pak Dedi Contoh" + more).put("email", "sd-jauh@contoh.example");
        hub.add("sd-jauh", "school", "email");
        ask("sd-jauh", "rotation.enrol", "daftar-1", enrol);
        ask(
                "dinas-contoh",
                "information.publish",
                "kabar-1",
                Json.parse("{\"subject\":\"Pekan baca\",\"audience\":[\"school\"]}")
                        .deepCopy()
                        .put("body", "Ayo ikut." + more));
        hub.hub()
                .acts()
                .get("staff.hold")
                .perform(
                        Json.object().put("batch", "bat-next-5"),
                        new id.simpul.ledger.Request.Staff("Sari" + more, "hujan" + more));
        hub.hub()
                .acts()
                .get("staff.release")
                .perform(
                        Json.object().put("batch", "bat-next-5"),
                        new id.simpul.ledger.Request.Staff("Sari" + more, "reda" + more));
    }

    private static ObjectNode person(String ref, String name, String region) {
        ObjectNode data = PrivilegeJourney.person(ref, region);
        ((ObjectNode) data.path("person")).put("name", name);
        return data;
    }

    private void ask(String partner, String type, String id, ObjectNode data) {
        ObjectNode asked = Json.object()
                .put("for", partner)
                .put("type", type)
                .put("saidBy", "Ibu Ani" + more)
                .put("via", "phone")
                .put("id", id);
        asked.set("data", data);
        ObjectNode answer = hub.hub()
                .acts()
                .get("staff.ask")
                .perform(asked, WholeHub.staff())
                .get(0);
        if (!List.of("accepted", "pending").contains(answer.path("status").asText())) {
            throw new IllegalStateException(type + ": " + answer);
        }
    }

    private void trouble() {
        for (int n = 1; n <= 3; n++) {
            String id = "gagal-" + n + more;
            String body = Json.object()
                    .put("specversion", "1.0")
                    .put("id", id)
                    .put("source", "/partners/" + school(n))
                    .put("type", "id.simpul.rotation.survey.v1")
                    .put("time", TODAY + "T01:00:00Z")
                    .set("data", Json.object().put("comment", "Anak-anak senang" + more))
                    .toString();
            hub.hub()
                    .work()
                    .features()
                    .trouble()
                    .keep(new FailedMessage(
                            new RawMessage(new PartnerId(school(n)), id, body.getBytes(UTF_8)),
                            "surat-" + n,
                            Optional.of(id),
                            Optional.of("rotation.survey"),
                            "The hub failed on it: IllegalStateException" + more,
                            "jawab-" + n,
                            false,
                            Instant.parse(TODAY + "T01:00:0" + n + "Z")));
        }
        run(
                """
                insert into notices (id, partner, topic, event, at)
                values ('ntc-1', ?, 'rotation.due', ?, cast(? as timestamptz))
                """,
                school(7),
                Json.object()
                        .put("id", "ntc-1")
                        .set("data", Json.object().put("batch", "bat-now-7"))
                        .toString(),
                TODAY + "T01:00:00Z");
        run("""
                insert into deliveries (partner, channel, notice, state, attempts, next_at, last_error)
                select ?, 'email', seq, 'failed', 5, now(), ? from notices where id = 'ntc-1'
                """, school(7), "550 no such mailbox" + more);
    }

    /** Somebody has begun to scan what came back of a batch; one of the books is none of it. */
    void scanned(String batch, int books) {
        run("""
                insert into scans (scan, batch, purpose, barcode, verdict, scanned_at, scanned_by)
                select 'scan-' || barcode, batch, 'return', barcode, 'back', now(), 'Dedi'
                  from batch_items where batch = ? order by barcode limit ?
                """, batch, books);
    }

    void run(String sql, Object... values) {
        hub.hub().stores().database().jdbi().useHandle(db -> db.execute(sql, values));
    }

    @Override
    public void close() {
        hub.close();
    }
}
