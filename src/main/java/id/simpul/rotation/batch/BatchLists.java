package id.simpul.rotation.batch;

import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Phrase;
import id.simpul.rotation.Schedule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The batches as staff look at them: where each is, and which they should look into. */
public final class BatchLists {
    private static final Phrase BATCH = new Phrase("paket", "batch");
    private static final Phrase SCHOOL = new Phrase("sekolah", "school");
    private static final Phrase NAME = new Phrase("nama", "name");

    private BatchLists() {}

    public static List<Listing<?>> all(Schedule schedule, Clock clock) {
        return List.of(
                BatchList.listing(),
                BatchItems.listing(),
                new SpareList(schedule, () -> schedule.mornings().dayOf(clock.instant())).listing(),
                flagged(schedule, clock));
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
