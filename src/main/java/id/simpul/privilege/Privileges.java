package id.simpul.privilege;

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
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Who may do what, and who might. */
final class Privileges {
    /** A partner that was merged into another vouches under the other's name. */
    private static final String COLUMNS = """
            select q.id, current_partner(q.partner) as partner, q.ref, q.name, q.kind, q.because, q.from_day, q.until_day,
                   q.ends_with, q.agreement, q.state, q.ended_on, q.notice_on
              from privileges q
            """;

    private Privileges() {}

    /** Those that count now of the persons who are registered, whoever of a partner's names had registered them. */
    static List<Privilege> lockCurrent(Handle db, List<Request> requests) {
        return read(db.createQuery(COLUMNS + """
                         where q.id in (
                               select p.id
                                 from unnest(:partners, :refs) as asked (partner, ref)
                                 join privileges p on p.ref = asked.ref and p.state = 'current'
                                where p.partner = asked.partner or current_partner(p.partner) = asked.partner)
                         order by q.id
                           for update of q
                        """)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        requests.stream().map(Request::partner).toList())
                .bindArray(
                        "refs",
                        String.class,
                        requests.stream()
                                .map(request -> request.as(Registration.class).ref())
                                .toList()));
    }

    /** Of each partner and last day one, of those that are to be told of by then, on the first such day. */
    static List<Privilege> toNotice(Handle db, LocalDate until, int most) {
        return read(db.createQuery(COLUMNS + """
                         where q.id in (
                               select min(id) from privileges
                                where notice_on = (select min(notice_on) from privileges where notice_on <= :until)
                                group by current_partner(partner), until_day
                                order by min(id)
                                limit :most)
                         order by q.id
                        """).bind("until", until).bind("most", most));
    }

    /** All that are to be told of together with these. */
    static List<Privilege> lockAlike(Handle db, Collection<String> ids, LocalDate noticeOn) {
        return read(db.createQuery(COLUMNS + """
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

    /** Those that ended before a day and still count, of the first such day. */
    static List<Privilege> toLapse(Handle db, LocalDate before, int most) {
        return read(db.createQuery(COLUMNS + """
                         where q.state = 'current'
                           and q.until_day = (
                               select min(until_day) from privileges where state = 'current' and until_day < :before)
                         order by q.id
                         limit :most
                        """).bind("before", before).bind("most", most));
    }

    /** Those whose agreement ends before them, and when. */
    static List<Shorter> outliving(Handle db, int most) {
        return db.createQuery("""
                        select p.id, a.to_day
                          from privileges p
                          join agreements a on a.id = p.agreement
                         where p.state = 'current' and a.to_day < p.until_day
                         order by p.id
                         limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Shorter(row.getString("id"), row.getObject("to_day", LocalDate.class)))
                .list();
    }

    /** A privilege that ends with its agreement, earlier than was thought. */
    record Shorter(String id, LocalDate to) {}

    /** Those whose people are to be forgotten, of the first day on which any ended. */
    static List<Privilege> toForget(Handle db, LocalDate ended, int most) {
        return read(db.createQuery(COLUMNS + """
                         where q.ref is not null
                           and q.ended_on = (
                               select min(ended_on) from privileges where ref is not null and ended_on <= :ended)
                         order by q.id
                         limit :most
                        """).bind("ended", ended).bind("most", most));
    }

    static void forget(Handle db, Collection<String> ids) {
        db.createUpdate("update privileges set ref = null, name = null where id = any(:ids) and state <> 'current'")
                .bindArray("ids", String.class, ids)
                .execute();
    }

    static List<Privilege> locked(Handle db, Collection<String> ids) {
        return read(db.createQuery(COLUMNS + "where q.id = any(:ids) order by q.id for update of q")
                .bindArray("ids", String.class, ids));
    }

    static void save(Handle db, List<Privilege> privileges) {
        if (privileges.isEmpty()) {
            return;
        }
        Update update = db.createUpdate("""
                insert into privileges (id, partner, ref, name, kind, because, from_day, until_day, ends_with, agreement,
                                        state, ended_on, notice_on)
                select * from unnest(:ids, :partners, :refs, :names, :kinds, :becauses, :froms, :untils, :endsWith,
                                     :agreements, :states, :endedOns, :noticeOns)
                    on conflict (id) do update
                   set until_day = excluded.until_day, ends_with = excluded.ends_with, state = excluded.state,
                       ended_on = excluded.ended_on, notice_on = excluded.notice_on
                """);
        bind(update, "ids", String.class, privileges, Privilege::id);
        bind(update, "partners", PartnerId.class, privileges, one -> one.person()
                .partner());
        bind(update, "refs", String.class, privileges, one -> one.person().ref().orElse(null));
        bind(update, "names", String.class, privileges, one -> one.person()
                .name()
                .orElse(null));
        bind(update, "kinds", String.class, privileges, one -> one.kind().wire());
        bind(update, "becauses", String.class, privileges, one -> one.basis()
                .because()
                .wire());
        bind(update, "froms", LocalDate.class, privileges, Privilege::from);
        bind(update, "untils", LocalDate.class, privileges, one -> one.until().orElse(null));
        bind(update, "endsWith", String.class, privileges, Privileges::endsWith);
        bind(update, "agreements", String.class, privileges, one -> one.basis()
                .agreement()
                .orElse(null));
        bind(update, "states", String.class, privileges, one -> one.state()
                .standing()
                .wire());
        bind(update, "endedOns", LocalDate.class, privileges, one -> one.state()
                .endedOn()
                .orElse(null));
        bind(update, "noticeOns", LocalDate.class, privileges, one -> one.noticeOn()
                .orElse(null));
        update.execute();
    }

    private static String endsWith(Privilege privilege) {
        return privilege.ending().map(end -> end.cause().wire()).orElse(null);
    }

    private static <C> void bind(
            Update update, String name, Class<C> type, List<Privilege> privileges, Function<Privilege, C> value) {
        update.bindArray(name, type, privileges.stream().map(value).iterator());
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
                new Basis(Because.ofWire(row.getString("because")), Optional.ofNullable(row.getString("agreement"))),
                row.getObject("from_day", LocalDate.class),
                ending(row),
                new State(Standing.ofWire(row.getString("state")), day(row, "ended_on")),
                day(row, "notice_on"));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        String cause = row.getString("ends_with");
        return cause == null
                ? Optional.empty()
                : day(row, "until_day").map(until -> new Ending(until, Ending.Cause.ofWire(cause)));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
