package id.simpul.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date. */
final class Migration {
    private Migration() {}

    /**
     * @throws StartRefused if a newer hub used them
     */
    static void run(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartRefused(
                    "The database's tables could not be brought up to date; if a newer version of the hub used it"
                            + " before, run that version or restore a backup: " + firstLine(e),
                    e);
        }
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }
}
