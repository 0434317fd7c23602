package id.simpul.rotation.enrolment;

import id.simpul.database.Rows;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.Prospects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Agreements of schools in the database, with the quarters that bring them a batch. */
public final class Enrolments {
    /** The regions whose schools take part now, as a {@link id.simpul.agenda.Question} has them. */
    public static final String REGIONS = """
            select distinct region as part, '' as period, null::date as due_on
              from rotation_agreements
             where state = 'active'
             order by region
            """;

    private static final String SELECT = """
            select id, current_partner(school) as school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                   enrolled_on, ended_on, last_quarter, places,
                   array(select quarter from rotation_places
                          where rotation_places.agreement = rotation_agreements.id order by quarter) as quarters
              from rotation_agreements
            """;

    private Enrolments() {}

    /** A quarter of an agreement. */
    private record Place(String agreement, Quarter quarter, LocalDate since) {}

    /**
     * Takes advisory locks on schools and NPSNs until the transaction ends: an enrolment not written yet has no row to lock, so
     * whoever asks for the same waits here.
     */
    static void takeTurns(Handle db, Collection<PartnerId> schools, Collection<String> npsns) {
        List<String> names = Stream.concat(
                        schools.stream().map(school -> "rotation of " + school),
                        npsns.stream().map(npsn -> "rotation at " + npsn))
                .toList();
        db.createQuery("""
                        select count(pg_advisory_xact_lock(key)) as taken
                          from (select distinct hashtextextended(name, 0) as key from unnest(:names) as asked (name)
                                 order by key) as keys
                        """)
                .bindArray("names", String.class, names)
                .mapTo(Integer.class)
                .one();
    }

    /** The regions whose schools take part now. */
    public static List<String> regions(Handle db) {
        return db.createQuery(REGIONS)
                .map((row, context) -> row.getString("part"))
                .list();
    }

    /** What a school that takes part agreed to, under whatever name, to be shown. */
    public static Optional<Enrolment> active(Handle db, PartnerId school) {
        return db.createQuery(SELECT + """
                         where state = 'active'
                           and school in (select known.partner from names_of(:school) as known (partner))
                        """)
                .bind("school", school.value())
                .map((row, context) -> agreement(row))
                .findFirst();
    }

    /** Reads and locks those of these ids, of these schools, and of these NPSNs. */
    static List<Enrolment> locked(
            Handle db, Collection<String> ids, Collection<PartnerId> schools, Collection<String> npsns) {
        return db.createQuery(SELECT + """
                         where id = any(:ids)
                            or npsn = any(:npsns)
                            or school in (select known.partner from unnest(:schools) as asked (school)
                                           cross join lateral names_of(asked.school) as known (partner))
                         order by id
                           for update
                        """)
                .bindArray("ids", String.class, ids)
                .bindArray("npsns", String.class, npsns)
                .bindArray("schools", PartnerId.class, schools)
                .map((row, context) -> agreement(row))
                .list();
    }

    /** What of it cannot be read is passed over, so that it can still be ended. */
    private static Enrolment agreement(ResultSet row) throws SQLException {
        List<Quarter> quarters = texts(row, "quarters").stream()
                .filter(Quarter::isValid)
                .map(Quarter::parse)
                .toList();
        return new Enrolment(
                row.getString("id"),
                new PartnerId(row.getString("school")),
                row.getString("npsn"),
                row.getString("name"),
                row.getString("region"),
                new Enrolment.Pupils(row.getInt("pupils_lower"), row.getInt("pupils_upper")),
                texts(row, "themes"),
                Enrolment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("enrolled_on", LocalDate.class),
                quarters.isEmpty() ? List.of(Quarter.parse(row.getString("last_quarter"))) : quarters,
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                Prospects.places(row));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .filter(Objects::nonNull)
                .toList();
    }

    static void write(Handle db, List<Effect> effects) {
        List<Enrolled> enrolled = Effects.among(effects, Enrolled.class);
        if (!enrolled.isEmpty()) {
            insert(db, enrolled);
        }
        List<SeatJoined> joined = Effects.among(effects, SeatJoined.class);
        Stream<Place> first = enrolled.stream()
                .flatMap(one -> places(
                        one.agreement(),
                        one.agreement().quarters(),
                        one.agreement().enrolledOn()));
        Stream<Place> renewed = Effects.among(effects, Renewed.class).stream()
                .flatMap(one -> places(one.agreement(), one.quarters(), one.on()));
        Stream<Place> takenOver = joined.stream().flatMap(one -> places(one.agreement(), one.quarters(), one.on()));
        insertPlaces(
                db,
                Stream.of(first, renewed, takenOver).flatMap(places -> places).toList());
        Effects.among(effects, Renewed.class).forEach(one -> extend(db, one));
        if (!joined.isEmpty()) {
            join(db, joined);
        }
        Effects.among(effects, PlacesAgreed.class).forEach(one -> agree(db, one));
        Effects.among(effects, Withdrawn.class).forEach(one -> end(db, one));
    }

    private static Stream<Place> places(Enrolment agreement, List<Quarter> quarters, LocalDate since) {
        return quarters.stream().map(quarter -> new Place(agreement.id(), quarter, since));
    }

    private static void insert(Handle db, List<Enrolled> enrolled) {
        Rows.bind(
                        db.createUpdate("""
                        insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes,
                                                         state, enrolled_on, last_quarter, places)
                        select id, school, npsn, name, region, lower, upper, string_to_array(themes, e'\\n'), 'active',
                               enrolled_on, last_quarter, places
                          from unnest(:id, :school, :npsn, :name, :region, :pupils.lower, :pupils.upper, :themeLines,
                                      :enrolledOn, :lastQuarter, :places)
                               as new (id, school, npsn, name, region, lower, upper, themes, enrolled_on, last_quarter, places)
                        """),
                        Enrolment.class,
                        enrolled.stream().map(Enrolled::agreement).toList())
                .execute();
    }

    private static void insertPlaces(Handle db, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into rotation_places (quarter, agreement, since)
                        select * from unnest(:quarter, :agreement, :since)
                        """), Place.class, places).execute();
    }

    private static void extend(Handle db, Renewed renewed) {
        db.createUpdate("update rotation_agreements set last_quarter = :last where id = :id and state = 'active'")
                .bind("last", renewed.agreement().lastQuarter().toString())
                .bind("id", renewed.agreement().id())
                .execute();
    }

    private static void join(Handle db, List<SeatJoined> joined) {
        Rows.bind(
                        db.createUpdate("""
                        update rotation_agreements
                           set pupils_lower = new.lower, pupils_upper = new.upper, last_quarter = new.last_quarter,
                               themes = string_to_array(new.themes, e'\\n'), places = new.places
                          from unnest(:id, :pupils.lower, :pupils.upper, :themeLines, :lastQuarter, :places)
                               as new (id, lower, upper, themes, last_quarter, places)
                         where rotation_agreements.id = new.id and rotation_agreements.state = 'active'
                        """),
                        Enrolment.class,
                        joined.stream().map(SeatJoined::agreement).toList())
                .execute();
    }

    private static void agree(Handle db, PlacesAgreed agreed) {
        db.createUpdate("update rotation_agreements set places = :places where id = :id and state = 'active'")
                .bind("places", agreed.agreement().places().orElseThrow())
                .bind("id", agreed.agreement().id())
                .execute();
    }

    /** Places that have no batch, or a cancelled one, bring none any more. */
    private static void end(Handle db, Withdrawn withdrawn) {
        db.createUpdate("""
                        update rotation_agreements set state = 'withdrawn', ended_on = :on where id = :id and state = 'active'
                        """)
                .bind("on", withdrawn.agreement().endedOn())
                .bind("id", withdrawn.agreement().id())
                .execute();
        db.createUpdate("""
                        delete from rotation_places
                         where agreement = :id
                           and not exists (select 1 from batches
                                            where batches.agreement = rotation_places.agreement
                                              and batches.quarter = rotation_places.quarter
                                              and batches.state in ('dispatched', 'received', 'due', 'returned-in-part',
                                                                    'returned', 'checked-in', 'closed'))
                        """).bind("id", withdrawn.agreement().id()).execute();
    }
}
