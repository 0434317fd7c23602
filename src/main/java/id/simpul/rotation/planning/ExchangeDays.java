package id.simpul.rotation.planning;

import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The days of the exchanges as they were told to schools; they move only until they are announced (R7). */
public final class ExchangeDays {
    private ExchangeDays() {}

    static Optional<LocalDate> dayOf(Handle db, Quarter quarter) {
        return db.createQuery("select on_day from exchanges where quarter = :quarter")
                .bind("quarter", quarter.toString())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /** Those that may still move, with the day that was told. */
    public static Map<Quarter, LocalDate> open(Handle db) {
        Map<Quarter, LocalDate> open = new TreeMap<>();
        db.createQuery("select quarter, on_day from exchanges where not announced")
                .map((row, context) ->
                        open.put(Quarter.parse(row.getString("quarter")), row.getObject("on_day", LocalDate.class)))
                .list();
        return open;
    }

    /** Notes the day; one that is announced stays as it is. */
    public static void set(Handle db, Quarter quarter, LocalDate day) {
        db.createUpdate("""
                        insert into exchanges (quarter, on_day) values (:quarter, :day)
                            on conflict (quarter) do update set on_day = excluded.on_day where not exchanges.announced
                        """)
                .bind("quarter", quarter.toString())
                .bind("day", day)
                .execute();
    }

    public static void announced(Handle db, Quarter quarter) {
        db.createUpdate("update exchanges set announced = true where quarter = :quarter")
                .bind("quarter", quarter.toString())
                .execute();
    }
}
