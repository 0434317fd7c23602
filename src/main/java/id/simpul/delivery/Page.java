package id.simpul.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.partner.PartnerId;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Some of a partner's events, oldest first, as they stand in their table: they are JSON already and are not read.
 *
 * @param items CloudEvents as JSON in UTF-8
 * @param next the cursor for what comes after; the same as before when there is nothing yet
 */
public record Page(List<byte[]> items, String next) {
    /** No page has more items. */
    public static final int MOST = 500;

    /** No page is larger, in bytes, unless it is a single item. */
    public static final int LARGEST = 1 << 20;

    private static final byte[] BEGIN = "{\"items\":[".getBytes(UTF_8);

    /** What stands around the items, with the longest cursor. */
    private static final int FRAME = 64;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The database adds up what the items take, and sends no more of them than the page has room for.
     *
     * <p>Numbers are drawn before they are committed, so a smaller one may appear after a larger one was read. Rows whose
     * transaction is not older than every running one are therefore left for the next page. A transaction id beyond all that
     * this server has given out came with a restored backup, and runs no more.
     */
    static Page read(Jdbi jdbi, String table, PartnerId partner, String cursor, int limit) {
        List<Item> found = jdbi.withHandle(db -> db.createQuery("""
                        select seq, event
                        from (select seq, event, row_number() over so_far as place,
                                  sum(octet_length(event) + 1) over so_far as bytes
                              from (select seq, event from <table>
                                    where partner = :partner and seq > :after
                                        and (tx < pg_snapshot_xmin(pg_current_snapshot())
                                            or tx >= pg_snapshot_xmax(pg_current_snapshot()))
                                    order by seq limit :limit) as following
                              window so_far as (order by seq rows unbounded preceding)) as counted
                        where place = 1 or bytes <= :room
                        order by seq
                        """)
                .define("table", table)
                .bind("partner", partner)
                .bind("after", parse(cursor))
                .bind("limit", Math.max(1, Math.min(limit, MOST)))
                .bind("room", LARGEST - FRAME)
                .map((row, context) -> new Item(row.getLong("seq"), row.getBytes("event")))
                .list());
        String next = found.isEmpty()
                ? cursor
                : String.valueOf(found.get(found.size() - 1).seq());
        return new Page(found.stream().map(Item::event).toList(), next);
    }

    /** The page as the contract has it, in UTF-8. */
    public byte[] json() {
        int size = items.stream().mapToInt(item -> item.length + 1).sum();
        ByteArrayOutputStream page = new ByteArrayOutputStream(size + FRAME);
        page.writeBytes(BEGIN);
        for (int n = 0; n < items.size(); n++) {
            if (n > 0) {
                page.write(',');
            }
            page.writeBytes(items.get(n));
        }
        page.writeBytes(("],\"next\":\"" + next + "\"}").getBytes(UTF_8));
        return page.toByteArray();
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

    private record Item(long seq, byte[] event) {}
}
