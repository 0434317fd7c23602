package id.simpul.booking.training;

import id.simpul.booking.training.Trainings.Summary;
import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** All trainings in both directions, without names, for staff to look at. */
public final class TrainingLists {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private TrainingLists() {}

    public static List<Listing<?>> all() {
        return List.of(new Listing<>(
                "training.list",
                List.<Column<Summary>>of(
                        Column.id("training", new Phrase("pelatihan", "training"), Summary::id),
                        Column.word("direction", new Phrase("arah", "direction"), Summary::direction),
                        Column.text("institution", new Phrase("lembaga", "institution"), Summary::institution),
                        Column.text("from", new Phrase("dari", "from"), Summary::from),
                        Column.text("to", new Phrase("sampai", "to"), Summary::to),
                        Column.number("participants", new Phrase("peserta", "participants"), Summary::admitted),
                        Column.number("refused", new Phrase("ditolak", "refused"), Summary::refused),
                        Column.text("calledOffOn", new Phrase("dibatalkan", "called off"), Summary::calledOffOn)),
                TrainingLists::page));
    }

    private static Page<Summary> page(Handle db, Query query) {
        LocalDate from =
                query.after().map(key -> LocalDate.parse(key.substring(0, 10))).orElse(LAST);
        String after = query.after().map(key -> key.substring(11)).orElse("");
        List<Summary> rows = Trainings.page(db, from, after, query.most());
        return Page.of(rows, query.most(), last -> last.from() + " " + last.id());
    }
}
