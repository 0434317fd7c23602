package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.DeliveryRuns;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Title;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What a quarter is planned from: who is to get a batch, what is there or due back by then, what each school has had.
 *
 * @param holders the schools that take part, those of later quarters included: the plan has the whole term in view
 * @param copies the items that can be packed, by title: those on the shelf first, then those that are due back early enough
 * @param names the titles as they are written
 * @param had the titles each school has had, by their places in the list of titles
 * @param collected the boxes each school gives back on the same visit
 * @param byHand what staff chose
 * @param made trips of the vehicle planned already for this exchange
 * @param visits when this exchange is carried out, by the regions of the schools that are to get a batch
 */
record PlanBasis(
        Quarter quarter,
        List<Holder> holders,
        List<Title> titles,
        Map<String, List<String>> copies,
        Map<String, String> names,
        History had,
        Map<String, Integer> collected,
        DeliveryRuns.Made made,
        SortedMap<String, VisitDays> visits,
        ByHand byHand) {

    /** A school with its agreement, and where it lies. */
    record Holder(String agreement, String name, String region, Prospect.Seat seat) {
        Holder with(int places) {
            Prospect.Seat same = new Prospect.Seat(
                    seat.school(), seat.lower(), seat.upper(), seat.themes(), seat.quarters(), Optional.of(places));
            return new Holder(agreement, name, region, same);
        }
    }

    /**
     * What of the quarter is looked at.
     *
     * @param again as if its planned batches were not there
     */
    private record Look(Quarter quarter, boolean again) {
        /** The quarter whose planned batches are not seen; none if they are. */
        String unseen() {
            return again ? quarter.toString() : "";
        }
    }

    static PlanBasis read(Handle db, Quarter quarter, Function<String, VisitDays> days, Policy policy) {
        return read(db, new Look(quarter, false), days, policy);
    }

    /** The same as if the planned batches of the quarter were not there: nothing is locked for it. */
    static PlanBasis again(Handle db, Quarter quarter, Function<String, VisitDays> days, Policy policy) {
        return read(db, new Look(quarter, true), days, policy);
    }

    private static PlanBasis read(Handle db, Look look, Function<String, VisitDays> days, Policy policy) {
        Quarter quarter = look.quarter();
        List<Holder> holders = (look.again() ? Seats.again(db, quarter) : Seats.from(db, quarter)).holders();
        SortedMap<String, VisitDays> visits = visits(holders, quarter, days, policy);
        // What is back for the first of several days is back for all.
        LocalDate on = visits.values().stream()
                .map(VisitDays::on)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate dueOn = visits.values().stream()
                .map(VisitDays::dueOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        LocalDate backBy = visits.values().stream()
                .map(VisitDays::backBy)
                .min(LocalDate::compareTo)
                .orElseThrow();
        Map<String, List<String>> copies = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        List<Title> titles = titles(db, new Stay(look, on, dueOn, backBy), policy, copies, names);
        Set<String> schools = new HashSet<>();
        holders.forEach(holder -> schools.add(holder.seat().school()));
        return new PlanBasis(
                quarter,
                holders,
                titles,
                copies,
                names,
                look.again()
                        ? History.again(db, schools, numbers(titles), quarter)
                        : History.read(db, schools, numbers(titles)),
                collected(db, dueOn),
                made(db, look),
                visits,
                ByHand.read(db, quarter));
    }

    /** The same for schools that get as many books as before, whatever was agreed meanwhile. */
    PlanBasis withPlaces(Map<String, Integer> places) {
        List<Holder> same = holders.stream()
                .map(holder -> Optional.ofNullable(places.get(holder.agreement()))
                        .map(holder::with)
                        .orElse(holder))
                .toList();
        return new PlanBasis(quarter, same, titles, copies, names, had, collected, made, visits, byHand);
    }

    /** The same with all copies of the titles, for a time when those that are out are back; by hand nothing is chosen. */
    PlanBasis inTimeToCome(Map<String, List<String>> all) {
        ByHand nothing = new ByHand(List.of(), Map.of());
        return new PlanBasis(quarter, holders, titles, all, names, had, collected, made, visits, nothing);
    }

    /** Without any school that is to get a batch those of the library's own region. */
    private static SortedMap<String, VisitDays> visits(
            List<Holder> holders, Quarter quarter, Function<String, VisitDays> days, Policy policy) {
        SortedMap<String, VisitDays> visits = new TreeMap<>();
        taking(holders, quarter).forEach(holder -> visits.computeIfAbsent(holder.region(), days));
        return visits.isEmpty()
                ? new TreeMap<>(Map.of(
                        policy.library().region(), days.apply(policy.library().region())))
                : visits;
    }

    private static Map<String, Integer> numbers(List<Title> titles) {
        Map<String, Integer> numbers = new HashMap<>();
        titles.forEach(title -> numbers.put(title.id(), numbers.size()));
        return numbers;
    }

    private static DeliveryRuns.Made made(Handle db, Look look) {
        Map<LocalDate, Integer> onDay = new HashMap<>();
        int last = db
                .createQuery("""
                        select deliver_on, count(distinct run) as runs, max(run) as last
                          from batches
                         where quarter = :quarter and run is not null and not (quarter = :unseen and state = 'planned')
                         group by deliver_on
                        """)
                .bind("quarter", look.quarter().toString())
                .bind("unseen", look.unseen())
                .map((row, context) -> {
                    onDay.put(row.getObject("deliver_on", LocalDate.class), row.getInt("runs"));
                    return row.getInt("last");
                })
                .stream()
                .max(Integer::compareTo)
                .orElse(0);
        return new DeliveryRuns.Made(last, onDay);
    }

    /** How many boxes each school gives back before a day. */
    static Map<String, Integer> collected(Handle db, LocalDate dueOn) {
        Map<String, Integer> boxes = new HashMap<>();
        db.createQuery("""
                        select current_partner(batches.school) as school, count(distinct batch_items.box) as boxes
                          from batches
                          join batch_items on batch_items.batch = batches.id and batch_items.state = 'sent'
                         where batches.due_on < :due
                           and batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                         group by batches.id
                        """)
                .bind("due", dueOn)
                .map((row, context) -> boxes.merge(row.getString("school"), row.getInt("boxes"), Integer::sum))
                .list();
        return boxes;
    }

    /** When a batch is at its school. */
    private record Stay(Look look, LocalDate on, LocalDate dueOn, LocalDate backBy) {}

    private static List<Title> titles(
            Handle db, Stay stay, Policy policy, Map<String, List<String>> copies, Map<String, String> names) {
        Set<String> popular = TitleLoans.popular(db, policy);
        return db.createQuery("""
                        with wanted_next as (
                            select barcode from rotation_choices
                             where kind = 'pin' and not any_copy and quarter = :next and ended_on is null),
                        promise as (
                            select batch_items.barcode, batch_items.batch
                              from batch_items
                             where batch_items.state = 'planned'
                               and batch_items.batch not in (
                                   select id from batches where quarter = :unseen and state = 'planned'))
                        select known.title, titles.title as name, known.lowest, known.highest, known.subject, known.later,
                               known.here, known.back
                          from (
                              select items.title, min(items.grades) as lowest, max(items.grades) as highest,
                                     min(items.subject) as subject,
                                     count(*) filter (where items.barcode not in (select items_kept_back(:dueOn))) as later,
                                     array_agg(items.barcode) filter (where items.loan is null and promise.batch is null
                                                                        and items.barcode not in (select items_kept_back(:on))
                                                                        and items.barcode not in (select barcode from wanted_next)) as here,
                                     array_agg(items.barcode) filter (where batches.due_on <= :backBy and promise.batch is null
                                                                        and items.barcode not in (select items_kept_back(:on))
                                                                        and items.barcode not in (select barcode from wanted_next)) as back
                                from items
                                left join batches on batches.id = items.loan
                                left join promise on promise.barcode = items.barcode
                               where items.lendable and not items.lost and items.collection = any(:collections)
                                 and items.condition = any(:conditions)
                               group by items.title) as known
                          join titles on titles.id = known.title
                        """)
                .bind("on", stay.on())
                .bind("dueOn", stay.dueOn())
                .bind("backBy", stay.backBy())
                .bind("unseen", stay.look().unseen())
                .bind("next", stay.look().quarter().next().toString())
                .bindArray("collections", String.class, policy.rotation().collections())
                .bindArray("conditions", String.class, policy.rotation().conditions())
                .setFetchSize(10_000)
                .map((row, context) -> {
                    String title = row.getString("title");
                    List<String> barcodes = new ArrayList<>(sorted(row, "here"));
                    barcodes.addAll(sorted(row, "back"));
                    copies.put(title, barcodes);
                    names.put(title, row.getString("name"));
                    return new Title(
                            title,
                            Level.ofGrades(row.getString("lowest"), row.getString("highest")),
                            Prospects.subject(Optional.ofNullable(row.getString("subject")), row.getString("name")),
                            barcodes.size(),
                            row.getInt("later"),
                            popular.contains(title));
                })
                .list();
    }

    /** In an order that is the same on every machine. */
    private static List<String> sorted(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((String[]) array.getArray()).sorted().toList();
    }

    /** Those that are to get a batch this quarter. */
    List<Holder> taking() {
        return taking(holders, quarter);
    }

    private static List<Holder> taking(List<Holder> holders, Quarter quarter) {
        List<Holder> taking = new ArrayList<>(holders);
        taking.removeIf(holder -> !holder.seat().quarters().contains(quarter));
        return taking;
    }
}
