package id.simpul.information;

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
    private static final String BETWEEN = " ";

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
                new Listing<>("announcement.list", columns, List.of(Filter.partner()), AnnouncementLists::page),
                new Listing<>(
                        "announcement.show",
                        whole,
                        List.of(Filter.required("announcement", ANNOUNCEMENT)),
                        (db, query) ->
                                Page.whole(one(db, query.filter("announcement").orElseThrow()))));
    }

    private static final String COLUMNS =
            "select id, current_partner(partner) as partner, subject, body, audience, recipients, published_at from announcements ";

    private static Page<Announced> page(Handle db, Query query) {
        String after = query.after().orElse("");
        int space = after.indexOf(BETWEEN);
        List<Announced> rows = db.createQuery(COLUMNS + """
                         where (cast(:partner as text) is null
                                or partner in (select names_of(current_partner(:partner))))
                           and (published_at, id) < (cast(:at as timestamptz), :id)
                         order by published_at desc, id desc
                         limit :most
                        """)
                .bind("partner", query.partner().map(PartnerId::value).orElse(null))
                .bind("at", space < 0 ? "infinity" : after.substring(0, space))
                .bind("id", space < 0 ? "" : after.substring(space + 1))
                .bind("most", query.most())
                .map((row, context) -> announced(row))
                .list();
        return Page.of(rows, query.most(), last -> last.at() + BETWEEN + last.id());
    }

    private static List<Announced> one(Handle db, String id) {
        return db.createQuery(COLUMNS + "where id = :id limit 1")
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
