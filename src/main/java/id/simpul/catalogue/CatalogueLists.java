package id.simpul.catalogue;

import id.simpul.database.Like;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the catalogue asks of staff: pairs of titles that may be one work, and copies that are gone. */
final class CatalogueLists {
    private static final String BETWEEN = " ";

    private CatalogueLists() {}

    static List<Listing<?>> all() {
        return List.of(doubtful(), gone(), find());
    }

    /**
     * Two descriptions of which nobody has said whether they are one work.
     *
     * @param copy by what the first can be named: a copy's barcode, or where no copy is known to bear it, the id of the title
     * @param joined whether they go as one work for now
     */
    private record Pair(
            String one,
            String title,
            String copy,
            String other,
            String otherTitle,
            String otherCopy,
            String isbn,
            boolean joined,
            Instant since) {
        String place() {
            return since + BETWEEN + one + BETWEEN + other;
        }
    }

    private static Listing<Pair> doubtful() {
        return new Listing<>(
                "catalogue.doubtful",
                List.of(
                        Column.id("copy", new Phrase("barcode", "barcode"), Pair::copy),
                        Column.text("title", new Phrase("judul", "title"), Pair::title),
                        Column.id("otherCopy", new Phrase("barcode lain", "other barcode"), Pair::otherCopy),
                        Column.text("otherTitle", new Phrase("judul lain", "other title"), Pair::otherTitle),
                        Column.text("isbn", new Phrase("ISBN", "ISBN"), Pair::isbn),
                        Column.word("state", new Phrase("sekarang", "now"), pair -> pair.joined() ? "joined" : "apart"),
                        Column.text("since", new Phrase("sejak", "since"), Pair::since),
                        Column.detail("one", new Phrase("tanda judul", "title id"), Pair::one),
                        Column.detail("other", new Phrase("tanda judul lain", "other title id"), Pair::other)),
                (db, query) -> Page.of(pairs(db, query), query.most(), Pair::place));
    }

    private static List<Pair> pairs(Handle db, Query query) {
        List<String> after = query.after()
                .map(place -> Arrays.asList(place.split(BETWEEN, -1)))
                .orElse(List.of("-infinity", "", ""));
        return db.createQuery("""
                        select pair.one, pair.other, pair.isbn, pair.since,
                               coalesce(mine.barcode, pair.one) as copy, coalesce(theirs.barcode, pair.other) as other_copy,
                               concat_ws(' / ', concat_ws(' ', one.title, one.volume), one.author) as title,
                               concat_ws(' / ', concat_ws(' ', other.title, other.volume), other.author) as other_title,
                               coalesce(one.same_as, one.id) = coalesce(other.same_as, other.id) as joined
                          from title_doubts as pair
                          join titles as one on one.id = pair.one
                          join titles as other on other.id = pair.other
                          left join lateral (select items.barcode from items
                                              where coalesce(items.described, items.title) = pair.one
                                              order by items.barcode limit 1) as mine on true
                          left join lateral (select items.barcode from items
                                              where coalesce(items.described, items.title) = pair.other
                                              order by items.barcode limit 1) as theirs on true
                         where pair.decided is null and (mine.barcode is not null or theirs.barcode is not null)
                           and (pair.since, pair.one, pair.other) > (cast(:since as timestamptz), :one, :other)
                         order by pair.since, pair.one, pair.other
                         limit :most
                        """)
                .bind("since", after.get(0))
                .bind("one", after.get(1))
                .bind("other", after.get(2))
                .bind("most", query.most())
                .map((row, context) -> new Pair(
                        row.getString("one"),
                        row.getString("title"),
                        row.getString("copy"),
                        row.getString("other"),
                        row.getString("other_title"),
                        row.getString("other_copy"),
                        Optional.ofNullable(row.getString("isbn")).orElse(""),
                        row.getBoolean("joined"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private record Missing(String barcode, String title, String state) {}

    private static Listing<Missing> gone() {
        return new Listing<>(
                "catalogue.gone",
                List.of(
                        Column.id("barcode", new Phrase("barcode", "barcode"), Missing::barcode),
                        Column.text("title", new Phrase("judul", "title"), Missing::title),
                        Column.word("state", new Phrase("status", "state"), Missing::state)),
                (db, query) -> Page.of(
                        db.createQuery("""
                                        select items.barcode, titles.title, items.gone
                                          from items
                                          join titles on titles.id = coalesce(items.described, items.title)
                                         where items.gone is not null and items.barcode > :after
                                         order by items.barcode
                                         limit :most
                                        """)
                                .bind("after", query.after().orElse(""))
                                .bind("most", query.most())
                                .map((row, context) -> new Missing(
                                        row.getString("barcode"), row.getString("title"), row.getString("gone")))
                                .list(),
                        query.most(),
                        Missing::barcode));
    }

    private record Found(String barcode, String title, String state) {}

    /** Copies by their barcode, or by how their title begins. */
    private static Listing<Found> find() {
        Phrase asked = new Phrase("barcode atau awal judul", "barcode or beginning of the title");
        return new Listing<>(
                "catalogue.find",
                List.of(
                        Column.id("barcode", new Phrase("barcode", "barcode"), Found::barcode),
                        Column.text("title", new Phrase("judul", "title"), Found::title),
                        Column.word("state", new Phrase("status", "state"), Found::state)),
                List.of(Filter.required("q", asked)),
                (db, query) -> Page.whole(found(db, query.filter("q").orElseThrow(), query.most())));
    }

    private static List<Found> found(Handle db, String asked, int most) {
        return db.createQuery("""
                        with titled as (
                            select id from titles
                             where plain <> '' and cast(:plain as text) <> '' and plain like :begins
                             order by plain using ~<~
                             limit :most)
                        select items.barcode, titles.title,
                               coalesce(items.gone, case when items.loan is null then 'in-house' else 'out' end) as state
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                         where items.barcode in (
                               select barcode from items where barcode = :asked
                               union
                               (select copy.barcode
                                  from titled
                                 cross join lateral (select items.barcode from items
                                                      where coalesce(items.described, items.title) = titled.id
                                                      order by items.barcode limit 3) as copy
                                 limit :most))
                         order by items.barcode
                         limit :most
                        """)
                .bind("asked", asked.strip())
                .bind("plain", TitleKey.plain(asked))
                .bind("begins", Like.beginning(TitleKey.plain(asked)))
                .bind("most", most)
                .map((row, context) ->
                        new Found(row.getString("barcode"), row.getString("title"), row.getString("state")))
                .list();
    }
}
