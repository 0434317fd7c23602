package id.simpul.rotation.batch;

import id.simpul.catalogue.Loans;
import id.simpul.database.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The lines of batches in the database, and with them where the items are. */
final class Lines {
    private static final Set<LineState> FREE = EnumSet.of(LineState.DROPPED, LineState.IN, LineState.LOST);
    private static final Set<LineState> OUT = EnumSet.of(LineState.SENT, LineState.MISSING, LineState.RETURNED);

    private Lines() {}

    /** A line as it was and as it is now. */
    private record Change(Batch batch, Optional<BatchLine> before, BatchLine after) {
        /** How many books more go with the batch. */
        int more() {
            return goes(Optional.of(after)) - goes(before);
        }

        private static int goes(Optional<BatchLine> line) {
            return line.filter(one -> one.state() != LineState.DROPPED).isPresent() ? 1 : 0;
        }
    }

    /** How many books more go with a batch. */
    private record More(String batch, int books) {}

    static void write(Handle db, Collection<BatchChanged> changes) {
        List<Change> changed = new ArrayList<>();
        changes.stream()
                .filter(Lines::touches)
                .forEach(change -> change.after().lines().values().forEach(line -> {
                    Optional<BatchLine> before = change.before().line(line.barcode());
                    if (!before.equals(Optional.of(line))) {
                        changed.add(new Change(change.after(), before, line));
                    }
                }));
        // Freed copies first: another batch of the same list may have got them.
        update(db, known(changed, true));
        update(db, known(changed, false));
        insert(db, changed.stream().filter(change -> change.before().isEmpty()).toList());
        count(db, changed);
        moveItems(db, changes, changed);
    }

    /** Whether it can have changed any line. */
    private static boolean touches(BatchChanged change) {
        return change.before().lines() != change.after().lines();
    }

    private static List<Change> known(List<Change> changed, boolean freed) {
        return changed.stream()
                .filter(change -> change.before().isPresent()
                        && FREE.contains(change.after().state()) == freed)
                .toList();
    }

    private static void update(Handle db, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int written = Rows.bind(db.createUpdate("""
                        update batch_items
                           set state = new.state, damaged = new.damaged, note = new.note, box = new.box, level = new.level,
                               added = new.added
                          from unnest(:batch.id, :after.barcode, :before.state, :after.state, :after.damaged, :after.note,
                                      :after.box, :after.level, :after.added)
                               as new (batch, barcode, expected, state, damaged, note, box, level, added)
                         where batch_items.batch = new.batch and batch_items.barcode = new.barcode
                           and batch_items.state = new.expected
                        """), Change.class, changes).execute();
        Batches.require(written, changes.size(), "items of batches");
    }

    private static void insert(Handle db, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int written = Rows.bind(db.createUpdate("""
                        insert into batch_items (batch, barcode, school, title, name, level, box, state, added)
                        select new.batch, new.barcode, batches.school, new.title, new.name, new.level, new.box, new.state, new.added
                          from unnest(:batch.id, :after.barcode, :after.title, :after.name,
                                      :after.level, :after.box, :after.state, :after.added)
                               as new (batch, barcode, title, name, level, box, state, added)
                          join batches on batches.id = new.batch
                          join items on items.barcode = new.barcode
                        """), Change.class, changes).execute();
        Batches.require(written, changes.size(), "items of batches");
    }

    private static void count(Handle db, List<Change> changes) {
        Map<String, Integer> sums = new TreeMap<>();
        changes.forEach(change -> sums.merge(change.batch().id(), change.more(), Integer::sum));
        sums.values().removeIf(books -> books == 0);
        if (sums.isEmpty()) {
            return;
        }
        List<More> more = sums.entrySet().stream()
                .map(sum -> new More(sum.getKey(), sum.getValue()))
                .toList();
        int written = Rows.bind(db.createUpdate("""
                        update batches
                           set books = batches.books + more.books
                          from unnest(:batch, :books) as more (batch, books)
                         where batches.id = more.batch
                        """), More.class, more).execute();
        Batches.require(written, more.size(), "batches");
    }

    private static void moveItems(Handle db, Collection<BatchChanged> changes, List<Change> changed) {
        Loans loans = new Loans();
        changed.forEach(change -> {
            String barcode = change.after().barcode();
            LineState was = change.before().map(BatchLine::state).orElse(LineState.PLANNED);
            boolean outAgain = was == LineState.IN && change.after().state() == LineState.SENT;
            if (outAgain
                    || (was == LineState.PLANNED && OUT.contains(change.after().state()))) {
                loans.lent(barcode, change.batch().id());
            }
            switch (change.after().state()) {
                case IN -> loans.back(barcode, change.after().damaged());
                case LOST -> loans.lost(barcode);
                default -> {}
            }
        });
        changes.stream()
                .filter(change -> change.after().state() == BatchState.CLOSED)
                .flatMap(change -> change.after().linesIn(LineState.MISSING).stream())
                .forEach(line -> loans.lost(line.barcode()));
        changes.stream()
                .filter(change -> change.before().state() == BatchState.CLOSED
                        && change.after().state() != BatchState.CLOSED)
                .forEach(change -> lookForAgain(change.after(), loans));
        loans.write(db);
    }

    /** What a batch was closed without is not given up any more, since it is open again. */
    private static void lookForAgain(Batch batch, Loans loans) {
        batch.linesIn(LineState.MISSING).forEach(line -> {
            loans.back(line.barcode(), false);
            loans.lent(line.barcode(), batch.id());
        });
    }
}
