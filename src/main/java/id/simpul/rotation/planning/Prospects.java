package id.simpul.rotation.planning;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
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
        List<Prospect.Seat> seats = Seats.coming(db, asking, SCHOOLS_TOGETHER);
        Set<String> schools = new HashSet<>();
        asking.forEach(school -> schools.add(school.value()));
        seats.forEach(seat -> schools.add(seat.school()));
        return new Prospect(titles(db, policy), seats, had(db, schools));
    }

    private static List<Title> titles(Handle db, Policy policy) {
        return db.createQuery("""
                        select items.title, titles.title as name, min(items.grades) as lowest, max(items.grades) as highest,
                               min(items.subject) as subject, count(*) as copies
                          from items
                          join titles on titles.id = items.title
                         where items.lendable and not items.lost and items.collection = any(:collections)
                           and items.condition = any(:conditions)
                         group by items.title, titles.title
                        """)
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .map((row, context) -> new Title(
                        row.getString("title"),
                        level(row.getString("lowest"), row.getString("highest")),
                        subject(Optional.ofNullable(row.getString("subject")), row.getString("name")),
                        row.getInt("copies"),
                        row.getInt("copies"),
                        false))
                .list();
    }

    /** What themes are looked for in: the DDC number, if the catalogue tells it, and the title's words. */
    static String subject(Optional<String> ddc, String name) {
        return ddc.map(number -> number + " " + name).orElse(name);
    }

    /** A title whose copies are for different grades suits both. */
    static Level level(String lowest, String highest) {
        if (!lowest.equals(highest)) {
            return Level.BOTH;
        }
        return switch (lowest) {
            case "lower" -> Level.LOWER;
            case "upper" -> Level.UPPER;
            default -> Level.BOTH;
        };
    }

    /** The titles each school has had, under whatever name school or title went by (R5). */
    static Map<String, Set<String>> had(Handle db, Collection<String> schools) {
        Map<String, Set<String>> had = new HashMap<>();
        db.createQuery("""
                        select asked.school, coalesce(titles.same_as, titles.id) as title
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
                          join titles on titles.id = batch_items.title
                        """)
                .bindArray("schools", String.class, schools)
                .setFetchSize(10_000)
                .map((row, context) -> had.computeIfAbsent(row.getString("school"), school -> new HashSet<>())
                        .add(row.getString("title")))
                .list();
        return had;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
