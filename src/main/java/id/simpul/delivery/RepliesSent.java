package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;

/** The replies a partner was given, page by page, for those who fetch them over HTTP. */
public final class RepliesSent {
    private final Jdbi jdbi;
    private final BiConsumer<PartnerId, String> read;

    public RepliesSent(Jdbi jdbi) {
        this(jdbi, (partner, cursor) -> {});
    }

    /** @param read is told who has read everything up to which cursor: who asks for what comes after it */
    public RepliesSent(Jdbi jdbi, BiConsumer<PartnerId, String> read) {
        this.jdbi = jdbi;
        this.read = read;
    }

    /**
     * @param cursor what the page before gave as next; empty for the first page
     * @param limit how many at most, 1 to {@link Page#MOST}
     * @throws IllegalArgumentException if the cursor was not given by an earlier page
     */
    public Page after(PartnerId partner, String cursor, int limit) {
        Page page = Page.read(jdbi, "all_replies", partner, cursor, limit);
        if (!cursor.isEmpty()) {
            read.accept(partner, cursor);
        }
        return page;
    }

    /** Which of some requests were answered by a reply that is not after the cursor. */
    public Set<String> upTo(PartnerId partner, String cursor, List<String> requests) {
        return jdbi.withHandle(db -> db.createQuery("""
                        select id from requests
                        where partner = :partner and id = any(:ids) and reply <= :cursor
                        union
                        select request_id from replies
                        where partner = :partner and request_id = any(:ids) and seq <= :cursor
                        """)
                .bind("partner", partner)
                .bindArray("ids", String.class, requests)
                .bind("cursor", Long.parseLong(cursor))
                .mapTo(String.class)
                .set());
    }
}
