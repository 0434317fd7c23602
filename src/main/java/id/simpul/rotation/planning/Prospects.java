package id.simpul.rotation.planning;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Title;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
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

    private Prospects() {}

    /** What these schools may expect, beside all others that take part. */
    public static Prospect read(Handle db, Collection<PartnerId> asking, Policy policy) {
        List<Prospect.Seat> seats = seats(db, asking);
        Set<String> schools = new HashSet<>();
        asking.forEach(school -> schools.add(school.value()));
        seats.forEach(seat -> schools.add(seat.school()));
        Map<String, Set<String>> had = had(db, schools);
        ByHand.keptForGood(db).forEach((school, kept) -> had.computeIfAbsent(school, none -> new HashSet<>())
                .addAll(kept));
        return new Prospect(titles(db, policy), seats, had);
    }

    /** The quarters still without a batch, school by school; the askers' own, too. */
    private static List<Prospect.Seat> seats(Handle db, Collection<PartnerId> asking) {
        return db.createQuery("""
                        with coming as (
                            select rotation_places.agreement, array_agg(rotation_places.quarter order by rotation_places.quarter)
                                   as quarters
                              from rotation_places
                              join rotation_agreements on rotation_agreements.id = rotation_places.agreement
                              left join batches on batches.agreement = rotation_places.agreement
                                               and batches.quarter = rotation_places.quarter
                             where rotation_agreements.state = 'active' and batches.id is null
                             group by rotation_places.agreement)
                        select current_partner(school) as school, pupils_lower, pupils_upper, themes, quarters, places
                          from coming
                          join rotation_agreements on rotation_agreements.id = coming.agreement
                         where (select count(*) from coming) <= :most or school = any(:asking)
                        """)
                .bind("most", SCHOOLS_TOGETHER)
                .bindArray("asking", PartnerId.class, asking)
                .map((row, context) -> new Prospect.Seat(
                        row.getString("school"),
                        row.getInt("pupils_lower"),
                        row.getInt("pupils_upper"),
                        texts(row, "themes"),
                        texts(row, "quarters").stream().map(Quarter::parse).toList(),
                        places(row)))
                .list();
    }

    private static List<Title> titles(Handle db, Policy policy) {
        Set<String> popular = TitleLoans.popular(db, policy);
        return db.createQuery("""
                        select items.title, titles.title as name, min(items.grades) as lowest, max(items.grades) as highest,
                               min(items.subject) as subject, count(*) as copies
                          from items
                          join titles on titles.id = items.title
                         where items.lendable and not items.lost and items.collection = any(:collections)
                           and items.condition = any(:conditions)
                           and items.barcode not in (select items_kept_back('infinity'))
                         group by items.title, titles.title
                        """)
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .map((row, context) -> new Title(
                        row.getString("title"),
                        Level.ofGrades(row.getString("lowest"), row.getString("highest")),
                        subject(Optional.ofNullable(row.getString("subject")), row.getString("name")),
                        row.getInt("copies"),
                        row.getInt("copies"),
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
