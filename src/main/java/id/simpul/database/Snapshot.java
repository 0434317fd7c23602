package id.simpul.database;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Repeatable read: all tables as they are at one moment, however long they are read. Nobody waits for it, and it waits for nobody.
 */
public final class Snapshot implements AutoCloseable {
    /** Written alike by every version of PostgreSQL; numbers and times with all their digits; tables from their beginning. */
    static final String SPELLING = """
            set time zone 'UTC';
            set datestyle = 'ISO, YMD';
            set intervalstyle = 'postgres';
            set extra_float_digits = 3;
            set bytea_output = 'hex';
            set client_encoding = 'UTF8';
            set synchronize_seqscans = off;
            set statement_timeout = 0;
            set idle_in_transaction_session_timeout = 0;
            """;

    private final Connection connection;
    private final Instant takenAt;

    private Snapshot(Connection connection, Instant takenAt) {
        this.connection = connection;
        this.takenAt = takenAt;
    }

    static Snapshot take(DataSource source) {
        try {
            Connection connection = source.getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute(SPELLING);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setReadOnly(true);
                try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                    row.next();
                    return new Snapshot(
                            connection, row.getObject(1, OffsetDateTime.class).toInstant());
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("No snapshot of the database could be taken", e);
        }
    }

    /** Whose state it is, by the database's clock. */
    public Instant takenAt() {
        return takenAt;
    }

    /** The server's version. */
    public String server() {
        return texts("show server_version").get(0);
    }

    /** The migrations that have been applied, in order: their numbers and sums. */
    public List<Migrated> migrations() {
        List<Migrated> applied = new ArrayList<>();
        query("""
                select version, checksum from flyway_schema_history
                 where success and version is not null order by installed_rank
                """, row -> applied.add(new Migrated(row.getString(1), row.getInt(2))));
        return applied;
    }

    /** A migration by its number and its sum. */
    public record Migrated(String version, int checksum) {}

    /** All tables of the hub. */
    public List<TableColumns> tables() {
        return TableColumns.all(connection);
    }

    /** Where each sequence is; those never asked are not named. It may be further than the tables. */
    public Map<String, Long> sequences() {
        Map<String, Long> places = new TreeMap<>();
        query(
                "select sequencename, last_value from pg_sequences where schemaname = current_schema() and last_value is not null",
                row -> places.put(row.getString(1), row.getLong(2)));
        return places;
    }

    /**
     * Writes a table as PostgreSQL's COPY does.
     *
     * @return how many rows it had
     */
    public long copy(TableColumns table, OutputStream out) throws IOException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table.quoted() + " to stdout", out);
        } catch (SQLException e) {
            throw new IllegalStateException("The table " + table.name() + " could not be copied", e);
        }
    }

    private List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        query(sql, row -> texts.add(row.getString(1)));
        return texts;
    }

    /** What is done with each row. */
    @FunctionalInterface
    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private void query(String sql, Each each) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.row(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not tell of itself", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("A snapshot of the database could not be closed", e);
        }
    }
}
