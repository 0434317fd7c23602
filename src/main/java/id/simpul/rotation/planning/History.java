package id.simpul.rotation.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jdbi.v3.core.Handle;

/**
 * The titles each school has had (R5), as they were recorded and as its copies are known by now, in four bytes each: it is read as a stream, so that neither the driver nor the hub ever
 * holds its rows.
 */
final class History {
    private static final int ROWS_AT_ONCE = 10_000;
    private final Map<String, Integer> numbers;
    private final Map<String, Had> bySchool = new HashMap<>();

    private History(Map<String, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * Reads it for these schools, under whatever name school or title went by.
     *
     * @param numbers of the titles that count, by id; others are of no consequence any more
     */
    static History read(Handle db, Collection<String> schools, Map<String, Integer> numbers) {
        History history = new History(numbers);
        db.createQuery("""
                        select asked.school, coalesce(titles.same_as, titles.id) as title,
                               nullif(items.title, coalesce(titles.same_as, titles.id)) as by_now
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
                          join titles on titles.id = batch_items.title
                          join items on items.barcode = batch_items.barcode
                        """)
                .bindArray("schools", String.class, schools)
                .setFetchSize(ROWS_AT_ONCE)
                .reduceResultSet(history, (all, row, context) -> all.add(row));
        return history;
    }

    private History add(ResultSet row) throws SQLException {
        add(row.getString(1), row.getString(2));
        String byNow = row.getString(3);
        if (byNow != null) {
            add(row.getString(1), byNow);
        }
        return this;
    }

    /** Whether a school has had a title. */
    boolean has(String school, int title) {
        Had had = bySchool.get(school);
        return had != null && Arrays.stream(had.titles, 0, had.size).anyMatch(one -> one == title);
    }

    private void add(String school, String title) {
        Integer number = numbers.get(title);
        if (number != null) {
            bySchool.computeIfAbsent(school, any -> new Had()).add(number);
        }
    }

    /** Every school with the numbers of its titles, one by one. */
    void each(ObjIntConsumer<String> reader) {
        bySchool.forEach(
                (school, had) -> Arrays.stream(had.titles, 0, had.size).forEach(title -> reader.accept(school, title)));
    }

    /** One school's titles. */
    private static final class Had {
        private int[] titles = new int[128];
        private int size;

        void add(int title) {
            if (size == titles.length) {
                titles = Arrays.copyOf(titles, size + size / 2);
            }
            titles[size++] = title;
        }
    }
}
