package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import org.jdbi.v3.core.Jdbi;

/** The replies a partner was given, page by page, for those who fetch them over HTTP. */
public final class RepliesSent {
    private final Jdbi jdbi;

    public RepliesSent(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param cursor what the page before gave as next; empty for the first page
     * @param limit how many at most, 1 to {@link Page#MOST}
     * @throws IllegalArgumentException if the cursor was not given by an earlier page
     */
    public Page after(PartnerId partner, String cursor, int limit) {
        return Page.read(jdbi, "replies", partner, cursor, limit);
    }
}
