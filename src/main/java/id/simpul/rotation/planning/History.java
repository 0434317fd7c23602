package id.simpul.rotation.planning;

import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The titles each school has had (R5), as they were recorded and as its copies are known by now, in four bytes each: it is read school
 * by school as a stream, so that neither the driver nor the hub ever holds all of it as text.
 */
final class History {
    private static final int SCHOOLS_AT_ONCE = 100;

    /** Of an index alone: what a copy is known by now is looked for only among copies that were ever known by something else. */
    private static final String RECORDED = """
            select asked.school, array_agg(batch_items.title) as titles
              from unnest(:schools) as asked (school)
             cross join lateral names_of(asked.school) as known (partner)
              join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
             group by asked.school
            """;

    private static final String BY_NOW = """
            select asked.school, array_agg(items.title) as titles
              from unnest(:schools) as asked (school)
             cross join lateral names_of(asked.school) as known (partner)
              join batch_items on batch_items.school = known.partner and batch_items.state <> 'dropped'
              join items on items.barcode = batch_items.barcode and items.retitled
             group by asked.school
            """;

    /** What is planned of a quarter, which is not to be counted. */
    private static final String PLANNED = """
            select current_partner(batch_items.school) as school, array_agg(batch_items.title) as titles
              from batches
              join batch_items on batch_items.batch = batches.id and batch_items.state <> 'dropped'
             where batches.quarter = :again and batches.state = 'planned'
             group by current_partner(batch_items.school)
            """;

    private static final String PLANNED_BY_NOW = """
            select current_partner(batch_items.school) as school, array_agg(items.title) as titles
              from batches
              join batch_items on batch_items.batch = batches.id and batch_items.state <> 'dropped'
              join items on items.barcode = batch_items.barcode and items.retitled
             where batches.quarter = :again and batches.state = 'planned'
             group by current_partner(batch_items.school)
            """;

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
        History history = new History(underAllNames(db, numbers));
        boolean retitled = isAnyRetitled(db);
        for (String sql : retitled ? List.of(RECORDED, BY_NOW) : List.of(RECORDED)) {
            history.each(db.createQuery(sql).bindArray("schools", String.class, schools), Had::add);
        }
        return history;
    }

    /** The same as if the planned batches of a quarter were not there. */
    static History again(Handle db, Collection<String> schools, Map<String, Integer> numbers, Quarter quarter) {
        History history = read(db, schools, numbers);
        boolean retitled = isAnyRetitled(db);
        for (String sql : retitled ? List.of(PLANNED, PLANNED_BY_NOW) : List.of(PLANNED)) {
            history.each(db.createQuery(sql).bind("again", quarter.toString()), Had::remove);
        }
        return history;
    }

    /** The titles that are known by that of their work have its number. */
    private static Map<String, Integer> underAllNames(Handle db, Map<String, Integer> numbers) {
        Map<String, Integer> all = new HashMap<>(numbers);
        db.createQuery("select id, same_as from titles where same_as is not null")
                .map((row, context) -> Map.entry(row.getString("id"), row.getString("same_as")))
                .forEach(joined -> all.compute(joined.getKey(), (id, own) -> numbers.get(joined.getValue())));
        return all;
    }

    private static boolean isAnyRetitled(Handle db) {
        return db.createQuery("select exists (select from items where retitled)")
                .mapTo(boolean.class)
                .one();
    }

    private void each(Query query, ObjIntConsumer<Had> does) {
        query.setFetchSize(SCHOOLS_AT_ONCE).reduceResultSet(this, (all, row, context) -> all.each(row, does));
    }

    private History each(ResultSet row, ObjIntConsumer<Had> does) throws SQLException {
        Had had = bySchool.computeIfAbsent(row.getString("school"), any -> new Had());
        for (String title : (String[]) row.getArray("titles").getArray()) {
            Integer number = numbers.get(title);
            if (number != null) {
                does.accept(had, number);
            }
        }
        return this;
    }

    /** Whether a school has had a title. */
    boolean has(String school, int title) {
        Had had = bySchool.get(school);
        return had != null && Arrays.stream(had.titles, 0, had.size).anyMatch(one -> one == title);
    }

    /** Every school with the numbers of its titles. */
    void each(BiConsumer<String, IntStream> reader) {
        bySchool.forEach((school, had) -> reader.accept(school, Arrays.stream(had.titles, 0, had.size)));
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

        /** Once; it may have had it more often. */
        void remove(int title) {
            for (int place = 0; place < size; place++) {
                if (titles[place] == title) {
                    titles[place] = titles[--size];
                    return;
                }
            }
        }
    }
}
