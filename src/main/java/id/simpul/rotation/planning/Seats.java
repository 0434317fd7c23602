package id.simpul.rotation.planning;

import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Who is to get batches in quarters to come, one seat a school. A row that cannot be planned keeps nobody else from being planned:
 * it is left out, with the reason for staff.
 */
public final class Seats {
    private static final String COMING = """
            select rotation_agreements.id, rotation_agreements.school as enrolled, partners.id as school,
                   coalesce(partners.name, rotation_agreements.name) as name, rotation_agreements.region,
                   rotation_agreements.pupils_lower, rotation_agreements.pupils_upper, rotation_agreements.themes,
                   rotation_agreements.places,
                   coming.quarters
              from (select rotation_places.agreement, count(*) over () as seats,
                           array_agg(rotation_places.quarter order by rotation_places.quarter) as quarters
                      from rotation_places
                      join rotation_agreements on rotation_agreements.id = rotation_places.agreement
                      left join batches on batches.agreement = rotation_places.agreement
                                       and batches.quarter = rotation_places.quarter
                                       and not (batches.quarter = :again and batches.state = 'planned')
                     where rotation_places.quarter >= :first and rotation_agreements.state = 'active'
                       and batches.id is null
                       and (:all or rotation_places.agreement in (
                            select id from unnest(:agreements) as asked (id)
                            union all
                            select kin.id
                              from rotation_agreements asked
                             cross join names_of(current_partner(asked.school)) as known (partner)
                              join rotation_agreements kin on kin.school = known.partner and kin.state = 'active'
                             where asked.id = any(:agreements)))
                     group by rotation_places.agreement) as coming
              join rotation_agreements on rotation_agreements.id = coming.agreement
              left join known_partners as partners on partners.id = current_partner(rotation_agreements.school)
                                                  and partners.removed_at is null
            """;

    /** The school's own agreement before that of one that was merged into it. */
    private static final String ORDER = " order by rotation_agreements.school <> partners.id, rotation_agreements.id";

    /** Before every quarter there is. */
    private static final String ALWAYS = "";

    /** No quarter. */
    private static final String NONE = "";

    private final List<PlanBasis.Holder> holders = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private Seats() {}

    /** Of a quarter and those after it. */
    static Seats from(Handle db, Quarter quarter) {
        return read(all(db, ORDER).bind("first", quarter.toString()));
    }

    /** The same as if the planned batches of the quarter were not there. */
    static Seats again(Handle db, Quarter quarter) {
        return read(all(db, ORDER, quarter.toString()).bind("first", quarter.toString()));
    }

    /** Those of these agreements that cannot be planned in a quarter or after it. */
    static List<LeftOut> leftOut(Handle db, Quarter quarter, Collection<String> agreements) {
        return read(db.createQuery(COMING + ORDER)
                        .bind("first", quarter.toString())
                        .bind("again", NONE)
                        .bind("all", false)
                        .bindArray("agreements", String.class, agreements))
                .leftOut();
    }

    private static Query all(Handle db, String narrowed) {
        return all(db, narrowed, NONE);
    }

    private static Query all(Handle db, String narrowed, String again) {
        return db.createQuery(COMING + narrowed)
                .bind("again", again)
                .bind("all", true)
                .bindArray("agreements", String.class);
    }

    /** Of all quarters to come; beyond so many schools of those that ask alone. */
    static List<Prospect.Seat> coming(Handle db, Collection<PartnerId> asking, int most) {
        String narrowed = " where coming.seats <= :most or rotation_agreements.school = any(:asking)";
        Query query = all(db, narrowed + ORDER)
                .bind("first", ALWAYS)
                .bind("most", most)
                .bindArray("asking", PartnerId.class, asking);
        return read(query).holders.stream().map(PlanBasis.Holder::seat).toList();
    }

    /** What cannot be planned of all quarters to come. */
    public static List<LeftOut> leftOut(Handle db) {
        return read(all(db, ORDER).bind("first", ALWAYS)).leftOut();
    }

    private static Seats read(Query query) {
        Seats seats = new Seats();
        query.map((row, context) -> seats.add(row)).list();
        return seats;
    }

    List<PlanBasis.Holder> holders() {
        return List.copyOf(holders);
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    private boolean add(ResultSet row) throws SQLException {
        String agreement = row.getString("id");
        Optional<Reason> against = against(row, agreement);
        if (against.isPresent()) {
            leftOut.add(new LeftOut(agreement, new PartnerId(row.getString("enrolled")), against.get()));
        }
        if (against.isEmpty()) {
            taken.add(row.getString("school"));
            holders.add(new PlanBasis.Holder(agreement, row.getString("name"), row.getString("region"), seat(row)));
        }
        return against.isEmpty();
    }

    private Optional<Reason> against(ResultSet row, String agreement) throws SQLException {
        String name = row.getString("name");
        String school = row.getString("school");
        if (school == null) {
            return Optional.of(Reason.of(Code.SEAT_OF_NOBODY, "", name, agreement, row.getString("enrolled")));
        }
        if (taken.contains(school)) {
            return Optional.of(Reason.of(Code.SEAT_TWICE, "", name, agreement, school));
        }
        int fewest = Math.min(row.getInt("pupils_lower"), row.getInt("pupils_upper"));
        if (fewest < 0) {
            return Optional.of(Reason.of(Code.SEAT_PUPILS, "", name, agreement, fewest, school));
        }
        return isReadable(row)
                ? Optional.empty()
                : Optional.of(Reason.of(Code.SEAT_UNREADABLE, "", name, agreement, school));
    }

    private static boolean isReadable(ResultSet row) throws SQLException {
        return Prospects.texts(row, "quarters").stream().allMatch(Quarter::isValid)
                && Prospects.texts(row, "themes").stream().allMatch(Objects::nonNull);
    }

    private static Prospect.Seat seat(ResultSet row) throws SQLException {
        return new Prospect.Seat(
                row.getString("school"),
                row.getInt("pupils_lower"),
                row.getInt("pupils_upper"),
                Prospects.texts(row, "themes"),
                Prospects.texts(row, "quarters").stream().map(Quarter::parse).toList(),
                Prospects.places(row));
    }
}
