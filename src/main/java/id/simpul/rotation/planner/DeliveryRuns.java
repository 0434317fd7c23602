package id.simpul.rotation.planner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Groups the exchanges of a quarter into delivery runs. A run is one trip of one vehicle within a district: it delivers the new boxes
 * and collects the old ones at the same door. Whoever has most boxes is put first into the fullest run that still has room for them
 * (best fit decreasing: never more than about 11 runs where 9 would do); runs then fill the given days, one district after another.
 */
public final class DeliveryRuns {
    private DeliveryRuns() {}

    /** A school's exchange: the boxes brought and the boxes fetched, in whatever order the vehicle must have room for either. */
    public record Stop(String school, String district, int deliver, int collect) {
        public Stop {
            if (deliver < 0 || collect < 0) {
                throw new IllegalArgumentException("School " + school + " cannot exchange fewer than no boxes: "
                        + deliver + " to deliver, " + collect + " to collect");
            }
        }

        /** Room it needs: boxes fetched take the place of boxes brought. */
        int boxes() {
            return Math.max(deliver, collect);
        }
    }

    /** One trip on a day, numbered through the quarter: the boxes on board never exceed the vehicle's capacity. */
    public record Run(LocalDate day, int number, String district, List<Stop> stops) {
        public int boxes() {
            return load(stops);
        }
    }

    /**
     * What can be carried.
     *
     * @param boxes how many the vehicle takes
     * @param visits how many schools one run can visit
     * @param runsADay how many runs are made on one day
     */
    public record Fleet(int boxes, int visits, int runsADay) {}

    /**
     * Runs that are planned already.
     *
     * @param last the number of the last of them; 0 if there are none
     * @param onDay how many there are on a day
     */
    public record Made(int last, Map<LocalDate, Integer> onDay) {
        public static final Made NONE = new Made(0, Map.of());

        public Made {
            onDay = Map.copyOf(onDay);
        }

        /** With some more. */
        public Made and(List<Run> more) {
            Map<LocalDate, Integer> all = new HashMap<>(onDay);
            more.forEach(run -> all.merge(run.day(), 1, Integer::sum));
            return new Made(more.stream().mapToInt(Run::number).max().orElse(last), all);
        }
    }

    /**
     * As many days as are needed of those given; if they are too few, more runs a day than usual.
     *
     * @param made runs of the quarter that are planned already: these come after them
     * @param days the working school days to choose from, in the order they are to be used
     */
    public static List<Run> within(List<Stop> stops, Fleet fleet, Made made, List<LocalDate> days) {
        int largest = stops.stream().mapToInt(Stop::boxes).max().orElse(0);
        List<List<Stop>> trips = trips(stops, Math.max(fleet.boxes(), largest), fleet.visits());
        int all = trips.size()
                + days.stream()
                        .mapToInt(day -> made.onDay().getOrDefault(day, 0))
                        .sum();
        int needed = (all + days.size() - 1) / days.size();
        return runs(trips, Math.max(fleet.runsADay(), needed), made, days);
    }

    /**
     * @param capacity boxes a vehicle carries
     * @param runsADay runs that can be made on one day
     * @param days the working school days to choose from, in the order they are to be used
     * @throws IllegalArgumentException if a school's boxes exceed a vehicle, or the days do not suffice
     */
    public static List<Run> plan(List<Stop> stops, int capacity, int runsADay, List<LocalDate> days) {
        List<List<Stop>> trips = trips(stops, capacity, Integer.MAX_VALUE);
        if (trips.size() > (long) runsADay * days.size()) {
            throw new IllegalArgumentException(trips.size() + " delivery runs are needed, but " + days.size()
                    + " school days with " + runsADay + " runs a day allow for only " + (long) runsADay * days.size()
                    + ": give more days, more runs a day or a larger vehicle");
        }
        return runs(trips, runsADay, Made.NONE, days);
    }

    /** With one more stop on a day: with the fullest run of its district that still has room for it, or else with one of its own. */
    public static List<Run> with(List<Run> runs, Stop stop, LocalDate day, Fleet fleet) {
        return with(runs, 0, stop, day, fleet);
    }

    /**
     * The same, where these are not all runs there are.
     *
     * @param made the last number that any run has
     */
    public static List<Run> with(List<Run> runs, int made, Stop stop, LocalDate day, Fleet fleet) {
        List<Run> all = new ArrayList<>(runs);
        Optional<Run> joined = runs.stream()
                .filter(run -> run.day().equals(day) && run.district().equals(stop.district()))
                .filter(run -> run.stops().size() < fleet.visits() && run.boxes() + stop.boxes() <= fleet.boxes())
                .max(Comparator.comparingInt(Run::boxes));
        if (joined.isPresent()) {
            Run run = joined.get();
            List<Stop> stops = new ArrayList<>(run.stops());
            stops.add(stop);
            stops.sort(Comparator.comparing(Stop::school));
            all.set(all.indexOf(run), new Run(run.day(), run.number(), run.district(), List.copyOf(stops)));
        } else {
            int last = Math.max(made, runs.stream().mapToInt(Run::number).max().orElse(0));
            all.add(new Run(day, last + 1, stop.district(), List.of(stop)));
        }
        return List.copyOf(all);
    }

    private static List<Run> runs(List<List<Stop>> trips, int runsADay, Made made, List<LocalDate> days) {
        Map<LocalDate, Integer> taken = new HashMap<>(made.onDay());
        Iterator<LocalDate> free = days.iterator();
        LocalDate day = free.next();
        List<Run> runs = new ArrayList<>();
        for (List<Stop> trip : trips) {
            while (taken.getOrDefault(day, 0) >= runsADay) {
                day = free.next();
            }
            taken.merge(day, 1, Integer::sum);
            trip.sort(Comparator.comparing(Stop::school));
            String district = trip.get(0).district();
            runs.add(new Run(day, made.last() + runs.size() + 1, district, List.copyOf(trip)));
        }
        return List.copyOf(runs);
    }

    private static Map<String, List<Stop>> byDistrict(List<Stop> stops) {
        Map<String, List<Stop>> byDistrict = new TreeMap<>();
        stops.forEach(stop -> byDistrict
                .computeIfAbsent(stop.district(), d -> new ArrayList<>())
                .add(stop));
        return byDistrict;
    }

    private static List<List<Stop>> trips(List<Stop> stops, int capacity, int visits) {
        List<List<Stop>> trips = new ArrayList<>();
        byDistrict(stops).values().forEach(district -> trips.addAll(tripsWithin(district, capacity, visits)));
        return trips;
    }

    private static List<List<Stop>> tripsWithin(List<Stop> district, int capacity, int visits) {
        district.sort(Comparator.comparingInt(Stop::boxes).reversed().thenComparing(Stop::school));
        List<List<Stop>> trips = new ArrayList<>();
        for (Stop stop : district) {
            if (stop.boxes() > capacity) {
                throw new IllegalArgumentException("School " + stop.school() + " has " + stop.boxes()
                        + " boxes, but a vehicle carries " + capacity + ": use a larger vehicle or smaller boxes");
            }
            fullestWithRoom(trips, stop, capacity, visits).add(stop);
        }
        return trips;
    }

    private static List<Stop> fullestWithRoom(List<List<Stop>> trips, Stop stop, int capacity, int visits) {
        return trips.stream()
                .filter(trip -> trip.size() < visits && load(trip) + stop.boxes() <= capacity)
                .max(Comparator.comparingInt(DeliveryRuns::load))
                .orElseGet(() -> {
                    trips.add(new ArrayList<>());
                    return trips.get(trips.size() - 1);
                });
    }

    private static int load(List<Stop> stops) {
        return stops.stream().mapToInt(Stop::boxes).sum();
    }
}
