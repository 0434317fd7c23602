package id.simpul.privilege;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Rows;
import id.simpul.database.Sorted;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.privilege.Privilege.Basis;
import id.simpul.privilege.Privilege.Because;
import id.simpul.privilege.Privilege.Kind;
import id.simpul.privilege.Privilege.Person;
import id.simpul.privilege.Privilege.Standing;
import id.simpul.privilege.Privilege.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Who may do what, and who might. */
final class Privileges {
    /** A partner that was merged into another vouches under the other's name. */
    private static final String COLUMNS = """
            q.id, current_partner(q.partner) as partner, q.ref, q.name, q.kind, q.because, q.from_day, q.until_day,
                   q.ends_with, q.agreement, q.university, q.proven_to, q.proven_by, q.state, q.ended_on, q.notice_on, q.tell_on
              from privileges q
            """;

    private Privileges() {}

    private record Asked(PartnerId partner, String ref) {}

    /** Those that count of the persons who are registered, whoever of a partner's names had registered them. */
    static List<Privilege> lockCurrent(Handle db, List<Request> requests) {
        List<Asked> asked = requests.stream()
                .map(request -> new Asked(
                        request.partner(), request.as(Registration.class).ref()))
                .toList();
        return read(Rows.bind(db.createQuery("select " + COLUMNS + """
                         where q.id in (
                               select p.id
                                 from unnest(:partner, :ref) as asked (partner, ref)
                                 join privileges p on p.ref = asked.ref and p.state = 'current'
                                where p.partner = asked.partner or current_partner(p.partner) = asked.partner)
                         order by q.id
                           for update of q
                        """), Asked.class, asked));
    }

    /** All that are to be told of together with these. */
    static List<Privilege> lockAlike(Handle db, Collection<String> ids, LocalDate noticeOn) {
        return read(db.createQuery("select " + COLUMNS + """
                         where q.notice_on = :on and q.state = 'current'
                           and (current_partner(q.partner), q.until_day) in (
                               select current_partner(partner), until_day from privileges
                                where id = any(:ids) and notice_on = :on)
                         order by q.id
                           for update of q
                        """)
                .bindArray("ids", String.class, ids)
                .bind("on", noticeOn));
    }

    /** All that are to be told of together with these as given. */
    static List<Privilege> lockGiven(Handle db, Collection<String> ids, LocalDate tellOn) {
        return read(db.createQuery("select " + COLUMNS + """
                         where q.tell_on = :on
                           and current_partner(q.partner) in (
                               select current_partner(partner) from privileges where id = any(:ids) and tell_on = :on)
                         order by q.id
                           for update of q
                        """)
                .bindArray("ids", String.class, ids)
                .bind("on", tellOn));
    }

    /** Those that count of a person, whoever of a partner's names had registered it: what runs before what is still to come. */
    static List<Privilege> lockOf(Handle db, PartnerId partner, String ref) {
        return read(db.createQuery("select " + COLUMNS + """
                         where q.ref = :ref and q.state = 'current'
                           and current_partner(q.partner) = current_partner(:partner)
                         order by q.from_day, q.id
                           for update of q
                        """).bind("ref", ref).bind("partner", partner));
    }

    /** Those that count now of a partner's people, under whatever name it had registered them. */
    static List<Privilege> lockOf(Handle db, PartnerId partner) {
        return read(db.createQuery("select " + COLUMNS + """
                         where q.partner in (select names_of(:partner)) and q.state = 'current'
                         order by q.id
                           for update of q
                        """).bind("partner", partner));
    }

    /** Those that count under a reference, whichever partner gave it: what runs before what is still to come. */
    static List<Privilege> ofRef(Handle db, String ref, int most) {
        return ofRef(db, ref, Optional.empty(), most);
    }

    /** Only the partner's own, if one is named: each has references of its own. */
    static List<Privilege> ofRef(Handle db, String ref, Optional<PartnerId> partner, int most) {
        return read(db.createQuery("select " + COLUMNS + """
                         where q.ref = :ref and q.state = 'current' and q.partner = coalesce(:partner, q.partner)
                         order by q.from_day, q.id
                         limit :most
                        """)
                .bind("ref", ref)
                .bindByType("partner", partner.map(PartnerId::value).orElse(null), String.class)
                .bind("most", most));
    }

    /** Those that count now of persons in whose name this stands, in whatever capitals. */
    static List<Privilege> ofName(Handle db, String name, int most) {
        String pattern = "%" + name.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return read(db.createQuery("select " + COLUMNS + """
                         where lower(q.name) like :pattern and q.state = 'current'
                         order by lower(q.name), q.ref, q.from_day, q.id
                         limit :most
                        """)
                .bind("pattern", pattern)
                .bind("most", most));
    }

    /** Those that count now, in the order of their ids. */
    /** How lists of them can stand: the one that ends first before those that end later or never. */
    static final List<Order> ORDERS = List.of(Order.day("until", "coalesce(q.until_day, date '9999-12-31')", "q.id"));

    static Part<Privilege> page(Handle db, Optional<PartnerId> partner, Sorted sorted) {
        return sorted.read(
                db.createQuery("select " + sorted.place() + " as place, " + COLUMNS
                                + """
                                 where q.state = 'current'
                                   and (cast(:partner as text) is null
                                        or q.partner in (select names_of(current_partner(:partner))))
                                   and %s
                                 order by %s
                                 limit :most
                                """.formatted(sorted.beyond(), sorted.by()))
                        .bind("partner", partner.map(PartnerId::value).orElse(null)),
                Privileges::privilege);
    }

    static void forget(Handle db, Collection<String> ids) {
        db.createUpdate("update privileges set ref = null, name = null where id = any(:ids) and state <> 'current'")
                .bindArray("ids", String.class, ids)
                .execute();
    }

    static List<Privilege> locked(Handle db, Collection<String> ids) {
        return read(db.createQuery("select " + COLUMNS + "where q.id = any(:ids) order by q.id for update of q")
                .bindArray("ids", String.class, ids));
    }

    static void save(Handle db, List<Privilege> privileges) {
        if (privileges.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into privileges (id, partner, ref, name, kind, because, from_day, until_day, ends_with,
                                                agreement, university, proven_to, proven_by, state, ended_on, notice_on,
                                                tell_on)
                        select * from unnest(:id, :person.partner, :person.ref, :person.name, :kind, :basis.because, :from,
                                             :ending.until, :ending.cause, :basis.agreement, :basis.university,
                                             :basis.proven.until, :basis.proven.cause, :state.standing, :state.endedOn,
                                             :noticeOn, :tellOn)
                            on conflict (id) do update
                           set until_day = excluded.until_day, ends_with = excluded.ends_with, state = excluded.state,
                               ended_on = excluded.ended_on, notice_on = excluded.notice_on, tell_on = excluded.tell_on
                        """), Privilege.class, privileges).execute();
    }

    private static List<Privilege> read(Query query) {
        return query.map((row, context) -> privilege(row)).list();
    }

    private static Privilege privilege(ResultSet row) throws SQLException {
        return new Privilege(
                row.getString("id"),
                new Person(
                        new PartnerId(row.getString("partner")),
                        Optional.ofNullable(row.getString("ref")),
                        Optional.ofNullable(row.getString("name"))),
                Kind.ofWire(row.getString("kind")),
                new Basis(
                        Because.ofWire(row.getString("because")),
                        Optional.ofNullable(row.getString("agreement")),
                        Optional.ofNullable(row.getString("university")).map(PartnerId::new),
                        ending(row, "proven_by", "proven_to")),
                row.getObject("from_day", LocalDate.class),
                ending(row, "ends_with", "until_day"),
                new State(Standing.ofWire(row.getString("state")), day(row, "ended_on")),
                day(row, "notice_on"),
                day(row, "tell_on"));
    }

    private static Optional<Ending> ending(ResultSet row, String by, String on) throws SQLException {
        String cause = row.getString(by);
        return cause == null
                ? Optional.empty()
                : day(row, on).map(until -> new Ending(until, Ending.Cause.ofWire(cause)));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
