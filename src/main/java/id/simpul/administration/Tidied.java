package id.simpul.administration;

import id.simpul.ledger.Kept.Step;
import id.simpul.ledger.Kept.Then;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How far a kind has been tidied.
 *
 * @param last where the next step goes on; what stays is passed again each morning only where others may go
 */
record Tidied(String kind, long last, long tidied, Optional<LocalDate> day) {
    static final String UNDONE = """
            select kind as part, cast(:day as text) as period, cast(:day as date) as due_on
              from unnest(:kinds) as kept (kind)
             where not exists (select 1 from tidied where tidied.kind = kept.kind and tidied.day >= cast(:day as date))
             order by 1 limit 1000
            """;

    /** The kinds that are not done that day, with the number of the step that each is to have next; none of those on which the hub failed. */
    static Map<String, Integer> nextSteps(Handle db, Collection<String> kinds, String job, LocalDate day) {
        Map<String, Integer> steps = new HashMap<>();
        db.createQuery("""
                        select kept.kind, count(jobs.part) as steps
                          from unnest(:kinds) as kept (kind)
                          left join jobs on jobs.job = :job and jobs.period = :period and jobs.part like kept.kind || ' %'
                         where not exists (select 1 from tidied where tidied.kind = kept.kind and tidied.day >= :day)
                         group by kept.kind
                        having count(jobs.error) = 0
                        """)
                .bindArray("kinds", String.class, kinds)
                .bind("job", job)
                .bind("period", day.toString())
                .bind("day", day)
                .map((row, context) -> Map.entry(row.getString("kind"), row.getInt("steps")))
                .forEach(one -> steps.put(one.getKey(), one.getValue()));
        return steps;
    }

    static Tidied of(Handle db, String kind) {
        return db.createQuery("select kind, last, tidied, day from tidied where kind = :kind")
                .bind("kind", kind)
                .map((row, context) ->
                        new Tidied(row.getString("kind"), row.getLong("last"), row.getLong("tidied"), Optional.empty()))
                .findOne()
                .orElseGet(() -> new Tidied(kind, 0, 0, Optional.empty()));
    }

    /** Where old ones go the next morning begins with the first that is left, else behind the last that was looked at. */
    Tidied after(Step step, Then then, LocalDate today) {
        boolean whole = !step.more();
        long next = whole && then == Then.GONE ? 0 : step.last();
        return new Tidied(kind, next, tidied + step.tidied(), whole ? Optional.of(today) : Optional.empty());
    }

    void save(Handle db) {
        db.createUpdate("""
                        insert into tidied (kind, day, last, tidied) values (:kind, :day, :last, :tidied)
                            on conflict (kind) do update
                           set day = coalesce(excluded.day, tidied.day), last = excluded.last, tidied = excluded.tidied
                        """)
                .bind("kind", kind)
                .bindByType("day", day.orElse(null), LocalDate.class)
                .bind("last", last)
                .bind("tidied", tidied)
                .execute();
    }
}
