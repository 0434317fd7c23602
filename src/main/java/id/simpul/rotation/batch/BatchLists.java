package id.simpul.rotation.batch;

import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The batches as staff look at them: where each is, and which they should look into. */
public final class BatchLists {
    private static final Phrase BATCH = new Phrase("paket", "batch");
    private static final Phrase SCHOOL = new Phrase("sekolah", "school");
    private static final Phrase NAME = new Phrase("nama", "name");
    private static final Phrase QUARTER = new Phrase("triwulan", "quarter");

    private BatchLists() {}

    public static List<Listing<?>> all(Schedule schedule, Clock clock) {
        return List.of(batches(), flagged(schedule, clock));
    }

    /** A batch and how many books of it are where. */
    private record Row(
            String quarter,
            String batch,
            String school,
            String name,
            BatchState state,
            LocalDate deliverOn,
            LocalDate dueOn,
            Optional<Integer> run,
            int books,
            int out) {}

    private static Listing<Row> batches() {
        return new Listing<>(
                "batch.list",
                List.of(
                        Column.id("batch", BATCH, Row::batch),
                        Column.text("quarter", QUARTER, Row::quarter),
                        Column.id("school", SCHOOL, Row::school),
                        Column.text("name", NAME, Row::name),
                        Column.word("state", new Phrase("status", "state"), row -> row.state()
                                .wire()),
                        Column.text("deliverOn", new Phrase("diantar", "delivered"), Row::deliverOn),
                        Column.text("dueOn", new Phrase("dijemput", "collected"), Row::dueOn),
                        Column.number("run", new Phrase("perjalanan", "run"), Row::run),
                        Column.number("books", new Phrase("buku", "books"), Row::books),
                        Column.number("out", new Phrase("di sekolah", "at school"), Row::out)),
                List.of(new Filter(
                        "quarter", QUARTER, false, Quarter::isValid, new Phrase("seperti 2026-Q4", "such as 2026-Q4"))),
                BatchLists::page);
    }

    private static Page<Row> page(Handle db, Query query) {
        List<Row> rows = db.createQuery("""
                        select batches.quarter, batches.id, current_partner(batches.school) as school, rotation_agreements.name,
                               batches.state, batches.deliver_on, batches.due_on, batches.run, lines.books, lines.out
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         cross join lateral (
                               select count(*) filter (where batch_items.state <> 'dropped') as books,
                                      count(*) filter (where batch_items.state = 'sent') as out
                                 from batch_items
                                where batch_items.batch = batches.id) as lines
                         where (:quarter = '' and batches.state not in ('closed', 'cancelled') or batches.quarter = :quarter)
                           and (batches.quarter || ' ' || batches.id) collate "C" > :after
                         order by (batches.quarter || ' ' || batches.id) collate "C"
                         limit :most
                        """)
                .bind("quarter", query.filter("quarter").orElse(""))
                .bind("after", query.after().orElse(""))
                .bind("most", query.most())
                .map((row, context) -> row(row))
                .list();
        return Page.of(rows, query.most(), last -> last.quarter() + " " + last.batch());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("quarter"),
                row.getString("id"),
                row.getString("school"),
                row.getString("name"),
                BatchState.ofWire(row.getString("state")),
                row.getObject("deliver_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getObject("run", Integer.class)),
                row.getInt("books"),
                row.getInt("out"));
    }

    /** Something to look into, and whom to ask about it. */
    private record Asked(Flagged flagged, Contacts contacts) {}

    private static Listing<Asked> flagged(Schedule schedule, Clock clock) {
        return new Listing<>(
                "batch.flagged",
                List.of(
                        Column.word("what", new Phrase("yang perlu dilihat", "what to look into"), one -> one.flagged()
                                .what()),
                        Column.text("since", new Phrase("sejak", "since"), one -> one.flagged()
                                .since()),
                        Column.id("batch", BATCH, one -> one.flagged().batch()),
                        Column.id("school", SCHOOL, one -> one.flagged().school()),
                        Column.text("name", NAME, one -> one.flagged().name()),
                        Column.id("barcode", new Phrase("barcode", "barcode"), one -> one.flagged()
                                .barcode()),
                        Column.text("title", new Phrase("judul", "title"), one -> one.flagged()
                                .title()),
                        Column.text("note", new Phrase("catatan", "note"), one -> one.flagged()
                                .note()),
                        Column.personal("contact", new Phrase("narahubung", "contact"), one -> one.contacts()
                                .person(one.flagged().school())),
                        Column.personal("phone", new Phrase("telepon", "phone"), one -> one.contacts()
                                .phone(one.flagged().school()))),
                (db, query) -> {
                    List<Flagged> found = Flagged.page(
                            db, asOf(schedule, clock), query.after().orElse(""), query.most());
                    Contacts contacts =
                            Contacts.of(db, found.stream().map(Flagged::school).toList());
                    List<Asked> rows =
                            found.stream().map(one -> new Asked(one, contacts)).toList();
                    return Page.of(rows, query.most(), last -> last.flagged().place());
                });
    }

    /** As of today. */
    public static Flagged.AsOf asOf(Schedule schedule, Clock clock) {
        LocalDate today = schedule.mornings().dayOf(clock.instant());
        return new Flagged.AsOf(today, schedule.policyOn(today).obligations().holdBack());
    }
}
