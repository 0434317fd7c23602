package id.simpul.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

/** The hub's PostgreSQL: its connections, its tables brought up to date, and its transactions. */
public final class Database implements AutoCloseable {
    /** One for all, since it remembers the statements that it has read, and reading one takes longer than many take to run. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private static final int CALLERS_CONNECTIONS = 8;

    private volatile HikariDataSource pool;
    private final ConnectionPools pools;
    private final Jdbi jdbi;
    private Optional<Database> timed = Optional.empty();

    private Database(HikariDataSource pool, ConnectionPools pools) {
        this.pool = pool;
        this.pools = pools;
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
        ConnectionPools pools = ConnectionPools.to(url, user, password);
        pools.requireVersion();
        return new Database(pools.patient(), pools);
    }

    /** Connects to a database whose tables are up to date already. */
    static Database connect(String url, String user, String password) {
        ConnectionPools pools = ConnectionPools.to(url, user, password);
        return new Database(pools.patient(), pools);
    }

    /**
     * The same database for callers who wait at a door: by a few connections of their own, so that they take none from the intake,
     * and given up after seconds, so that a database that hangs does not hold them all.
     */
    public Database forCallers() {
        return forCallers("callers", CALLERS_CONNECTIONS);
    }

    /**
     * The same, with so many connections at most.
     *
     * @param name of the pool, as its threads are called
     */
    public Database forCallers(String name, int most) {
        ConnectionPools impatient = pools.impatient();
        return new Database(impatient.forCallers(name, most), impatient);
    }

    /** The same database by connections that keep the limits of the transaction before, which is mostly like the next; closed with this one. */
    synchronized Database timed() {
        if (timed.isEmpty()) {
            timed = Optional.of(new Database(pools.timed(), pools));
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
        return LeaseAsking.take(pools.source());
    }

    /**
     * The same, as soon as the hub that has it ends or falls silent.
     *
     * @param goOn asked every few seconds, and throws where it is not to be waited for any longer
     */
    public HubLease leaseWhenFree(Runnable goOn) {
        return LeaseAsking.await(pools.source(), goOn);
    }

    /**
     * Begins this hub's epoch: its sessions carry it from now on, and those of hubs that had the database before are ended. Its own
     * connections are made anew: one that was just being opened would come without the epoch, and stay when this hub is put out.
     *
     * @throws StartRefused if they cannot be
     */
    public void begin(HubLease lease) {
        pools.carry(Predecessors.options(lease.begin()));
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
        return Listening.start(pools.source(), channel, listener);
    }

    /** Whether after what was thrown no work can go on: the database is in trouble, or does not answer. */
    public boolean isAway(Throwable thrown) {
        return DatabaseTrouble.isItsOwn(thrown) || (DatabaseTrouble.isInterruption(thrown) && !isUp());
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
        Migration.run(pools.withoutLimit());
    }

    /** Looks at what may be much: by a connection of its own, and for longer than a statement of the running hub may take. */
    public <T, X extends Exception> T patiently(HandleCallback<T, X> look) throws X {
        return Jdbi.create(pools.withoutLimit()).withHandle(look);
    }

    /** All tables as they are now, to be read in peace; on a connection of its own. */
    public Snapshot snapshot() {
        return Snapshot.take(pools.withoutLimit());
    }

    /** Fills tables that were only just made. */
    public TableLoad load() {
        return TableLoad.begin(pools.withoutLimit());
    }

    /** @throws StartRefused if there are tables already */
    public void requireEmpty() {
        Migration.requireEmpty(pools.withoutLimit());
    }

    /** Leaves nothing of tables that were made in an empty database. */
    public void takeBackTables() {
        Migration.takeBack(pools.withoutLimit());
    }

    /**
     * Makes the tables as a backup had them; only for a database that has none.
     *
     * @throws StartRefused if there are tables, or this hub does not know such
     */
    public void migrateAsBefore(List<Snapshot.Migrated> applied) {
        Migration.runAsBefore(pools.withoutLimit(), applied);
    }
}
