package id.simpul.rotation.planning;

import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.planner.DeliveryRuns;
import id.simpul.rotation.planner.Shortfall;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plan of one quarter's exchange: every school's batch, item by item, and why places stay empty (R4 to R6).
 *
 * @param visits by region the day of the exchange; what the vehicle cannot bring that day comes on the next school days
 * @param runs the trips of the vehicle, each delivering the new boxes and collecting the old
 * @param notes what else is to be said of it: what was chosen by hand and cannot go, quarters that it counts with
 */
public record QuarterPlan(
        Quarter quarter,
        SortedMap<String, VisitDays> visits,
        List<Entry> entries,
        List<DeliveryRuns.Run> runs,
        List<Phrase> notes) {
    public QuarterPlan {
        notes = List.copyOf(notes);
        visits = Collections.unmodifiableSortedMap(new TreeMap<>(visits));
        entries = List.copyOf(entries);
        runs = List.copyOf(runs);
    }

    /** The day of the exchange; the first, if it is another in each region. */
    public LocalDate on() {
        return visits.values().stream()
                .map(VisitDays::on)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** One school's share; its region tells the day of its exchange. */
    public record Entry(String name, String region, int lowerPlaces, Batch batch, List<Shortfall> shortfalls) {
        public Entry {
            shortfalls = List.copyOf(shortfalls);
        }

        Entry broughtBy(DeliveryRuns.Run run) {
            return new Entry(name, region, lowerPlaces, batch.broughtBy(run.number(), run.day()), shortfalls);
        }

        public int boxes() {
            return QuarterPlan.boxes(batch);
        }

        public int filled() {
            return (int) batch.lines().values().stream()
                    .filter(line -> line.state() != LineState.DROPPED)
                    .count();
        }
    }

    /** The same with these to be said of it first. */
    QuarterPlan saying(List<Phrase> more) {
        return new QuarterPlan(
                quarter,
                visits,
                entries,
                runs,
                Stream.concat(more.stream(), notes.stream()).toList());
    }

    /** How many boxes hold what goes, or went. */
    static int boxes(Batch batch) {
        return (int) batch.lines().values().stream()
                .filter(line -> line.state() != LineState.DROPPED)
                .mapToInt(BatchLine::box)
                .distinct()
                .count();
    }

    /** A day of their visits, by the regions of these schools. */
    Map<String, LocalDate> days(List<Entry> some, Function<VisitDays, LocalDate> which) {
        Map<String, LocalDate> days = new TreeMap<>();
        some.forEach(entry -> days.put(entry.region(), which.apply(visits.get(entry.region()))));
        return days;
    }

    /** Whether these are still the days of its visits. */
    boolean isOn(Function<String, VisitDays> days) {
        return visits.entrySet().stream()
                .allMatch(visit -> days.apply(visit.getKey()).equals(visit.getValue()));
    }

    public int places() {
        return entries.stream().mapToInt(entry -> entry.batch().places()).sum();
    }

    public int filled() {
        return entries.stream().mapToInt(Entry::filled).sum();
    }
}
