package id.simpul.hub;

import id.simpul.agenda.DueWork;
import id.simpul.agenda.JobStandings.Standing;
import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Phrase;
import java.util.List;

/** What the hub does by itself: when it was done last and how, and when it falls due next; for staff to look at. */
final class JobList {
    private JobList() {}

    static Listing<Standing> of(DueWork dueWork) {
        return new Listing<>(
                "jobs",
                List.of(
                        Column.word("job", new Phrase("tugas", "job"), Standing::job),
                        Column.id("work", new Phrase("nama", "name"), Standing::work),
                        Column.text("last", new Phrase("terakhir", "last"), one -> one.last()
                                .map(Object::toString)),
                        Column.word(
                                "status",
                                new Phrase("hasil", "result"),
                                one -> one.failed() > 0 ? "failed" : one.last().isPresent() ? "done" : "never"),
                        Column.number(
                                "failed",
                                new Phrase("gagal", "failed"),
                                one -> one.failed() > 0
                                        ? java.util.Optional.of(one.failed())
                                        : java.util.Optional.empty()),
                        Column.text("error", new Phrase("sebab", "because"), Standing::error),
                        Column.text("next", new Phrase("berikutnya", "next"), one -> one.next()
                                .map(Object::toString))),
                (db, query) -> Page.whole(dueWork.standings(db)));
    }
}
