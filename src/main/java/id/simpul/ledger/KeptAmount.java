package id.simpul.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How much there is of what is kept.
 *
 * @param rows by the statistics of its table; 0 if it has none of its own
 * @param bytes with its indexes
 * @param oldest the day of the oldest that is there
 */
public record KeptAmount(long rows, long bytes, Optional<LocalDate> oldest) {
    public static KeptAmount of(Handle db, Kept kept, ZoneId zone) {
        Optional<LocalDate> oldest = kept.oldest().isEmpty()
                ? Optional.empty()
                : db.createQuery(kept.oldest()).mapTo(Instant.class).findOne().map(at -> LocalDate.ofInstant(at, zone));
        String table = kept.kind().table();
        return table.isEmpty()
                ? new KeptAmount(0, 0, oldest)
                : db.createQuery("""
                                select greatest(reltuples, 0)::bigint as rows, pg_total_relation_size(oid) as bytes
                                  from pg_class where oid = cast(:table as regclass)
                                """)
                        .bind("table", table)
                        .map((row, context) -> new KeptAmount(row.getLong("rows"), row.getLong("bytes"), oldest))
                        .one();
    }
}
