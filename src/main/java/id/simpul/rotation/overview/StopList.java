package id.simpul.rotation.overview;

import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The stops of a trip: which school, what to bring and to fetch there, and whom to ask for. */
final class StopList {
    private StopList() {}

    /** A stop: the batch brought, and the one that is fetched at the same door. */
    private record Stop(
            String batch,
            PartnerId school,
            String name,
            String region,
            String state,
            Optional<String> hold,
            LocalDate deliverOn,
            int bring,
            int fetch,
            Optional<String> fetched) {}

    /** A stop, and whom to ask for there. */
    private record Met(Stop stop, Contacts contacts) {}

    static Listing<?> listing() {
        return new Listing<Met>(
                "run.stops",
                List.of(
                        Column.id("batch", new Phrase("paket", "batch"), met -> met.stop()
                                .batch()),
                        Column.id("school", Shown.SCHOOL, met -> met.stop().school()),
                        Column.text("name", Shown.NAME, met -> met.stop().name()),
                        Column.text("region", Shown.REGION, met -> met.stop().region()),
                        Column.word("state", new Phrase("status", "state"), met -> met.stop()
                                .state()),
                        Column.text(
                                "deliverOn", Shown.DELIVERED, met -> met.stop().deliverOn()),
                        Column.number("bring", Shown.BRING, met -> met.stop().bring()),
                        Column.number("fetch", Shown.FETCH, met -> met.stop().fetch()),
                        Column.id("fetched", new Phrase("paket dijemput", "batch fetched"), met -> met.stop()
                                .fetched()),
                        Shown.detail("hold", met -> met.stop().hold()),
                        Column.personal("contact", new Phrase("narahubung", "contact"), met -> met.contacts()
                                .person(met.stop().school())),
                        Column.personal("phone", new Phrase("telepon", "phone"), met -> met.contacts()
                                .phone(met.stop().school())),
                        Column.personal("address", new Phrase("alamat", "address"), met -> met.contacts()
                                .address(met.stop().school()))),
                List.of(
                        Shown.quarter(true),
                        new Filter(
                                "run",
                                Shown.RUN,
                                true,
                                run -> run.matches("[0-9]{1,6}"),
                                new Phrase("harus angka", "must be a number"))),
                StopList::stops);
    }

    private static Page<Met> stops(Handle db, Query query) {
        List<Stop> rows = db.createQuery("""
                        select batches.id, current_partner(batches.school) as school, rotation_agreements.name,
                               rotation_agreements.region, batches.state, batches.hold, batches.deliver_on, old.fetched, old.fetch,
                               (select count(distinct box) from batch_items
                                 where batch = batches.id and state <> 'dropped') as bring
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join lateral (
                               select min(before.id) as fetched, count(distinct (batch, box)) as fetch
                                 from batches as before
                                 join batch_items on batch_items.batch = before.id and batch_items.state = 'sent'
                                where before.school = batches.school and before.quarter < batches.quarter
                                  and before.state in ('dispatched', 'received', 'due', 'returned-in-part')) as old on true
                         where batches.quarter = :quarter and batches.run = :run and batches.state <> 'cancelled'
                           and batches.id > :after
                         order by batches.id
                         limit :most
                        """)
                .bind("quarter", query.filter("quarter").orElseThrow())
                .bind("run", Integer.parseInt(query.filter("run").orElseThrow()))
                .bind("after", query.after().orElse(""))
                .bind("most", query.most())
                .map((row, context) -> stop(row))
                .list();
        Contacts contacts = Contacts.of(db, rows.stream().map(Stop::school).toList());
        return Page.of(rows.stream().map(stop -> new Met(stop, contacts)).toList(), query.most(), last -> last.stop()
                .batch());
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                row.getString("id"),
                new PartnerId(row.getString("school")),
                row.getString("name"),
                row.getString("region"),
                row.getString("state"),
                Optional.ofNullable(row.getString("hold")),
                row.getObject("deliver_on", LocalDate.class),
                row.getInt("bring"),
                row.getInt("fetch"),
                Optional.ofNullable(row.getString("fetched")));
    }
}
