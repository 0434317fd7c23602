package id.simpul.history;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Handles;

/** A database as somebody sees it who looks from outside, by connections that nothing befalls. */
abstract class Tables implements AutoCloseable {
    private final Database database = TestDatabase.fresh();
    private Optional<Handle> changed = Optional.empty();
    /** Of the one question that is asked every day. */
    private Optional<Handle> asking = Optional.empty();

    abstract LocalDate today();

    final Database database() {
        return database;
    }

    final <T> T read(HandleCallback<T, RuntimeException> of) {
        return changed.isPresent()
                ? of.withHandle(changed.get())
                : database.jdbi().withHandle(of);
    }

    /**
     * Looks at the tables as they would be after a change, which is not made.
     *
     * @param change SQL that returns what it changes
     */
    final void ifItWereSo(String change, Runnable look) {
        try (Handle db = database.jdbi().open()) {
            db.getConfig(Handles.class).setForceEndTransactions(false);
            db.begin();
            changed = Optional.of(db);
            if (texts(change).isEmpty()) {
                throw new IllegalArgumentException("This changes nothing: " + change);
            }
            look.run();
        } finally {
            changed = Optional.empty();
        }
    }

    /**
     * What a question finds that is asked day after day, and so is planned once.
     *
     * @param sql with the day in the place of {@code :today}
     */
    final List<Map<String, Object>> daily(String sql) {
        String day = "date '" + today() + "'";
        if (changed.isPresent()) {
            return rows(sql.replace(":today", day));
        }
        if (asking.isEmpty()) {
            Handle db = database.jdbi().open();
            asking = Optional.of(db);
            try (var statement = db.getConnection().createStatement()) {
                statement.execute("set plan_cache_mode = force_generic_plan");
                statement.execute("prepare daily (date) as " + sql.replace(":today", "$1"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return asking.get().select("execute daily (" + day + ")").mapToMap().list();
    }

    final List<Map<String, Object>> rows(String sql, Object... args) {
        return read(db -> db.select(sql, args).mapToMap().list());
    }

    final List<String> texts(String sql, Object... args) {
        return read(db -> db.select(sql, args).mapTo(String.class).list());
    }

    final Optional<String> text(String sql, Object... args) {
        return texts(sql, args).stream().findFirst();
    }

    @Override
    public void close() {
        asking.ifPresent(Handle::close);
        database.close();
    }
}
