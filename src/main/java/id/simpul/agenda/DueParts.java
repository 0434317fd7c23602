package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Question.Bound;
import id.simpul.agenda.Question.Row;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Finds which parts of a job fall due together and are neither done nor set aside.
 *
 * @param due a query for {@code part}, {@code period} and {@code due_on} of what is due by the day {@code :today}, in any order
 * @param still what must be true of a row of {@code due} besides, looked up one by one in their order
 * @param binding binds what else that query needs
 */
public record DueParts(String job, String due, String still, Binding binding) {
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join)\\s+([a-z_]+)\\b(?!\\()");

    /** What a view that is offered to others looks at. */
    private static final Map<String, String> VIEWS =
            Map.of("agreement_terms", "agreements", "known_partners", "partners", "recoveries_to_tell", "recoveries");

    /** Binds what a query needs of the policy of the day. */
    public interface Binding {
        void bind(Bound values, Policy policy);
    }

    public DueParts(String job, String due, Binding binding) {
        this(job, due, "true", binding);
    }

    /** Of a query that needs only the day. */
    public DueParts(String job, String due) {
        this(job, due, (values, policy) -> {});
    }

    /** Of what is forgotten once personal data has been kept long enough: the query names {@code :kept} days. */
    public static DueParts toForget(String job, String due) {
        return new DueParts(
                job,
                due,
                (query, policy) -> query.bind("kept", policy.requests().personalDataDays()));
    }

    /** The tables that the query looks at, also through a view that their owner offers. */
    public Set<String> tables() {
        return tables(due + " " + still);
    }

    static Set<String> tables(String sql) {
        return TABLE.matcher(sql)
                .results()
                .map((MatchResult found) -> VIEWS.getOrDefault(found.group(1), found.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Asks for the parts that fall due first: of the same day and the same period. */
    public Question question(Mornings mornings, Instant until, int most) {
        LocalDate today = mornings.last(until);
        return question(mornings, most, values -> {
            values.bind("today", today);
            binding.bind(values, mornings.policyOn(today));
        });
    }

    /**
     * As {@link #question(Mornings, Instant, int)}, for who asks of another day than the present.
     *
     * @param bound binds all that the query needs
     */
    public Question question(Mornings mornings, int most, Consumer<Bound> bound) {
        // Each is looked up by its key (offset 0): read in one, what is done would be compared with all that is due.
        // They are looked up in order (the other offset 0): nothing is asked of those behind the last that is wanted.
        String undone = """
                select part, period, due_on
                  from (select * from (%s) as found order by due_on, period, part offset 0) as due
                 where not exists (select 1 from jobs
                                    where jobs.job = :job and jobs.period = due.period and jobs.part = due.part
                                   offset 0)
                   and (%s)
                 order by due_on, period, part
                 limit :most
                """.formatted(due, still);
        return new Question(
                undone,
                values -> bound.accept(values.bind("job", job).bind("most", most)),
                rows -> Optional.of(together(rows, mornings)));
    }

    private List<Due> together(List<Row> rows, Mornings mornings) {
        return rows.stream()
                .filter(row -> row.on().equals(rows.get(0).on())
                        && row.period().equals(rows.get(0).period()))
                .map(row -> new Due(job, row.period(), row.part(), mornings.at(row.on())))
                .toList();
    }

    /** As {@link #question(Mornings, int, Consumer)}, asked now. */
    public List<Due> first(Handle db, Mornings mornings, int most, Consumer<Bound> bound) {
        return question(mornings, most, bound).due(db);
    }
}
