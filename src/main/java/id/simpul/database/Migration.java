package id.simpul.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables up to date. */
final class Migration {
    /** What this user has made, as it is called where it is dropped. */
    private static final String MADE = """
            select format(case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end
                          || ' if exists %I', relname)
              from pg_class
             where relnamespace = quote_ident(current_schema())::regnamespace and relowner = quote_ident(current_user)::regrole
               and relkind in ('r', 'p', 'v', 'S') and not relispartition
               and not exists (select from pg_depend
                                where classid = 'pg_class'::regclass and objid = pg_class.oid
                                  and deptype in ('e', 'a', 'i'))
             union all
            select format('routine if exists %I(%s)', proname, pg_get_function_identity_arguments(oid))
              from pg_proc
             where pronamespace = quote_ident(current_schema())::regnamespace and proowner = quote_ident(current_user)::regrole
               and not exists (select from pg_depend
                                where classid = 'pg_proc'::regclass and objid = pg_proc.oid
                                  and deptype = 'e')
            """;

    private Migration() {}

    private static FluentConfiguration of(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0]);
    }

    /**
     * @throws StartRefused if a newer hub used them
     */
    static void run(DataSource source) {
        try {
            of(source).load().migrate();
        } catch (FlywayException e) {
            throw new StartRefused(
                    "The database's tables could not be brought up to date; if a newer version of the hub used it"
                            + " before, run that version or restore a backup: " + firstLine(e),
                    e);
        }
    }

    /**
     * Makes tables as they were after these migrations.
     *
     * @throws StartRefused if there are tables already, or this hub knows other migrations up to there
     */
    static void runAsBefore(DataSource source, List<Snapshot.Migrated> applied) {
        requireEmpty(source);
        String last = applied.get(applied.size() - 1).version();
        List<Snapshot.Migrated> known = Arrays.stream(of(source).load().info().all())
                .filter(info -> info.getVersion() != null && !info.getState().isFailed())
                .filter(info -> info.getVersion().compareTo(MigrationVersion.fromVersion(last)) <= 0)
                .map(Migration::known)
                .toList();
        if (!known.equals(applied)) {
            throw new StartRefused("The backup's tables are as a newer or another version of the hub made them (up to "
                    + last + "); restore it with the version that made it, or a newer one.");
        }
        try {
            of(source).target(last).load().migrate();
        } catch (FlywayException e) {
            throw new StartRefused("The tables could not be made: " + firstLine(e), e);
        }
    }

    /** Those that were done to a database, also by hubs that know more than this one. */
    static MigrationInfo[] applied(DataSource source) {
        return of(source).load().info().applied();
    }

    private static Snapshot.Migrated known(MigrationInfo info) {
        return new Snapshot.Migrated(info.getVersion().getVersion(), Objects.requireNonNullElse(info.getChecksum(), 0));
    }

    /** Takes away all that this user has made, so that there is nothing again; what belongs to an extension stays, and a table's own goes with it. */
    static void takeBack(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare made text;
                    begin
                        foreach made in array array(
                            %s)
                        loop
                            execute 'drop ' || made || ' cascade';
                        end loop;
                    end $$
                    """.formatted(MADE));
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database has what a restoration left in it; name another in SIMPUL_DB_URL: " + e.getMessage(),
                    e);
        }
    }

    /** @throws StartRefused if there are tables, or what {@link #takeBack} would drop */
    static void requireEmpty(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from pg_class
                                 where relnamespace = quote_ident(current_schema())::regnamespace
                                   and relkind in ('r', 'p')),
                               (select count(*) from (%s) made)
                        """.formatted(MADE))) {
            row.next();
            if (row.getInt(1) > 0) {
                throw notEmpty(row.getInt(1) + " tables");
            } else if (row.getInt(2) > 0) {
                throw notEmpty(row.getInt(2) + " views, sequences or functions");
            }
        } catch (SQLException e) {
            throw new StartRefused("The database cannot be looked at: " + e.getMessage(), e);
        }
    }

    private static StartRefused notEmpty(String found) {
        return new StartRefused("The database is not empty: it has " + found
                + ". A backup is restored into an empty one only; name another in SIMPUL_DB_URL.");
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }
}
