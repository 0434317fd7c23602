package id.simpul.rotation.planning;

import id.simpul.database.Rows;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Shortfall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the planner said of the places it left empty, kept with the batches: whoever looks the plan through reads it later. */
final class KeptShortfalls {
    private KeptShortfalls() {}

    private record Row(String batch, String level, String because, int places, int titles) {
        static Row of(String batch, Shortfall shortfall) {
            return new Row(
                    batch,
                    shortfall.level().name().toLowerCase(Locale.ROOT),
                    shortfall.bound().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    shortfall.places(),
                    shortfall.titles());
        }
    }

    /** In the place of what was said of these batches before. */
    static void write(Handle db, Map<String, List<Shortfall>> byBatch) {
        db.createUpdate("delete from batch_shortfalls where batch = any(:batches)")
                .bindArray("batches", String.class, byBatch.keySet())
                .execute();
        List<Row> rows = new ArrayList<>();
        byBatch.forEach((batch, all) -> all.forEach(one -> rows.add(Row.of(batch, one))));
        if (!rows.isEmpty()) {
            Rows.bind(db.createUpdate("""
                            insert into batch_shortfalls (batch, level, because, places, titles)
                            select batch, level, because, sum(places), max(titles)
                              from unnest(:batch, :level, :because, :places, :titles)
                                   as new (batch, level, because, places, titles)
                             group by batch, level, because
                            """), Row.class, rows).execute();
        }
    }

    /** Of what is to be said of the batches of a quarter, what is not said of them by now. */
    static Map<String, List<Shortfall>> said(Handle db, String quarter, Map<String, List<Shortfall>> byBatch) {
        Map<String, List<Shortfall>> now = of(db, quarter);
        Map<String, List<Shortfall>> other = new HashMap<>(byBatch);
        other.entrySet()
                .removeIf(one -> summed(one.getValue()).equals(summed(now.getOrDefault(one.getKey(), List.of()))));
        return other;
    }

    /** As it is kept: the places of each level and reason together, and the most titles. */
    private static Map<List<Object>, Shortfall> summed(List<Shortfall> all) {
        Map<List<Object>, Shortfall> summed = new HashMap<>();
        all.forEach(one -> summed.merge(
                List.of(one.level(), one.bound()),
                one,
                (some, more) -> new Shortfall(
                        some.level(),
                        some.bound(),
                        some.places() + more.places(),
                        Math.max(some.titles(), more.titles()))));
        return summed;
    }

    /** By batch. */
    static Map<String, List<Shortfall>> of(Handle db, String quarter) {
        Map<String, List<Shortfall>> byBatch = new HashMap<>();
        db.createQuery("""
                        select batch, level, because, batch_shortfalls.places, titles
                          from batch_shortfalls
                          join batches on batches.id = batch_shortfalls.batch
                         where batches.quarter = :quarter
                         order by batch, level, because
                        """)
                .bind("quarter", quarter)
                .map((row, context) -> byBatch.computeIfAbsent(row.getString("batch"), none -> new ArrayList<>())
                        .add(new Shortfall(
                                Level.valueOf(upper(row.getString("level"))),
                                Shortfall.Bound.valueOf(upper(row.getString("because"))),
                                row.getInt("places"),
                                row.getInt("titles"))))
                .list();
        return byBatch;
    }

    private static String upper(String wire) {
        return wire.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
