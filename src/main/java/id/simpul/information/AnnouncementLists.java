package id.simpul.information;

import id.simpul.database.Order;
import id.simpul.database.Sorted;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What was announced to partners, the newest first, and one whole, for staff to look at. */
final class AnnouncementLists {
    private static final Phrase ANNOUNCEMENT = new Phrase("pengumuman", "announcement");
    private static final List<Order> ORDERS =
            List.of(Order.time("at", "published_at", "id").downward());

    private AnnouncementLists() {}

    private record Announced(
            String id,
            PartnerId partner,
            String subject,
            String body,
            List<String> audience,
            int recipients,
            Instant at) {}

    static List<Listing<?>> all() {
        List<Column<Announced>> columns = List.of(
                Column.text("subject", new Phrase("perihal", "subject"), Announced::subject),
                Column.text(
                        "at", new Phrase("terbit", "published"), one -> one.at().toString()),
                Column.id("partner", new Phrase("mitra", "partner"), Announced::partner),
                Column.word("audience", new Phrase("untuk", "for"), Announced::audience),
                Column.number("recipients", new Phrase("penerima", "recipients"), Announced::recipients),
                Column.detail("announcement", ANNOUNCEMENT, Announced::id));
        List<Column<Announced>> whole = new ArrayList<>(columns);
        whole.add(Column.text("body", new Phrase("isi", "text"), Announced::body));
        return List.of(
                new Listing<>(
                                "announcement.list",
                                columns,
                                List.of(
                                        new Filter(
                                                "q",
                                                new Phrase("perihal", "subject"),
                                                false,
                                                value -> true,
                                                Phrase.verbatim("")),
                                        Filter.partner()),
                                AnnouncementLists::page)
                        .sortedBy(ORDERS),
                new Listing<>(
                        "announcement.show",
                        whole,
                        List.of(Filter.required("announcement", ANNOUNCEMENT)),
                        (db, query) ->
                                Page.whole(one(db, query.filter("announcement").orElseThrow()))));
    }

    private static final String COLUMNS =
            "id, current_partner(partner) as partner, subject, body, audience, recipients, published_at from announcements ";

    private static Page<Announced> page(Handle db, Query query) {
        Sorted sorted = query.among(ORDERS);
        return Page.of(sorted.read(
                db.createQuery("select " + sorted.place() + " as place, " + COLUMNS
                                + """
                                 where (cast(:partner as text) is null
                                        or partner in (select names_of(current_partner(:partner))))
                                   and (:subject = '' or position(lower(:subject) in lower(subject)) > 0)
                                   and %s
                                 order by %s
                                 limit :most
                                """.formatted(sorted.beyond(), sorted.by()))
                        .bind("partner", query.partner().map(PartnerId::value).orElse(null))
                        .bind("subject", query.filter("q").orElse("")),
                AnnouncementLists::announced));
    }

    private static List<Announced> one(Handle db, String id) {
        return db.createQuery("select " + COLUMNS + "where id = :id limit 1")
                .bind("id", id)
                .map((row, context) -> announced(row))
                .list();
    }

    private static Announced announced(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Announced(
                row.getString("id"),
                new PartnerId(row.getString("partner")),
                row.getString("subject"),
                row.getString("body"),
                Arrays.asList((String[]) row.getArray("audience").getArray()),
                row.getInt("recipients"),
                row.getTimestamp("published_at").toInstant());
    }
}
