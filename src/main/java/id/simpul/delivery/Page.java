package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Some of a partner's events, oldest first.
 *
 * @param items CloudEvents as JSON
 * @param next the cursor for what comes after; the same as before when there is nothing yet
 */
public record Page(List<String> items, String next) {
    /** No page is longer. */
    public static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Numbers are drawn before they are committed, so a smaller one may appear after a larger one was read. Rows whose
     * transaction is not older than every running one are therefore left for the next page. A transaction id beyond all that
     * this server has given out came with a restored backup, and runs no more.
     */
    static Page read(Jdbi jdbi, String table, PartnerId partner, String cursor, int limit) {
        List<Item> found = jdbi.withHandle(db -> db.createQuery("""
                        select seq, event from <table>
                        where partner = :partner and seq > :after
                            and (tx < pg_snapshot_xmin(pg_current_snapshot()) or tx >= pg_snapshot_xmax(pg_current_snapshot()))
                        order by seq limit :limit
                        """)
                .define("table", table)
                .bind("partner", partner)
                .bind("after", parse(cursor))
                .bind("limit", Math.max(1, Math.min(limit, MOST)))
                .map((row, context) -> new Item(row.getLong("seq"), row.getString("event")))
                .list());
        String next = found.isEmpty()
                ? cursor
                : String.valueOf(found.get(found.size() - 1).seq());
        return new Page(found.stream().map(Item::event).toList(), next);
    }

    private static long parse(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "Not a cursor of this list; use the \"next\" of a page, or leave it out.");
        }
        return Long.parseLong(cursor);
    }

    private record Item(long seq, String event) {}
}
