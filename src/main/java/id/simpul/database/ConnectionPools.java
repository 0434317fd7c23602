package id.simpul.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL: how they are made, what each session is told first, and how long anybody waits for one. */
final class ConnectionPools {
    private static final int OLDEST_VERSION = 15;

    /**
     * Timeouts: a statement or a lock that takes longer is given up, and the work rolled back and tried again. Page costs: the
     * tables lie in memory or on SSD, where a random read by an index costs hardly more than the next page of the table.
     */
    private static final String SESSION = """
            set random_page_cost = 1.1;
            set time zone 'UTC';
            set statement_timeout = '60s';
            set lock_timeout = '20s';
            set idle_in_transaction_session_timeout = '120s';
            """ + Predecessors.SHOW_EPOCH;

    /** What callers at a door wait for at most; the socket's own time counts where the database hangs. */
    private static final String IMPATIENT = SESSION + ";set statement_timeout = '4s'";

    private static final int IMPATIENT_SECONDS = 5;

    /** Of transactions with a deadline: as many as the intake decides at once. */
    private static final int TIMED_CONNECTIONS = 10;

    private static final int PATIENT_SECONDS = 90;

    private final String url;
    private final PGSimpleDataSource source;

    private ConnectionPools(String url, PGSimpleDataSource source) {
        this.url = url;
        this.source = source;
    }

    /** Nothing is connected yet. */
    static ConnectionPools to(String url, String user, String password) {
        return new ConnectionPools(url, source(url, user, password, PATIENT_SECONDS));
    }

    /** To the same, and each given up after seconds. */
    ConnectionPools impatient() {
        PGSimpleDataSource impatient = again(IMPATIENT_SECONDS);
        impatient.setOptions(source.getOptions());
        return new ConnectionPools(url, impatient);
    }

    /** For what may rightly take longer than a statement of the running hub. */
    PGSimpleDataSource withoutLimit() {
        return again(0);
    }

    /** For what holds one connection all the time. */
    PGSimpleDataSource source() {
        return source;
    }

    /** Sessions carry it from now on, as an option of their connection. */
    void carry(String option) {
        source.setOptions(source.getOptions() == null ? option : source.getOptions() + " " + option);
    }

    /**
     * Those of the hub's own work.
     *
     * @throws StartRefused if none can be made
     */
    HikariDataSource patient() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(2);
        return patient(config);
    }

    /** Those of transactions with a deadline, which keep the limits that the transaction before has set. */
    HikariDataSource timed() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("timed");
        config.setMaximumPoolSize(TIMED_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        return patient(config);
    }

    private HikariDataSource patient(HikariConfig config) {
        config.setDataSource(source);
        config.setConnectionInitSql(SESSION);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.setKeepaliveTime(60_000);
        config.setMaxLifetime(1_800_000);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw unreachable(e);
        }
    }

    /** Those of callers who wait at a door, so many at most. */
    HikariDataSource forCallers(String name, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setConnectionInitSql(IMPATIENT);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setMaxLifetime(1_800_000);
        return new HikariDataSource(config);
    }

    /**
     * @throws StartRefused if it cannot be reached, is too old, or keeps its texts in another encoding
     */
    void requireVersion() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_version_num')::int / 10000,"
                        + " current_setting('server_encoding')")) {
            row.next();
            if (row.getInt(1) < OLDEST_VERSION || !row.getString(2).equals("UTF8")) {
                throw new StartRefused("The database is PostgreSQL " + row.getInt(1) + " with encoding "
                        + row.getString(2) + "; the hub needs " + OLDEST_VERSION + " or later, with UTF8.");
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private PGSimpleDataSource again(int socketSeconds) {
        return source(source.getURL(), source.getUser(), source.getPassword(), socketSeconds);
    }

    private static PGSimpleDataSource source(String url, String user, String password, int socketSeconds) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("simpul " + ProcessHandle.current().pid());
        source.setConnectTimeout(5);
        source.setLoginTimeout(5);
        source.setSocketTimeout(socketSeconds);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        // No prepared statements on the server, whose generic plan would be kept: one made when a table was empty
        // reads all of it for ever.
        source.setPrepareThreshold(0);
        source.setLogServerErrorDetail(false);
        return source;
    }

    private StartRefused unreachable(Exception e) {
        return new StartRefused(
                "The database at " + url.replaceFirst("\\?.*", "") + " cannot be used; check SIMPUL_DB_URL,"
                        + " SIMPUL_DB_USER and SIMPUL_DB_PASSWORD and that it is running: " + Migration.firstLine(e),
                e);
    }
}
