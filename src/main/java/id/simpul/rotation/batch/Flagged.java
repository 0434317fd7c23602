package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Something about a batch that staff should look into, until it is settled.
 *
 * @param what {@code held-back} or {@code not-gone}: its day has passed and it is still here; {@code unpack}: it was cancelled when its
 *     boxes were filled; {@code silent}: it was taken as received because its school said nothing; {@code missing} or {@code damaged}: so
 *     its school says of a book, and nobody has looked through the batch yet
 * @param since the day since when
 * @param barcode the book, if it is about one
 */
public record Flagged(
        String what,
        LocalDate since,
        String batch,
        PartnerId school,
        String name,
        Optional<String> barcode,
        Optional<String> title,
        Optional<String> note) {
    /** How long it is told that a batch is to be unpacked: its books are free, and soon another batch has them. */
    private static final int UNPACK_DAYS = 30;

    private static final Set<String> LATE = Set.of("not-gone", "held-back");

    private static final String ALL = """
            select case when batches.hold = 'held'
                          or :holdBack and batches.hold is distinct from 'released'
                             and exists (select 1
                                           from names_of(current_partner(batches.school)) as known (partner)
                                           join obligations on obligations.school = known.partner
                                          where obligations.state in ('open', 'promised', 'approved')
                                            and obligations.due_on < :today)
                        then 'held-back' else 'not-gone' end as what,
                   deliver_on as since, id as batch, agreement, null as barcode, null as title, null as note
              from batches
             where state in ('planned', 'announced', 'packed') and deliver_on < :today
            union all
            select 'unpack', unpack_since, id, agreement, null, null, null
              from batches
             where unpack_since > :today - :unpackDays
            union all
            select 'silent', received_on, id, agreement, null, null, null
              from batches
             where assumed
               and state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
            union all
            select 'missing', coalesce(received_on, dispatched_on), id, agreement, barcode, name, note
              from batches
              join batch_items on batch_items.batch = batches.id and batch_items.state = 'missing'
             where batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
            union all
            select 'damaged', coalesce(received_on, dispatched_on), id, agreement, barcode, name, note
              from batches
              join batch_items on batch_items.batch = batches.id
                              and batch_items.damaged and batch_items.state in ('sent', 'returned')
             where batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
            """;

    /**
     * As of which day staff look.
     *
     * @param holdBack whether what a school owes holds its batch back
     */
    public record AsOf(LocalDate today, boolean holdBack) {}

    /**
     * So many of what there is, the longest waiting first.
     *
     * @param after the place of the last one of the page before; empty to begin
     */
    public static List<Flagged> page(Handle db, AsOf asOf, String after, int most) {
        return page(db, asOf, Set.of(), after, most);
    }

    /** So many of the batches that are still here though their day has passed. */
    public static List<Flagged> notGone(Handle db, AsOf asOf, int most) {
        return page(db, asOf, LATE, "", most);
    }

    private static List<Flagged> page(Handle db, AsOf asOf, Set<String> kinds, String after, int most) {
        return db.createQuery("""
                        with flagged as (%s),
                        placed as (
                            select flagged.*, (since || ' ' || what || ' ' || batch || ' ' || coalesce(barcode, ''))
                                   collate "C" as place
                              from flagged)
                        select placed.what, placed.since, placed.batch, current_partner(rotation_agreements.school) as school,
                               coalesce(partners.name, rotation_agreements.name) as name, placed.barcode, placed.title, placed.note
                          from placed
                          join rotation_agreements on rotation_agreements.id = placed.agreement
                          left join known_partners as partners on partners.id = current_partner(rotation_agreements.school)
                         where placed.place > :after and (cardinality(:kinds) = 0 or placed.what = any(:kinds))
                         order by placed.place
                         limit :most
                        """.formatted(ALL))
                .bind("today", asOf.today())
                .bind("holdBack", asOf.holdBack())
                .bind("unpackDays", UNPACK_DAYS)
                .bind("after", after)
                .bindArray("kinds", String.class, kinds)
                .bind("most", most)
                .map((row, context) -> flagged(row))
                .list();
    }

    private static Flagged flagged(ResultSet row) throws SQLException {
        return new Flagged(
                row.getString("what"),
                row.getObject("since", LocalDate.class),
                row.getString("batch"),
                new PartnerId(row.getString("school")),
                row.getString("name"),
                Optional.ofNullable(row.getString("barcode")),
                Optional.ofNullable(row.getString("title")),
                Optional.ofNullable(row.getString("note")));
    }

    /** Where a page ends that ends with it. */
    String place() {
        return since + " " + what + " " + batch + " " + barcode.orElse("");
    }
}
