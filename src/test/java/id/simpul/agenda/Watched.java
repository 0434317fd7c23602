package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A chore that is caught when it looks at a table, or changes one, that it does not name.
 *
 * @param most how many parts it does in one transaction
 * @param after told what was done, before it commits
 */
public record Watched(Chore chore, int most, BiConsumer<List<Chore.Due>, Chore.Deed> after) implements Chore {
    private static final Pattern WRITTEN =
            Pattern.compile("\\b(?:insert into|(?<!for )(?<!do )update|delete from)\\s+([a-z_]+)\\b");

    public Watched(Chore chore) {
        this(chore, Integer.MAX_VALUE, (parts, deed) -> {});
    }

    @Override
    public String job() {
        return chore.job();
    }

    @Override
    public String work() {
        return chore.work();
    }

    @Override
    public Set<String> reads() {
        return chore.reads();
    }

    @Override
    public Set<String> writes() {
        return chore.writes();
    }

    @Override
    public List<Due> next(Handle db, Instant until, int atMost) {
        return watched(db, DueParts::tables, reads(), () -> chore.next(db, until, Math.min(most, atMost)));
    }

    @Override
    public Optional<Question> question(Instant until, int atMost) {
        Optional<Question> question = chore.question(until, Math.min(most, atMost));
        question.ifPresent(asked -> assertThat(reads()).as(job()).containsAll(withoutJobs(asked.tables())));
        return question;
    }

    @Override
    public void prepare(Database database, List<Due> parts, Policy policy, LocalDate today) {
        chore.prepare(database, parts, policy, today);
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        return watched(db, parts, () -> chore.perform(db, parts, policy));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy, LocalDate today) {
        return watched(db, parts, () -> chore.perform(db, parts, policy, today));
    }

    private Deed watched(Handle db, List<Due> parts, Supplier<Deed> work) {
        Deed deed = watched(db, Watched::written, writes(), work);
        after.accept(parts, deed);
        return deed;
    }

    private <T> T watched(Handle db, Function<String, Set<String>> tables, Set<String> named, Supplier<T> work) {
        SqlStatements statements = db.getConfig(SqlStatements.class);
        SqlLogger before = statements.getSqlLogger();
        statements.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext statement) {
                assertThat(named).as(job()).containsAll(withoutJobs(tables.apply(statement.getRenderedSql())));
            }
        });
        try {
            return work.get();
        } finally {
            statements.setSqlLogger(before);
        }
    }

    private static Set<String> written(String sql) {
        return WRITTEN.matcher(sql).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> withoutJobs(Set<String> tables) {
        return tables.stream().filter(table -> !table.equals("jobs")).collect(Collectors.toSet());
    }
}
