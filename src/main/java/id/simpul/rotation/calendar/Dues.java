package id.simpul.rotation.calendar;

import id.simpul.ledger.Chore.Deed;
import id.simpul.ledger.Chore.Due;
import id.simpul.ledger.Effect;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.Steps;
import id.simpul.rotation.obligation.Obligations;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What chores of the rotation have in common: which parts fall due together, and how their deeds are written. */
final class Dues {
    private Dues() {}

    private record Row(String period, String part, LocalDate on) {}

    /**
     * Of the rows of a query, in due order, those due with the first: same day, same period.
     *
     * @param query gives {@code part}, {@code period} and {@code due_on}
     */
    static List<Due> first(Schedule schedule, String job, Query query) {
        List<Row> rows = query.map((row, context) -> new Row(
                        row.getString("period"), row.getString("part"), row.getObject("due_on", LocalDate.class)))
                .list();
        return rows.stream()
                .filter(row -> row.on().equals(rows.get(0).on())
                        && row.period().equals(rows.get(0).period()))
                .map(row -> new Due(job, row.period(), row.part(), schedule.dueAt(row.on())))
                .toList();
    }

    /** Writes what was done to batches. */
    static Deed deed(Handle db, List<Steps> steps) {
        List<Effect> effects =
                steps.stream().flatMap(one -> one.effects().stream()).toList();
        Batches.write(db, effects);
        Obligations.write(db, effects);
        return new Deed(
                effects, steps.stream().flatMap(one -> one.notices().stream()).toList());
    }
}
