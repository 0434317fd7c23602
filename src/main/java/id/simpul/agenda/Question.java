package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What a chore has to ask of the database to know what is due. The questions of all chores are one statement, so that a day on which
 * nothing is due costs one trip.
 *
 * @param sql a query for {@code part}, {@code period} and {@code due_on}, in order; nothing if there is nothing to ask
 * @param binding binds what it needs
 * @param answer the parts due by what was found; nothing if the chore itself has to look further ({@link Chore#next})
 */
public record Question(String sql, Consumer<Bound> binding, Function<List<Row>, Optional<List<Due>>> answer) {
    private static final Pattern VALUE = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");
    private static final Question NOTHING = new Question("", values -> {}, rows -> Optional.of(List.of()));

    /** A row of what was found; a question may use its columns for something else than their names say. */
    public record Row(String period, String part, LocalDate on) {}

    /** Binds values of one question of several, each under names of its own. */
    public static final class Bound {
        private final Query query;
        private final String prefix;

        private Bound(Query query, String prefix) {
            this.query = query;
            this.prefix = prefix;
        }

        /** Of a question that is asked alone. */
        static Bound of(Query query) {
            return new Bound(query, "");
        }

        public Bound bind(String name, Object value) {
            query.bind(prefix + name, value);
            return this;
        }

        public <T> Bound bindArray(String name, Class<T> type, Iterable<? extends T> values) {
            query.bindArray(prefix + name, type, values);
            return this;
        }
    }

    /** Nothing can be due, whatever the database holds. */
    public static Question nothing() {
        return NOTHING;
    }

    /** One that only tells whether the chore has to look further: if it finds any row. */
    public static Question whether(String sql, Consumer<Bound> binding) {
        return whether(sql, binding, rows -> true);
    }

    /**
     * As {@link #whether(String, Consumer)}.
     *
     * @param further whether by the rows that were found, of which there are some, the chore has to look further
     */
    public static Question whether(String sql, Consumer<Bound> binding, Predicate<List<Row>> further) {
        return new Question(
                sql,
                binding,
                rows -> rows.isEmpty() || !further.test(rows) ? Optional.of(List.of()) : Optional.empty());
    }

    /** The tables that it looks at. */
    public Set<String> tables() {
        return DueParts.tables(sql);
    }

    /**
     * What is due by this question alone.
     *
     * @throws java.util.NoSuchElementException if it is one after which the chore has to look further
     */
    public List<Due> due(Handle db) {
        return answer.apply(found(db, List.of(this)).get(0)).orElseThrow();
    }

    /** What is found by each, in one statement. */
    static List<List<Row>> found(Handle db, List<Question> questions) {
        List<List<Row>> found = new ArrayList<>();
        questions.forEach(question -> found.add(new ArrayList<>()));
        int[] asked = IntStream.range(0, questions.size())
                .filter(i -> !questions.get(i).sql().isEmpty())
                .toArray();
        if (asked.length > 0) {
            Query query = db.createQuery(together(questions, asked));
            for (int i : asked) {
                questions.get(i).binding().accept(new Bound(query, prefix(i)));
            }
            query.map((row, context) -> found.get(row.getInt("chore"))
                            .add(new Row(
                                    row.getString("period"),
                                    row.getString("part"),
                                    row.getObject("due_on", LocalDate.class))))
                    .list();
        }
        return found;
    }

    private static String together(List<Question> questions, int... asked) {
        List<String> parts = new ArrayList<>();
        for (int i : asked) {
            String named = VALUE.matcher(questions.get(i).sql()).replaceAll(":" + prefix(i) + "$1");
            parts.add("select %d as chore, part, period, due_on, row_number() over () as place from (%s) as due"
                    .formatted(i, named));
        }
        return String.join("\nunion all\n", parts) + "\norder by chore, place";
    }

    private static String prefix(int question) {
        return "q" + question + "_";
    }
}
