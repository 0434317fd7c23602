package id.simpul.rotation.planning;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Title;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what the collection can give, and to whom. */
public final class Prospects {
    /**
     * Beyond so many schools a forecast looks at those that ask alone: then what limits a school is how many titles there are
     * that it never had, not how many copies.
     */
    private static final int SCHOOLS_TOGETHER = 100;

    private final Schedule schedule;
    private final LocalDate today;
    private final Policy policy;

    public Prospects(Schedule schedule, LocalDate today) {
        this.schedule = schedule;
        this.today = today;
        this.policy = schedule.policyOn(today);
    }

    /** What these schools may expect, beside all others that take part. */
    public Prospect read(Handle db, Collection<PartnerId> asking) {
        List<Prospect.Seat> seats = Seats.coming(db, asking, SCHOOLS_TOGETHER);
        Set<String> schools = new HashSet<>();
        asking.forEach(school -> schools.add(school.value()));
        seats.forEach(seat -> schools.add(seat.school()));
        Quarter first = first(seats);
        VisitDays visit =
                VisitDays.of(db, first, schedule, policy).apply(policy.library().region());
        List<Title> titles = titles(db, visit.backBy(), policy);
        Map<String, Set<String>> had = had(db, schools);
        ByHand.keptForGood(db).forEach((school, kept) -> had.computeIfAbsent(school, none -> new HashSet<>())
                .addAll(kept));
        return new Prospect(titles, seats, had, resting(policy, first));
    }

    /** The first quarter that is still to be planned for anybody. */
    private Quarter first(List<Prospect.Seat> seats) {
        Quarter joined = schedule.dates(policy, policy.library().region()).firstFor(today);
        return seats.stream()
                .flatMap(seat -> seat.quarters().stream())
                .filter(quarter -> quarter.compareTo(joined) < 0)
                .min(Comparator.naturalOrder())
                .orElse(joined);
    }

    /** Copies go out again at once only if nobody needs a day to look through them. */
    private static Optional<Quarter> resting(Policy policy, Quarter first) {
        return Optional.of(first).filter(quarter -> policy.rotation().turnaroundDays() > 0);
    }

    /** Copies that can be packed for the first quarter to come, and all. */
    private static List<Title> titles(Handle db, LocalDate backBy, Policy policy) {
        Set<String> popular = TitleLoans.popular(db, policy);
        return db.createQuery("""
                        select items.title, titles.title as name, min(items.grades) as lowest, max(items.grades) as highest,
                               min(items.subject) as subject, count(*) as later,
                               count(*) filter (where coalesce(greatest(held.due_on, promised.due_on) <= :backBy, true)) as copies
                          from items
                          join titles on titles.id = items.title
                          left join batches held on held.id = items.loan
                          left join batch_items promise on promise.barcode = items.barcode and promise.state = 'planned'
                          left join batches promised on promised.id = promise.batch
                         where items.lendable and not items.lost and items.collection = any(:collections)
                           and items.condition = any(:conditions)
                           and items.barcode not in (select items_kept_back('infinity'))
                         group by items.title, titles.title
                        """)
                .bind("backBy", backBy)
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .map((row, context) -> new Title(
                        row.getString("title"),
                        Level.ofGrades(row.getString("lowest"), row.getString("highest")),
                        subject(Optional.ofNullable(row.getString("subject")), row.getString("name")),
                        row.getInt("copies"),
                        row.getInt("later"),
                        popular.contains(row.getString("title"))))
                .list();
    }

    /** All copies that are fit to go, by title. */
    static Map<String, List<String>> copies(Handle db, Policy policy) {
        Map<String, List<String>> copies = new HashMap<>();
        db.createQuery("""
                        select title, array_agg(barcode order by barcode) as barcodes
                          from items
                         where lendable and not lost and collection = any(:collections) and condition = any(:conditions)
                           and barcode not in (select items_kept_back('infinity'))
                         group by title
                        """)
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .map((row, context) -> copies.put(row.getString("title"), texts(row, "barcodes")))
                .list();
        return copies;
    }

    /** What themes are looked for in: the DDC number, if the catalogue tells it, and the title's words. */
    static String subject(Optional<String> ddc, String name) {
        return ddc.map(number -> number + " " + name).orElse(name);
    }

    /** The titles each school has had, under whatever name school or title went by, and whatever its copies are known by now (R5). */
    static Map<String, Set<String>> had(Handle db, Collection<String> schools) {
        Map<String, Set<String>> had = new HashMap<>();
        db.createQuery("""
                        select asked.school, coalesce(titles.same_as, titles.id) as title, items.title as by_now
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
                          join titles on titles.id = batch_items.title
                          join items on items.barcode = batch_items.barcode
                        """)
                .bindArray("schools", String.class, schools)
                .setFetchSize(10_000)
                .map((row, context) -> had.computeIfAbsent(row.getString("school"), school -> new HashSet<>())
                        .addAll(List.of(row.getString("title"), row.getString("by_now"))))
                .list();
        return had;
    }

    /** What was agreed with a school, if it is not the usual. */
    public static Optional<Integer> places(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("places", Integer.class));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
