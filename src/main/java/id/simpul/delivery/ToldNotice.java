package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A notice of a partner.
 *
 * @param seq its place in the order of all
 * @param carried how each channel stands with it, such as {@code email-sent}
 */
public record ToldNotice(long seq, Instant at, String topic, Optional<String> request, List<String> carried) {
    public ToldNotice {
        carried = List.copyOf(carried);
    }

    /** The newest first of those before a place, also what was told to it under a name that it had before. */
    public static List<ToldNotice> before(Handle db, PartnerId partner, long place, int most) {
        return db.createQuery("""
                        select told.seq, told.at, told.topic, told.request_id,
                               array(select distinct channel || '-' || state
                                       from deliveries where deliveries.notice = told.seq order by 1) as carried
                          from (select seq, at, topic, request_id
                                  from notices
                                 where partner in (select names_of(current_partner(:partner))) and seq < :before
                                 order by seq desc
                                 limit :most) as told
                         order by told.seq desc
                        """)
                .bind("partner", partner.value())
                .bind("before", place)
                .bind("most", most)
                .map((row, context) -> new ToldNotice(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("topic"),
                        Optional.ofNullable(row.getString("request_id")),
                        Arrays.asList((String[]) row.getArray("carried").getArray())))
                .list();
    }
}
