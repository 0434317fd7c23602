package id.simpul.rotation.planning;

import id.simpul.agenda.Question;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The days of the exchanges as they were told to the schools of each region; they move only until they are announced there (R7). */
public final class ExchangeDays {
    /** Those that may still move, in the order of their quarters and regions, as a {@link Question} has them. */
    public static final String OPEN = """
            select quarter as period, region as part, on_day as due_on
              from exchanges
             where not announced
             order by quarter, region
            """;

    private ExchangeDays() {}

    /** The day of a quarter's exchange in one region, as it was told. */
    public record Known(Quarter quarter, String region, LocalDate on) {}

    /** By region. */
    static Map<String, LocalDate> of(Handle db, Quarter quarter) {
        Map<String, LocalDate> days = new HashMap<>();
        db.createQuery("select region, on_day from exchanges where quarter = :quarter")
                .bind("quarter", quarter.toString())
                .map((row, context) -> days.put(row.getString("region"), row.getObject("on_day", LocalDate.class)))
                .list();
        return days;
    }

    /** Those that may still move, in the order of their quarters and regions. */
    public static List<Known> open(Handle db) {
        return db.createQuery(OPEN)
                .map((row, context) -> new Known(
                        Quarter.parse(row.getString("period")),
                        row.getString("part"),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /** One of those, as it was found by {@link #OPEN}. */
    public static Known known(Question.Row row) {
        return new Known(Quarter.parse(row.period()), row.part(), row.on());
    }

    /** Notes the day; one that is announced stays as it is, and one that is known already is left to others to note. */
    public static void set(Handle db, Known known) {
        set(db, known.quarter(), Map.of(known.region(), known.on()));
    }

    /** As {@link #set(Handle, Known)}, of several regions. */
    static void set(Handle db, Quarter quarter, Map<String, LocalDate> days) {
        List<String> regions = days.keySet().stream().sorted().toList();
        List<LocalDate> ons = new ArrayList<>();
        regions.forEach(region -> ons.add(days.get(region)));
        db.createUpdate("""
                        insert into exchanges (quarter, region, on_day)
                        select :quarter, told.region, told.on_day
                          from unnest(:regions, :days) as told (region, on_day)
                         where not exists (select from exchanges
                                            where quarter = :quarter and region = told.region and on_day = told.on_day)
                         order by told.region
                            on conflict (quarter, region) do update set on_day = excluded.on_day where not exchanges.announced
                        """)
                .bind("quarter", quarter.toString())
                .bindArray("regions", String.class, regions)
                .bindArray("days", LocalDate.class, ons)
                .execute();
    }

    /** In the regions of the schools of these agreements it stays as it is from now on. */
    public static void announced(Handle db, Quarter quarter, Collection<String> agreements) {
        db.createUpdate("""
                        with fixed as (
                            select quarter, region from exchanges
                             where quarter = :quarter and not announced
                               and region in (select region from rotation_agreements where id = any(:agreements))
                             order by region
                               for update)
                        update exchanges set announced = true
                          from fixed
                         where exchanges.quarter = fixed.quarter and exchanges.region = fixed.region
                        """)
                .bind("quarter", quarter.toString())
                .bindArray("agreements", String.class, agreements)
                .execute();
    }
}
