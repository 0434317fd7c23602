package id.simpul.rotation.planning;

import id.simpul.paper.RunSheet.Load;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planner.DeliveryRuns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The trips of a quarter as they are to be driven: what is brought by the plan, what is to be fetched as things stand now, and the
 * schools that only give back. Books are counted and not read, so that all trips of a province are little.
 */
public final class Trips {
    /** More batches than a country has out. */
    private static final int EVERYWHERE = 1_000_000;

    private static final int FEW = 200;

    private static final List<String> ANYWHERE = List.of();

    private final Schedule schedule;
    private final Policy policy;

    /** @param today by whose policy the vehicle is loaded */
    public Trips(Schedule schedule, LocalDate today) {
        this.schedule = schedule;
        this.policy = schedule.policyOn(today);
    }

    public record Trip(LocalDate day, int number, String district, List<Visit> visits) {}

    public record Visit(PartnerId school, String name, Load brings, Load fetches) {}

    /** What is brought to a school, and by which run. */
    private record Brought(String school, String name, String region, LocalDate on, Optional<Integer> run, Load load) {}

    /** What a school is to give back. */
    private record Held(String school, String name, String region, LocalDate dueOn, Load load) {}

    /** The trips in the order of their numbers; none if the quarter is not planned yet. */
    public List<Trip> read(Handle db, Quarter quarter) {
        return isToBePlanned(db, quarter) ? List.of() : in(ANYWHERE, db, quarter);
    }

    /**
     * Those of {@link #read} that go to a district in which a school only gives back; nothing is read of the others.
     */
    public List<Trip> collecting(Handle db, Quarter quarter) {
        if (isToBePlanned(db, quarter)) {
            return List.of();
        }
        List<String> districts = districts(db, quarter, EVERYWHERE);
        return districts.isEmpty() ? List.of() : in(districts, db, quarter);
    }

    /** Those of {@link #collecting}, unless so many schools only give back that they are no matter of a glance. */
    public List<Trip> collectingFew(Handle db, Quarter quarter) {
        return districts(db, quarter, FEW).size() < FEW ? collecting(db, quarter) : List.of();
    }

    private List<Trip> in(List<String> districts, Handle db, Quarter quarter) {
        List<Brought> brought = brought(db, quarter, districts);
        Map<String, Held> held = held(db, quarter, districts);
        int last = lastRun(db, quarter);
        List<DeliveryRuns.Run> runs = made(brought, held);
        Map<String, Brought> bySchool = new HashMap<>();
        brought.forEach(one -> bySchool.put(one.school(), one));
        Function<String, VisitDays> days = VisitDays.of(db, quarter, schedule, policy);
        for (Held one : held.values()) {
            if (!bySchool.containsKey(one.school())) {
                runs = DeliveryRuns.with(runs, last, collecting(one), fetchedOn(one, days), Planning.fleet(policy));
            }
        }
        return runs.stream()
                .sorted(Comparator.comparing(DeliveryRuns.Run::number))
                .map(run -> trip(run, bySchool, held))
                .toList();
    }

    private static DeliveryRuns.Stop collecting(Held one) {
        return new DeliveryRuns.Stop(
                one.school(), Planning.district(one.region()), 0, one.load().boxes());
    }

    private static LocalDate fetchedOn(Held one, Function<String, VisitDays> days) {
        LocalDate exchange = days.apply(one.region()).on();
        return one.dueOn().isBefore(exchange) ? exchange : one.dueOn();
    }

    private static Trip trip(DeliveryRuns.Run run, Map<String, Brought> brought, Map<String, Held> held) {
        return new Trip(
                run.day(),
                run.number(),
                run.district(),
                run.stops().stream()
                        .map(stop -> visit(
                                stop.school(),
                                Optional.ofNullable(brought.get(stop.school())),
                                Optional.ofNullable(held.get(stop.school()))))
                        .toList());
    }

    private static Visit visit(String school, Optional<Brought> brought, Optional<Held> held) {
        return new Visit(
                new PartnerId(school),
                brought.map(Brought::name).or(() -> held.map(Held::name)).orElse(school),
                brought.map(Brought::load).orElse(Load.NOTHING),
                held.map(Held::load).orElse(Load.NOTHING));
    }

    private static List<DeliveryRuns.Run> made(List<Brought> brought, Map<String, Held> held) {
        Map<Integer, List<Brought>> byRun = new TreeMap<>();
        brought.forEach(one -> one.run().ifPresent(run -> byRun.computeIfAbsent(run, number -> new ArrayList<>())
                .add(one)));
        List<DeliveryRuns.Run> runs = new ArrayList<>();
        byRun.forEach((number, some) -> runs.add(new DeliveryRuns.Run(
                some.get(0).on(),
                number,
                Planning.district(some.get(0).region()),
                some.stream().map(one -> stop(one, held)).toList())));
        return runs;
    }

    private static DeliveryRuns.Stop stop(Brought one, Map<String, Held> held) {
        return new DeliveryRuns.Stop(
                one.school(),
                Planning.district(one.region()),
                one.load().boxes(),
                Optional.ofNullable(held.get(one.school()))
                        .map(back -> back.load().boxes())
                        .orElse(0));
    }

    private static boolean isToBePlanned(Handle db, Quarter quarter) {
        return db.createQuery("""
                        select exists (select 1 from rotation_places where quarter = :quarter)
                           and not exists (select 1 from batches where quarter = :quarter and state <> 'cancelled')
                        """)
                .bind("quarter", quarter.toString())
                .mapTo(Boolean.class)
                .one();
    }

    private static int lastRun(Handle db, Quarter quarter) {
        return db.createQuery(
                        "select coalesce(max(run), 0) from batches where quarter = :quarter and state <> 'cancelled'")
                .bind("quarter", quarter.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** Where a school has books and gets none, once for each batch it has: looked for among what is out, by the school's batch of the quarter. */
    private static List<String> districts(Handle db, Quarter quarter, int most) {
        return db.createQuery("""
                        select district_of(rotation_agreements.region)
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         where batches.quarter < :quarter
                           and batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                           and not exists (select 1 from batches as now
                                            where now.school = batches.school and now.quarter = :quarter
                                              and now.state <> 'cancelled')
                           and exists (select 1 from batch_items
                                        where batch_items.batch = batches.id and batch_items.state = 'sent')
                           and not exists (select 1 from batches as now
                                            where now.school in (select names_of(current_partner(batches.school)))
                                              and now.quarter = :quarter and now.state <> 'cancelled')
                         limit :most
                        """)
                .bind("quarter", quarter.toString())
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    private static List<Brought> brought(Handle db, Quarter quarter, List<String> districts) {
        return db.createQuery("""
                        select current_partner(batches.school) as school, coalesce(partners.name, rotation_agreements.name) as name,
                               rotation_agreements.region, batches.deliver_on, batches.run, lines.boxes, lines.books
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join known_partners as partners on partners.id = current_partner(batches.school)
                         cross join lateral (
                               select count(*) as books, count(distinct box) as boxes
                                 from batch_items
                                where batch_items.batch = batches.id and batch_items.state <> 'dropped') as lines
                         where batches.quarter = :quarter and batches.state <> 'cancelled'
                           and (:anywhere or district_of(rotation_agreements.region) = any(:districts))
                         order by school
                        """)
                .bind("quarter", quarter.toString())
                .bind("anywhere", districts.isEmpty())
                .bindArray("districts", String.class, districts)
                .map((row, context) -> new Brought(
                        row.getString("school"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getObject("deliver_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("run", Integer.class)),
                        load(row, row.getInt("books"))))
                .list();
    }

    /** What is still at schools of the quarters before, by school. */
    private static Map<String, Held> held(Handle db, Quarter quarter, List<String> districts) {
        Map<String, Held> held = new LinkedHashMap<>();
        db.createQuery("""
                        select current_partner(batches.school) as school,
                               max(coalesce(partners.name, rotation_agreements.name)) as name,
                               max(rotation_agreements.region) as region, max(batches.due_on) as due_on,
                               sum(lines.books) as books, sum(lines.all_books) as all_books, sum(lines.boxes) as boxes
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join known_partners as partners on partners.id = current_partner(batches.school)
                         cross join lateral (
                               select count(*) filter (where batch_items.state = 'sent') as books, count(*) as all_books,
                                      count(distinct box) filter (where batch_items.state = 'sent') as boxes
                                 from batch_items
                                where batch_items.batch = batches.id and batch_items.state <> 'dropped') as lines
                         where batches.quarter < :quarter and lines.books > 0
                           and batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                           and (:anywhere or district_of(rotation_agreements.region) = any(:districts))
                         group by current_partner(batches.school)
                         order by school
                        """)
                .bind("quarter", quarter.toString())
                .bind("anywhere", districts.isEmpty())
                .bindArray("districts", String.class, districts)
                .map((row, context) -> held.put(
                        row.getString("school"),
                        new Held(
                                row.getString("school"),
                                row.getString("name"),
                                row.getString("region"),
                                row.getObject("due_on", LocalDate.class),
                                load(row, row.getInt("all_books")))))
                .list();
        return held;
    }

    private static Load load(ResultSet row, int of) throws SQLException {
        return new Load(row.getInt("boxes"), row.getInt("books"), of);
    }
}
