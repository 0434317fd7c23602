package id.simpul.booking.training;

import id.simpul.booking.training.Trainings.Summary;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Trainings in both directions, for staff to look at: all of them without names, and one with the names that are still kept. */
public final class TrainingLists {
    private static final Phrase TRAINING = new Phrase("pelatihan", "training");

    private TrainingLists() {}

    public static List<Listing<?>> all() {
        List<Column<Summary>> more = new ArrayList<>(columns());
        more.add(Column.personal("names", new Phrase("nama", "names"), Summary::names));
        return List.of(
                new Listing<>("training.list", columns(), TrainingLists::page).sortedBy(Trainings.ORDERS),
                new Listing<>(
                        "training.show",
                        more,
                        List.of(Filter.required("training", TRAINING)),
                        (db, query) -> Page.whole(
                                Trainings.shown(db, query.filter("training").orElseThrow()).stream()
                                        .toList())));
    }

    private static List<Column<Summary>> columns() {
        return List.of(
                Column.id("training", TRAINING, Summary::id),
                Column.word("direction", new Phrase("arah", "direction"), Summary::direction),
                Column.text("institution", new Phrase("lembaga", "institution"), Summary::institution),
                Column.text("from", new Phrase("dari", "from"), Summary::from),
                Column.text("to", new Phrase("sampai", "to"), Summary::to),
                Column.number("participants", new Phrase("peserta", "participants"), Summary::admitted),
                Column.number("refused", new Phrase("ditolak", "refused"), Summary::refused),
                Column.text("calledOffOn", new Phrase("dibatalkan", "called off"), Summary::calledOffOn));
    }

    private static Page<Summary> page(Handle db, Query query) {
        return Page.of(Trainings.page(db, query.among(Trainings.ORDERS)));
    }
}
