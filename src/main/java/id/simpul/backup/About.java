package id.simpul.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself at its beginning.
 *
 * @param format of the file; a hub reads those it knows
 * @param hub the version of the hub that made it
 * @param cutAt the moment whose state it holds
 * @param postgres the version of the database it came from; what is in the file depends on none
 * @param migrations that had been applied to its tables, in order
 */
public record About(int format, String hub, Instant cutAt, String postgres, List<Migrated> migrations) {
    /** The format that this hub writes. */
    public static final int FORMAT = 1;

    static final String ENTRY = "about.json";

    /** A migration of the tables, by its number and its sum. */
    public record Migrated(String version, Integer checksum) {}

    public About {
        migrations = List.copyOf(migrations);
    }
}
