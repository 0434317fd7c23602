package id.simpul.rotation.planning;

import id.simpul.database.Database;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** How long each statement has taken in all, as the hub sees it: with its wait for the database. */
final class Statements implements SqlLogger {
    private static final int MOST = Integer.getInteger("statements", 12);

    private record Spent(int times, long micros) {
        Spent and(Spent other) {
            return new Spent(times + other.times, micros + other.micros);
        }
    }

    private final Map<String, Spent> spent = new ConcurrentHashMap<>();

    static Statements of(Database database) {
        Statements statements = new Statements();
        database.jdbi().getConfig(SqlStatements.class).setSqlLogger(statements);
        return statements;
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        spent.merge(context.getRenderedSql(), new Spent(1, context.getElapsedTime(ChronoUnit.MICROS)), Spent::and);
    }

    void print() {
        spent.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().micros()))
                .limit(MOST)
                .forEach(entry -> System.out.printf(
                        "  %7.2f s in %5d times: %.130s%n",
                        entry.getValue().micros() / 1e6,
                        entry.getValue().times(),
                        entry.getKey().replaceAll("\\s+", " ")));
    }
}
