package id.simpul.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.postgresql.ds.PGSimpleDataSource;

/** The hub's PostgreSQL: its connections, its tables brought up to date, and its transactions. */
public final class Database implements AutoCloseable {
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
    private static final int IMPATIENT_CONNECTIONS = 8;

    /** One for all, since it remembers the statements that it has read, and reading one takes longer than many take to run. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    /** Of transactions with a deadline: as many as the intake decides at once. */
    private static final int TIMED_CONNECTIONS = 10;

    private volatile HikariDataSource pool;
    private final PGSimpleDataSource source;
    private final Jdbi jdbi;
    private Optional<Database> timed = Optional.empty();

    private Database(HikariDataSource pool, PGSimpleDataSource source) {
        this.pool = pool;
        this.source = source;
        this.jdbi = Jdbi.create(() -> this.pool.getConnection());
        // What is kept in it teaches JDBI its own types.
        ServiceLoader.load(JdbiPlugin.class, Database.class.getClassLoader()).forEach(jdbi::installPlugin);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        // What a statement was given may be personal, and exceptions end in the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Connects, and brings the tables up to date.
     *
     * @param url JDBC URL of a PostgreSQL, whose database exists and belongs to the user
     * @throws StartRefused if it cannot be reached, is too old, or was used by a newer hub
     */
    public static Database open(String url, String user, String password) {
        Database database = reach(url, user, password);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Connects; the tables are as they were, so that whoever needs the database alone can lock it before they change.
     *
     * @param url JDBC URL of a PostgreSQL, whose database exists and belongs to the user
     * @throws StartRefused if it cannot be reached or is too old
     */
    public static Database reach(String url, String user, String password) {
        requireVersion(url, source(url, user, password, 90));
        return connect(url, user, password);
    }

    /** Connects to a database whose tables are up to date already. */
    static Database connect(String url, String user, String password) {
        PGSimpleDataSource source = source(url, user, password, 90);
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(source);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(2);
        return patient(config, url);
    }

    private static Database patient(HikariConfig config, String url) {
        config.setConnectionInitSql(SESSION);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.setKeepaliveTime(60_000);
        config.setMaxLifetime(1_800_000);
        try {
            return new Database(new HikariDataSource(config), (PGSimpleDataSource) config.getDataSource());
        } catch (PoolInitializationException e) {
            throw unreachable(url, e);
        }
    }

    /**
     * The same database for callers who wait at a door: by a few connections of their own, so that they take none from the intake,
     * and given up after seconds, so that a database that hangs does not hold them all.
     */
    public Database forCallers() {
        return forCallers("callers", IMPATIENT_CONNECTIONS);
    }

    /**
     * The same, with so many connections at most.
     *
     * @param name of the pool, as its threads are called
     */
    public Database forCallers(String name, int connections) {
        PGSimpleDataSource impatient =
                source(source.getURL(), source.getUser(), source.getPassword(), IMPATIENT_SECONDS);
        impatient.setOptions(source.getOptions());
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(impatient);
        config.setConnectionInitSql(IMPATIENT);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setMaxLifetime(1_800_000);
        return new Database(new HikariDataSource(config), impatient);
    }

    /** The same database by connections that keep the limits of the transaction before, which is mostly like the next; closed with this one. */
    synchronized Database timed() {
        if (timed.isEmpty()) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("timed");
            config.setDataSource(source);
            config.setMaximumPoolSize(TIMED_CONNECTIONS);
            config.setMinimumIdle(1);
            config.setInitializationFailTimeout(-1);
            timed = Optional.of(patient(config, source.getURL()));
        }
        return timed.get();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Runs the work in one transaction: all of it is committed, or, if it throws, none. */
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    /** Runs the work in one transaction: all of it is committed, or, if it throws, none. */
    public <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
        jdbi.useTransaction(work);
    }

    /**
     * Takes the database for this hub, until the lease is closed.
     *
     * @throws StartRefused if another hub has it
     */
    public HubLease lease() {
        return HubLease.take(source);
    }

    /**
     * The same, as soon as the hub that has it ends or falls silent.
     *
     * @param goOn asked every few seconds, and throws where it is not to be waited for any longer
     */
    public HubLease leaseWhenFree(Runnable goOn) {
        return HubLease.await(source, goOn);
    }

    /**
     * Begins this hub's epoch: its sessions carry it from now on, and those of hubs that had the database before are ended. Its own
     * connections are made anew: one that was just being opened would come without the epoch, and stay when this hub is put out.
     *
     * @throws StartRefused if they cannot be
     */
    public void begin(HubLease lease) {
        String epoch = Predecessors.options(lease.begin());
        source.setOptions(source.getOptions() == null ? epoch : source.getOptions() + " " + epoch);
        HikariConfig config = new HikariConfig();
        HikariDataSource without = pool;
        without.copyStateTo(config);
        pool = new HikariDataSource(config);
        without.close();
        synchronized (this) {
            timed.ifPresent(Database::close);
            timed = Optional.empty();
        }
    }

    /** Hears what is told on a channel by {@code notify}, on a connection of its own, until it is closed. */
    public Listening listen(String channel, Listening.Listener listener) {
        return Listening.start(source, channel, listener);
    }

    /**
     * Whether what was thrown is trouble of the database itself (unreachable, stopping, full, read-only), so that no work is at fault and
     * the same may succeed later.
     */
    public static boolean isTrouble(Throwable thrown) {
        return DatabaseTrouble.of(thrown) == DatabaseTrouble.ITS_OWN;
    }

    /**
     * Whether what was thrown is an interruption (session ended, lock not had, deadlock, time-out): by others, and then it passes, or
     * by the work itself, and then it comes again although the database is well.
     */
    public static boolean isInterruption(Throwable thrown) {
        return DatabaseTrouble.of(thrown) == DatabaseTrouble.INTERRUPTED;
    }

    /** Transient: whether the same may succeed later, be the database in trouble or the work interrupted. */
    public static boolean isTransient(Throwable thrown) {
        return isTrouble(thrown) || isInterruption(thrown);
    }

    /** Whether after what was thrown no work can go on: the database is in trouble, or does not answer. */
    public boolean isAway(Throwable thrown) {
        return isTrouble(thrown) || (isInterruption(thrown) && !isUp());
    }

    /** What PostgreSQL calls it (SQLSTATE), where it comes from there. */
    public static Optional<String> state(Throwable thrown) {
        return DatabaseTrouble.state(thrown);
    }

    /** Closes a connection under whoever uses it. */
    void evict(Connection used) {
        pool.evictConnection(used);
    }

    /** How long a caller waits for a connection from now on. */
    void waitAtMost(Duration time) {
        pool.setConnectionTimeout(time.toMillis());
    }

    /** Whether it answers now; waits five seconds at most. */
    public boolean isUp() {
        try {
            return jdbi.withHandle(handle -> handle.getConnection().isValid(2));
        } catch (SQLException | JdbiException e) {
            return false;
        }
    }

    /** What time it is by the server's clock, if it answers. */
    public Optional<Instant> time() {
        try {
            return Optional.of(jdbi.withHandle(db -> db.createQuery("select clock_timestamp()")
                    .mapTo(Instant.class)
                    .one()));
        } catch (JdbiException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            timed.ifPresent(Database::close);
        }
        pool.close();
    }

    /**
     * Brings the tables up to date.
     *
     * @throws StartRefused if a newer hub used them
     */
    public void migrate() {
        // Its own connections: a migration may rightly take longer than a statement of the running hub.
        Migration.run(patient());
    }

    /** All tables as they are now, to be read in peace; on a connection of its own. */
    public Snapshot snapshot() {
        return Snapshot.take(patient());
    }

    /** Fills tables that were only just made. */
    public TableLoad load() {
        return TableLoad.begin(patient());
    }

    /**
     * Makes the tables as a backup had them; only for a database that has none.
     *
     * @throws StartRefused if there are tables, or this hub does not know such
     */
    public void migrateAsBefore(List<Snapshot.Migrated> applied) {
        Migration.runAsBefore(patient(), applied);
    }

    private PGSimpleDataSource patient() {
        return source(source.getURL(), source.getUser(), source.getPassword(), 0);
    }

    private static void requireVersion(String url, PGSimpleDataSource source) {
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
            throw unreachable(url, e);
        }
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
        // No prepared statements on the server, whose generic plan would be kept: one made when a table was empty reads
        // all
        // of it for ever.
        source.setPrepareThreshold(0);
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static StartRefused unreachable(String url, Exception e) {
        return new StartRefused(
                "The database at " + url.replaceFirst("\\?.*", "") + " cannot be used; check SIMPUL_DB_URL,"
                        + " SIMPUL_DB_USER and SIMPUL_DB_PASSWORD and that it is running: " + Migration.firstLine(e),
                e);
    }
}
