package id.simpul.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Fills all tables in one transaction, in whatever order they come: what the tables ask of each other is asked when all are full. What
 * is not {@linkplain #commit(Map) committed} leaves the database as it was.
 */
public final class TableLoad implements AutoCloseable {
    private final Connection connection;
    private final List<String> again = new ArrayList<>();

    private TableLoad(Connection connection) {
        this.connection = connection;
    }

    /** Empties all tables, of what their migrations put into them, too. */
    static TableLoad begin(DataSource source) {
        try {
            Connection connection = source.getConnection();
            try {
                TableLoad load = new TableLoad(connection);
                load.empty();
                return load;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables could not be emptied", e);
        }
    }

    private void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Snapshot.SPELLING);
            connection.setAutoCommit(false);
            setAside(statement);
            List<TableColumns> tables = TableColumns.all(connection);
            for (TableColumns table : tables) {
                String name = TableColumns.quote(table.name());
                statement.execute("alter table " + name + " disable trigger user");
                again.add("alter table " + name + " enable trigger user");
            }
            statement.execute("truncate "
                    + String.join(
                            ", ",
                            tables.stream()
                                    .map(table -> TableColumns.quote(table.name()))
                                    .toList()));
        }
    }

    /** References from table to table: PostgreSQL checks all rows at once when they are back. */
    private void setAside(Statement statement) throws SQLException {
        List<String> away = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                  from pg_constraint
                 where contype = 'f' and connamespace = quote_ident(current_schema())::regnamespace and conparentid = 0
                """)) {
            while (rows.next()) {
                away.add(rows.getString(1));
                again.add(rows.getString(2));
            }
        }
        for (String drop : away) {
            statement.execute(drop);
        }
    }

    /**
     * Fills a table with what {@link Snapshot#copy} wrote.
     *
     * @return how many rows it has now
     */
    public long fill(TableColumns table, InputStream rows) throws IOException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.quoted() + " from stdin", rows);
        } catch (SQLException e) {
            throw new IllegalStateException("The table " + table.name() + " could not be filled", e);
        }
    }

    /** Keeps it all, if it is as the tables ask. */
    public void commit(Map<String, Long> sequences) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : again) {
                statement.execute(sql);
            }
            for (var sequence : sequences.entrySet()) {
                statement.execute(
                        "select setval('" + TableColumns.quote(sequence.getKey()) + "', " + sequence.getValue() + ")");
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException("What was put into the tables does not fit together", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The load of the tables could not be closed", e);
        }
    }
}
