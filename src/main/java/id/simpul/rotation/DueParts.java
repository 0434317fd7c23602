package id.simpul.rotation;

import id.simpul.agenda.Chore.Due;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds which parts of a job fall due together and are neither done nor set aside. */
public final class DueParts {
    private DueParts() {}

    private record Row(String period, String part, LocalDate on) {}

    /**
     * The parts that fall due first: of the same day and the same period.
     *
     * @param due a query for {@code part}, {@code period} and {@code due_on} of what is due, in any order
     * @param binding binds what that query needs
     */
    public static List<Due> first(
            Handle db, Schedule schedule, String job, String due, int most, Consumer<Query> binding) {
        Query query = db.createQuery("""
                        select part, period, due_on
                          from (%s) as due
                         where not exists (select 1 from jobs
                                            where jobs.job = :job and jobs.period = due.period and jobs.part = due.part)
                         order by due_on, period, part
                         limit :most
                        """.formatted(due)).bind("job", job).bind("most", most);
        binding.accept(query);
        List<Row> rows = query.map((row, context) -> new Row(
                        row.getString("period"), row.getString("part"), row.getObject("due_on", LocalDate.class)))
                .list();
        return rows.stream()
                .filter(row -> row.on().equals(rows.get(0).on())
                        && row.period().equals(rows.get(0).period()))
                .map(row -> new Due(
                        job, row.period(), row.part(), schedule.mornings().at(row.on())))
                .toList();
    }
}
