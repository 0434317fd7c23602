package id.simpul.rotation.choice;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.choice.ChoiceFacts.Had;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Places;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Reads what choices by hand depend on, by one query a kind. */
final class ChoiceFactsReader {
    private ChoiceFactsReader() {}

    static ChoiceFacts read(Handle db, List<StaffChoice> asked, Policy policy, Function<String, RotationDates> dates) {
        Choices.takeTurns(db);
        Set<String> named = new TreeSet<>();
        asked.forEach(one -> one.whose().ifPresent(named::add));
        Set<PartnerId> schools = schools(db, named);
        List<SchoolSeat> seats = seats(db, schools, policy, dates);
        Set<String> barcodes = new TreeSet<>();
        asked.forEach(one -> barcodes.add(one.barcode()));
        List<Choice> choices = Choices.about(db, schools, barcodes);
        choices.forEach(choice -> barcodes.add(choice.barcode()));
        List<Book> books = books(db, barcodes, policy);
        Set<String> titles = new TreeSet<>();
        books.forEach(book -> titles.add(book.title()));
        return new ChoiceFacts(books, seats, schools, had(db, schools, titles), choices);
    }

    private static Set<PartnerId> schools(Handle db, Collection<String> named) {
        return new HashSet<>(db.createQuery("""
                        select id from known_partners
                         where id = any(:named) and kind = 'school' and removed_at is null
                        union
                        select current_partner(school) from batches where id = any(:named)
                        """)
                .bindArray("named", String.class, named)
                .mapTo(PartnerId.class)
                .list());
    }

    private static List<SchoolSeat> seats(
            Handle db, Collection<PartnerId> schools, Policy policy, Function<String, RotationDates> dates) {
        return db.createQuery("""
                        select asked.school, rotation_places.quarter, batches.id as batch,
                               coalesce(batches.state, 'planned') = 'planned' as open,
                               rotation_agreements.region, exchanges.on_day,
                               rotation_agreements.pupils_lower, rotation_agreements.pupils_upper, rotation_agreements.places
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join rotation_agreements on rotation_agreements.school = known.partner
                                                  and rotation_agreements.state = 'active'
                          join rotation_places on rotation_places.agreement = rotation_agreements.id
                          left join batches on batches.agreement = rotation_places.agreement
                                           and batches.quarter = rotation_places.quarter
                          left join exchanges on exchanges.quarter = rotation_places.quarter
                                             and exchanges.region = rotation_agreements.region
                         order by asked.school, rotation_places.quarter
                        """)
                .bindArray("schools", PartnerId.class, schools)
                .map((row, context) -> seat(row, policy, dates))
                .list();
    }

    private static SchoolSeat seat(ResultSet row, Policy policy, Function<String, RotationDates> dates)
            throws SQLException {
        Quarter quarter = Quarter.parse(row.getString("quarter"));
        String region = row.getString("region");
        int places = policy.rotation().placesOf(Optional.ofNullable(row.getObject("places", Integer.class)));
        return new SchoolSeat(
                new PartnerId(row.getString("school")),
                quarter,
                Optional.ofNullable(row.getObject("on_day", LocalDate.class))
                        .orElseGet(() -> dates.apply(region).exchangeOn(quarter)),
                Optional.ofNullable(row.getString("batch")),
                row.getBoolean("open"),
                Places.inProportion(places, row.getInt("pupils_lower"), row.getInt("pupils_upper")));
    }

    private static Set<Had> had(Handle db, Collection<PartnerId> schools, Collection<String> titles) {
        return new HashSet<>(db.createQuery("""
                        select asked.school, had.title, batch_items.batch
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
                          join titles on titles.id = batch_items.title
                          join items on items.barcode = batch_items.barcode
                         cross join lateral
                               (select unnest(array[coalesce(titles.same_as, titles.id), items.title]) as title) as had
                         where had.title = any(:titles)
                        """)
                .bindArray("schools", PartnerId.class, schools)
                .bindArray("titles", String.class, titles)
                .map((row, context) ->
                        new Had(new PartnerId(row.getString("school")), row.getString("title"), row.getString("batch")))
                .list());
    }

    private static List<Book> books(Handle db, Collection<String> barcodes, Policy policy) {
        return db.createQuery("""
                        with work as (
                            select title, min(grades) as lowest, max(grades) as highest, count(*) as fit
                              from items
                             where title in (select title from items where barcode = any(:barcodes))
                               and lendable and not lost and collection = any(:collections) and condition = any(:conditions)
                             group by title)
                        select items.barcode, items.title, titles.title as name, items.collection, items.condition,
                               items.lendable, items.lost, coalesce(work.fit, 0) as fit,
                               exists (select 1 from batch_items promise
                                        where promise.barcode = items.barcode and promise.state = 'planned') as promised,
                               coalesce(work.lowest, items.grades) as lowest, coalesce(work.highest, items.grades) as highest
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                          left join work on work.title = items.title
                         where items.barcode = any(:barcodes)
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .map((row, context) -> new Book(
                        row.getString("barcode"),
                        row.getString("title"),
                        row.getString("name"),
                        Level.ofGrades(row.getString("lowest"), row.getString("highest")),
                        row.getString("collection"),
                        row.getString("condition"),
                        row.getBoolean("lendable"),
                        row.getBoolean("lost"),
                        row.getInt("fit"),
                        row.getBoolean("promised")))
                .list();
    }
}
