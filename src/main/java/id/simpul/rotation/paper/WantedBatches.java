package id.simpul.rotation.paper;

import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.Batches;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The batches that a print is of: one, or those of a quarter or of one day in it, in the order in which they leave. */
final class WantedBatches {
    /** So many in one file: about a ream of paper, and little enough to be held at once. */
    static final int IN_ONE_FILE = 100;

    private static final Phrase QUARTER = new Phrase("triwulan", "quarter");

    private WantedBatches() {}

    /** Which day of a batch is asked for. */
    enum Day {
        DELIVERY("deliver_on"),
        COLLECTION("due_on");

        private final String column;

        Day(String column) {
            this.column = column;
        }
    }

    /** A batch, what its school is called and where it is. */
    record Wanted(Batch batch, String school, Optional<String> address) {}

    static List<Filter> filters() {
        return List.of(
                new Filter("batch", new Phrase("paket", "batch"), false, text -> true, new Phrase("", "")),
                quarter(false),
                Print.day(),
                Filter.language());
    }

    static Filter quarter(boolean required) {
        return new Filter(
                "quarter",
                QUARTER,
                required,
                Quarter::isValid,
                new Phrase("tulis seperti 2026-Q4", "write it like 2026-Q4"));
    }

    /**
     * One, or the next of several.
     *
     * @throws NotShown if there is none, or it was cancelled
     */
    static Page<Wanted> page(Handle db, Query query, Day day) {
        Optional<String> batch = query.filter("batch");
        if (batch.isPresent() == query.filter("quarter").isPresent()) {
            throw NotShown.because(Code.NAME_ONE_OF, "/data", "batch, quarter");
        }
        return batch.isPresent() ? Page.whole(List.of(one(db, batch.get()))) : ofQuarter(db, query, day);
    }

    private static Wanted one(Handle db, String id) {
        Batch batch = Batches.shown(db, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> NotShown.notFound("/data/batch", new Phrase("paket", "batch")));
        if (batch.state() == BatchState.CANCELLED) {
            throw Print.nothing("paket itu dibatalkan", "that batch was cancelled");
        }
        return wanted(db, List.of(batch)).get(0);
    }

    private static Page<Wanted> ofQuarter(Handle db, Query query, Day day) {
        List<Place> places = places(db, query, day);
        if (places.isEmpty() && query.after().isEmpty()) {
            throw Print.nothing(
                    "tidak ada paket pada triwulan atau hari itu; daftar paket menunjukkan yang ada",
                    "there are no batches in that quarter or on that day; the list of batches shows what there is");
        }
        Map<String, Batch> batches = Batches.shown(
                        db, places.stream().map(Place::batch).toList())
                .stream()
                .collect(Collectors.toMap(Batch::id, Function.identity()));
        List<Wanted> wanted = wanted(
                db, places.stream().map(place -> batches.get(place.batch())).toList());
        return new Page<>(
                wanted,
                places.size() < IN_ONE_FILE
                        ? Optional.empty()
                        : Optional.of(places.get(places.size() - 1).key()));
    }

    /** Where a batch stands in the print. */
    private record Place(String batch, String key) {}

    private static List<Place> places(Handle db, Query query, Day day) {
        return db.createQuery("""
                        select id, key
                          from (select id, <day>::text || lpad(coalesce(run, 99999)::text, 5, '0') || ' '
                                           || current_partner(school) || ' ' || id as key
                                  from batches
                                 where quarter = :quarter and state \\<> 'cancelled'
                                   and (:on::date is null or <day> = :on)) as places
                         where key collate "C" > :after
                         order by key collate "C"
                         limit :most
                        """)
                .define("day", day.column)
                .bind("quarter", query.filter("quarter").orElseThrow())
                .bind("on", query.filter("on").map(LocalDate::parse))
                .bind("after", query.after().orElse(""))
                .bind("most", IN_ONE_FILE)
                .map((row, context) -> new Place(row.getString("id"), row.getString("key")))
                .list();
    }

    private static List<Wanted> wanted(Handle db, List<Batch> batches) {
        Contacts contacts =
                Contacts.of(db, batches.stream().map(Batch::school).distinct().toList());
        return batches.stream()
                .map(batch -> new Wanted(
                        batch,
                        contacts.name(batch.school()).orElse(batch.school().value()),
                        contacts.address(batch.school())))
                .toList();
    }
}
