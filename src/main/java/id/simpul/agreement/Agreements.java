package id.simpul.agreement;

import id.simpul.agreement.Agreement.Origin;
import id.simpul.agreement.Agreement.Reminders;
import id.simpul.agreement.Agreement.State;
import id.simpul.agreement.Agreement.Subject;
import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Rows;
import id.simpul.database.Sorted;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** What was agreed. */
final class Agreements {
    private static final String COLUMNS = """
            a.id, a.number, a.title, a.form, a.origin, a.from_day, a.to_day, a.signed_on, a.goals, a.proposal, a.source,
                   a.state, a.remind_on, a.renewal_proposed,
                   array(select p.partner from agreement_parties p where p.agreement = a.id order by p.place) as partners,
                   array(select p.name from agreement_parties p where p.agreement = a.id order by p.place) as names
              from agreements a
            """;

    private Agreements() {}

    /** Keeps others from giving numbers until the transaction ends, so that none is given twice. */
    static void lockNumbers(Handle db) {
        db.execute("select pg_advisory_xact_lock(hashtext('agreement numbers'))");
    }

    /** Which of these are given, and all of the host's own register. */
    static List<String> numbers(Handle db, Collection<String> asked) {
        return db.createQuery(
                        "select number from agreements where number = any(:asked) or number ~ '^[0-9]+/PKS/[0-9]{4}$'")
                .bindArray("asked", String.class, asked)
                .mapTo(String.class)
                .list();
    }

    /** Locks them in the order of their ids. */
    static List<Agreement> locked(Handle db, Collection<String> ids) {
        return read(db.createQuery("select " + COLUMNS + "where a.id = any(:ids) order by a.id for update")
                .bindArray("ids", String.class, ids));
    }

    static Map<String, Agreement> byNumber(Handle db, Collection<String> numbers) {
        return read(db.createQuery("select " + COLUMNS + "where a.number = any(:numbers)")
                        .bindArray("numbers", String.class, numbers))
                .stream()
                .collect(Collectors.toMap(one -> one.subject().number(), one -> one));
    }

    /** How lists of them can stand; the one that ends last first unless something else is asked for. */
    static final List<Order> ORDERS = List.of(
            Order.day("to", "a.to_day", "a.id").downward(),
            Order.day("from", "a.from_day", "a.id"),
            Order.id("number", "a.number"),
            Order.text("title", "lower(a.title)", "a.id"));

    /**
     * So many of all, or of those of one partner under all its names.
     *
     * @param sorted in one of {@link #ORDERS}
     */
    static Part<Agreement> page(Handle db, Optional<String> text, Optional<PartnerId> partner, Sorted sorted) {
        return sorted.read(
                db.createQuery("select " + sorted.place() + " as place, " + COLUMNS
                                + """
                                where (:all or a.id in (select id from agreements_in_force
                                                         where partner = current_partner(:partner)))
                                  and (cast(:text as text) is null or lower(a.number) = :text
                                       or position(cast(:text as text) in lower(a.title)) > 0)
                                  and %s
                                order by %s
                                limit :most
                                """.formatted(sorted.beyond(), sorted.by()))
                        .bindByType(
                                "text",
                                text.map(words -> words.toLowerCase(Locale.ROOT))
                                        .orElse(null),
                                String.class)
                        .bind("all", partner.isEmpty())
                        .bind("partner", partner.map(PartnerId::value).orElse("")),
                Agreements::agreement);
    }

    /** Of these, the ones that another takes up where they end: of the same form, with all their parties, for longer. */
    static List<String> succeeded(Handle db, Collection<String> ids) {
        return db.createQuery("""
                        select a.id
                          from agreements a
                         where a.id = any(:ids)
                           and exists (
                               select 1 from agreements n
                                where n.form = a.form and n.id <> a.id
                                  and n.to_day > a.to_day and n.from_day <= a.to_day + 1
                                  and not exists (
                                      select partner from agreements_in_force where id = a.id
                                      except
                                      select partner from agreements_in_force where id = n.id))
                        """)
                .bindArray("ids", String.class, ids)
                .mapTo(String.class)
                .list();
    }

    static void save(Handle db, List<Agreement> agreements) {
        if (agreements.isEmpty()) {
            return;
        }
        PreparedBatch batch = db.prepareBatch("""
                insert into agreements (id, number, title, form, origin, from_day, to_day, signed_on, goals, proposal, source,
                                        state, remind_on, renewal_proposed)
                values (:id, :subject.number, :subject.title, :subject.form, :origin, :term.from, :term.to, :signedOn,
                        :subject.goals, :proposal, :source, :state, :reminders.next, :reminders.renewalProposed)
                    on conflict (id) do update
                   set to_day = excluded.to_day, state = excluded.state, remind_on = excluded.remind_on,
                       renewal_proposed = excluded.renewal_proposed
                """);
        agreements.forEach(agreement -> Rows.bind(batch, agreement).add());
        batch.execute();
        saveParties(db, agreements);
    }

    private record PartyRow(String agreement, Party party, int place) {}

    private static void saveParties(Handle db, List<Agreement> agreements) {
        List<PartyRow> rows = new ArrayList<>();
        agreements.forEach(agreement -> IntStream.range(0, agreement.parties().size())
                .forEach(place -> rows.add(
                        new PartyRow(agreement.id(), agreement.parties().get(place), place))));
        Rows.bind(db.createUpdate("""
                        insert into agreement_parties (agreement, partner, name, place)
                        select * from unnest(:agreement, :party.partner, :party.name, :place)
                            on conflict (agreement, partner) do nothing
                        """), PartyRow.class, rows).execute();
    }

    private static List<Agreement> read(Query query) {
        return query.map((row, context) -> agreement(row)).list();
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getString("id"),
                new Subject(
                        row.getString("number"),
                        row.getString("title"),
                        Form.ofWire(row.getString("form")),
                        Arrays.asList((String[]) row.getArray("goals").getArray())),
                Origin.ofWire(row.getString("origin")),
                parties(row),
                new AgreementTerm(row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
                row.getObject("signed_on", LocalDate.class),
                Optional.ofNullable(row.getString("proposal")),
                Optional.ofNullable(row.getString("source")),
                State.ofWire(row.getString("state")),
                new Reminders(
                        Optional.ofNullable(row.getObject("remind_on", LocalDate.class)),
                        row.getBoolean("renewal_proposed")));
    }

    private static List<Party> parties(ResultSet row) throws SQLException {
        String[] partners = (String[]) row.getArray("partners").getArray();
        String[] names = (String[]) row.getArray("names").getArray();
        List<Party> parties = new ArrayList<>();
        for (int place = 0; place < partners.length; place++) {
            parties.add(new Party(new PartnerId(partners[place]), names[place]));
        }
        return parties;
    }
}
