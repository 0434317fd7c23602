package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.Title;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What a quarter is planned from: who is to get a batch, what is there or due back by then, what each school has had.
 *
 * @param holders the schools that take part, those of later quarters included: the plan has the whole term in view
 * @param copies the items that can go, by title, those on the shelf first
 * @param names the titles as they are written
 * @param had the titles each school has had, by their places in the list of titles
 * @param collected the boxes each school gives back on the same visit
 * @param runs trips of the vehicle planned already for this exchange
 * @param days the school days on which this exchange can be carried out, its own day first
 */
record PlanBasis(
        Quarter quarter,
        LocalDate on,
        LocalDate dueOn,
        List<Holder> holders,
        List<Title> titles,
        Map<String, List<String>> copies,
        Map<String, String> names,
        History had,
        Map<String, Integer> collected,
        int runs,
        List<LocalDate> days) {

    /** A school with its agreement, and where it lies. */
    record Holder(String agreement, String name, String region, Prospect.Seat seat) {}

    static PlanBasis read(Handle db, Quarter quarter, List<LocalDate> days, LocalDate dueOn, Policy policy) {
        LocalDate on = days.get(0);
        List<Holder> holders = Seats.from(db, quarter).holders();
        Map<String, List<String>> copies = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        List<Title> titles = titles(db, on, policy, copies, names);
        Set<String> schools = new HashSet<>();
        holders.forEach(holder -> schools.add(holder.seat().school()));
        return new PlanBasis(
                quarter,
                on,
                dueOn,
                holders,
                titles,
                copies,
                names,
                History.read(db, schools, numbers(titles)),
                collected(db, dueOn),
                runs(db, quarter),
                days);
    }

    private static Map<String, Integer> numbers(List<Title> titles) {
        Map<String, Integer> numbers = new HashMap<>();
        titles.forEach(title -> numbers.put(title.id(), numbers.size()));
        return numbers;
    }

    private static int runs(Handle db, Quarter quarter) {
        return db.createQuery("select coalesce(max(run), 0) from batches where quarter = :quarter")
                .bind("quarter", quarter.toString())
                .mapTo(Integer.class)
                .one();
    }

    private static Map<String, Integer> collected(Handle db, LocalDate dueOn) {
        Map<String, Integer> boxes = new HashMap<>();
        db.createQuery("""
                        select current_partner(batches.school) as school, count(distinct batch_items.box) as boxes
                          from batches
                          join batch_items on batch_items.batch = batches.id and batch_items.state = 'sent'
                         where batches.due_on < :due
                           and batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                         group by batches.id
                        """)
                .bind("due", dueOn)
                .map((row, context) -> boxes.merge(row.getString("school"), row.getInt("boxes"), Integer::sum))
                .list();
        return boxes;
    }

    private static List<Title> titles(
            Handle db, LocalDate on, Policy policy, Map<String, List<String>> copies, Map<String, String> names) {
        return db.createQuery("""
                        select items.title, titles.title as name, min(items.grades) as lowest, max(items.grades) as highest,
                               min(items.subject) as subject, count(*) as later,
                               array_remove(array_agg(case when promise.batch is null
                                                            and (items.loan is null or batches.due_on <= :on)
                                                           then items.barcode end
                                                      order by items.loan is not null, items.barcode), null) as barcodes
                          from items
                          join titles on titles.id = items.title
                          left join batches on batches.id = items.loan
                          left join batch_items promise on promise.barcode = items.barcode and promise.state = 'planned'
                         where items.lendable and not items.lost and items.collection = any(:collections)
                           and items.condition = any(:conditions)
                         group by items.title, titles.title
                        """)
                .bind("on", on)
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .setFetchSize(10_000)
                .map((row, context) -> {
                    String title = row.getString("title");
                    List<String> barcodes = Prospects.texts(row, "barcodes");
                    copies.put(title, barcodes);
                    names.put(title, row.getString("name"));
                    return new Title(
                            title,
                            Prospects.level(row.getString("lowest"), row.getString("highest")),
                            Prospects.subject(Optional.ofNullable(row.getString("subject")), row.getString("name")),
                            barcodes.size(),
                            row.getInt("later"),
                            false);
                })
                .list();
    }

    /** Those that are to get a batch this quarter. */
    List<Holder> taking() {
        List<Holder> taking = new ArrayList<>(holders);
        taking.removeIf(holder -> !holder.seat().quarters().contains(quarter));
        return taking;
    }
}
