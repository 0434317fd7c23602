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
 * The titles each school has had (R5), in four bytes each: it is read as a stream, so that neither the driver nor the hub ever
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
                        select asked.school, coalesce(titles.same_as, titles.id) as title
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
                          join titles on titles.id = batch_items.title
                        """)
                .bindArray("schools", String.class, schools)
                .setFetchSize(ROWS_AT_ONCE)
                .reduceResultSet(history, (all, row, context) -> all.add(row));
        return history;
    }

    private History add(ResultSet row) throws SQLException {
        Integer title = numbers.get(row.getString(2));
        if (title != null) {
            bySchool.computeIfAbsent(row.getString(1), school -> new Had()).add(title);
        }
        return this;
    }

    /** Whether a school has had a title. */
    boolean has(String school, int title) {
        Had had = bySchool.get(school);
        return had != null && Arrays.stream(had.titles, 0, had.size).anyMatch(one -> one == title);
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
