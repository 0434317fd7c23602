package id.simpul.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A look at a database from outside, by one short connection that changes nothing: for who wonders why no hub starts on it.
 *
 * @param says what the server or the way to it says where it lets nobody in; else empty
 */
public record DatabaseLook(Entrance entrance, String says, Optional<Found> found) {
    public static final int OLDEST_VERSION = 15;

    /** What a hub opens at most: 20 to work by, 10 for requests with a deadline, 16 for callers, and those it listens and leases by. */
    public static final int CONNECTIONS = 50;

    private static final int PATIENCE_SECONDS = 8;

    /** Whether it lets the hub in. */
    public enum Entrance {
        OPEN,
        UNREACHABLE,
        WRONG_LOGIN,
        NO_SUCH_DATABASE,
        FULL
    }

    /**
     * What is seen inside.
     *
     * @param connections how many the hub may open
     * @param newer the version of the tables, if a newer hub made them
     * @param failed the migration that stopped half-way, if one did
     * @param held whether a hub has the lease
     * @param silent whether that hub has said nothing for longer than a living one does
     * @param holder which hub it is
     */
    public record Found(
            int version,
            boolean readOnly,
            int connections,
            Optional<String> newer,
            Optional<String> failed,
            boolean held,
            boolean silent,
            String holder) {}

    /** Tries to enter. */
    public static DatabaseLook at(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setLoginTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(PATIENCE_SECONDS);
        source.setApplicationName("simpul check");
        try (Connection connection = source.getConnection()) {
            return new DatabaseLook(Entrance.OPEN, "", Optional.of(found(connection, source)));
        } catch (SQLException e) {
            return new DatabaseLook(entrance(e.getSQLState()), Migration.firstLine(e), Optional.empty());
        }
    }

    private static Entrance entrance(String state) {
        String known = state == null ? "" : state;
        return switch (known) {
            case "28P01", "28000" -> Entrance.WRONG_LOGIN;
            case "3D000" -> Entrance.NO_SUCH_DATABASE;
            case "53300" -> Entrance.FULL;
            default -> Entrance.UNREACHABLE;
        };
    }

    private static Found found(Connection connection, DataSource source) throws SQLException {
        boolean tables = is(connection, "select to_regclass('flyway_schema_history') is not null");
        MigrationInfo[] applied = tables ? Migration.applied(source) : new MigrationInfo[0];
        boolean leased = is(connection, "select to_regclass('lease') is not null");
        boolean held = is(
                connection,
                "select exists (select from pg_locks where locktype = 'advisory' and granted"
                        + " and database = (select oid from pg_database where datname = current_database())"
                        + " and (classid::bigint << 32 | objid::bigint) = " + HubLease.KEY + ")");
        return new Found(
                connection.getMetaData().getDatabaseMajorVersion(),
                is(
                        connection,
                        "select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean"),
                Integer.parseInt(one(connection, """
                        select least(
                            current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
                            case when r.rolconnlimit < 0 then 1000000 else r.rolconnlimit end,
                            case when d.datconnlimit < 0 then 1000000 else d.datconnlimit end)
                          from pg_roles r, pg_database d
                         where r.rolname = current_user and d.datname = current_database()
                        """)),
                first(applied, MigrationState.FUTURE_SUCCESS::equals),
                first(applied, MigrationState::isFailed),
                held,
                leased
                        && held
                        && is(
                                connection,
                                "select coalesce(max(seen_at) < clock_timestamp() - interval '"
                                        + HubLease.LAPSES_AFTER.toSeconds() + " seconds', false) from lease"),
                leased && held ? String.valueOf(one(connection, "select max(hub) from lease")) : "");
    }

    private static Optional<String> first(MigrationInfo[] applied, Predicate<MigrationState> isSo) {
        return Arrays.stream(applied)
                .filter(one -> one.getVersion() != null && isSo.test(one.getState()))
                .map(one -> one.getVersion().getVersion())
                .findFirst();
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        return "t".equals(one(connection, question));
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
