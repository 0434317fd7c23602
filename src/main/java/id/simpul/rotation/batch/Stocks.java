package id.simpul.rotation.batch;

import id.simpul.database.Rows;
import id.simpul.policy.Policy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Items as packing sees them: whether they can go, and to whom they are new. */
final class Stocks {
    private Stocks() {}

    /**
     * @param day when they are to go: what staff keep back in the house on it is not lent
     */
    static List<StockItem> byBarcode(Handle db, Collection<String> barcodes, LocalDate day) {
        return db.createQuery("""
                        select items.barcode, items.title, coalesce(items.described, items.title) as own, titles.title as name,
                               items.grades, items.collection, items.condition,
                               items.lendable and items.barcode not in (select items_kept_back(:day)) as lendable,
                               items.lost, items.loan, promise.batch as promised_to
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                          left join batch_items promise on promise.barcode = items.barcode and promise.state = 'planned'
                         where items.barcode = any(:barcodes)
                         order by items.barcode
                           for update of items
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .bind("day", day)
                .map((row, context) -> stock(row))
                .list();
    }

    /** The first day of the exchange that brings a batch: what is back in time for that is counted on, as the plan does. */
    static LocalDate exchangeOn(Handle db, Batch batch) {
        return db.createQuery("select coalesce(min(on_day), :deliverOn) from exchanges where quarter = :quarter")
                .bind("deliverOn", batch.dates().deliverOn())
                .bind("quarter", batch.quarter().toString())
                .mapTo(LocalDate.class)
                .one();
    }

    /** Of these, those that are out with a batch and due back by a day. */
    static Set<String> dueBack(Handle db, Collection<String> barcodes, LocalDate day) {
        return new HashSet<>(db.createQuery("""
                        select items.barcode
                          from items
                          join batches on batches.id = items.loan and batches.due_on <= :day
                         where items.barcode = any(:barcodes)
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .bind("day", day)
                .mapTo(String.class)
                .list());
    }

    /**
     * Items on the shelf, promised to nobody, whose titles are new to the school; of each level more than are needed, since batches
     * packed together share them, first those of which there are most. What suits both levels comes last, since it can take any place.
     */
    static List<StockItem> sparesFor(Handle db, Batch batch, Policy policy, int needed) {
        return db.createQuery("""
                        with lines as (
                            select batch_items.title, batch_items.barcode
                              from names_of(:school) as known (partner)
                              join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'),
                        had as (
                            select coalesce(titles.same_as, titles.id) as title
                              from lines
                              join titles on titles.id = lines.title
                            union
                            select items.title
                              from lines
                              join items on items.barcode = lines.barcode),
                        spare as (
                            select items.barcode, items.title, coalesce(items.described, items.title) as own, titles.title as name,
                                   items.grades, items.collection, items.condition, items.lendable, items.lost, items.loan,
                                   null as promised_to,
                                   row_number() over (partition by items.title order by items.barcode) as copy,
                                   count(*) over (partition by items.title) as copies
                              from items
                              join titles on titles.id = coalesce(items.described, items.title)
                             where items.loan is null and not items.lost and items.lendable
                               and items.collection = any(:collections) and items.condition = any(:conditions)
                               and not exists (select 1 from batch_items promise
                                                where promise.barcode = items.barcode and promise.state = 'planned')
                               and items.title not in (select titles_kept_from(:school, :quarter))
                               and items.barcode not in (select items_kept_from(:school, :quarter, :day))
                               and not exists (select 1 from had where had.title = items.title)),
                        ranked as (
                            select spare.*, row_number() over (partition by grades order by copies desc, barcode) as rank
                              from spare
                             where copy = 1)
                        select barcode, title, own, name, grades, collection, condition, lendable, lost, loan, promised_to
                          from ranked
                         where rank <= :most
                         order by grades = 'both', copies desc, barcode
                        """)
                .bind("school", batch.school())
                .bind("quarter", batch.quarter().toString())
                .bind("day", batch.dates().deliverOn())
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .bind("most", 2 * needed + 20)
                .map((row, context) -> stock(row))
                .list();
    }

    /**
     * Of these items' titles, those that the schools of the batches have had with other batches: as they were recorded, and as those
     * copies are known by now (R5).
     */
    static Map<String, Set<String>> had(Handle db, List<Batch> batches, Collection<StockItem> items) {
        Map<String, Set<String>> had = new HashMap<>();
        Rows.bind(db.createQuery("""
                        with lines as (
                            select asked.batch, coalesce(titles.same_as, titles.id) as title, items.title as by_now
                              from unnest(:id, :school) as asked (batch, school)
                             cross join lateral names_of(asked.school) as known (partner)
                              join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
                               and batch_items.batch <> asked.batch
                              join titles on titles.id = batch_items.title
                              join items on items.barcode = batch_items.barcode)
                        select batch, title from lines where title = any(:titles)
                        union
                        select batch, by_now from lines where by_now = any(:titles)
                        """), Batch.class, batches)
                .bindArray(
                        "titles",
                        String.class,
                        items.stream().map(StockItem::title).distinct().toList())
                .map((row, context) -> had.computeIfAbsent(row.getString("batch"), batch -> new HashSet<>())
                        .add(row.getString("title")))
                .list();
        return had;
    }

    private static StockItem stock(ResultSet row) throws SQLException {
        return new StockItem(
                row.getString("barcode"),
                row.getString("title"),
                row.getString("own"),
                row.getString("name"),
                row.getString("grades"),
                row.getString("collection"),
                row.getString("condition"),
                row.getBoolean("lendable"),
                row.getBoolean("lost"),
                Optional.ofNullable(row.getString("loan")),
                Optional.ofNullable(row.getString("promised_to")));
    }
}
