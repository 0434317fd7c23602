package id.simpul.console.rules;

import id.simpul.policy.Almanac;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which days of the exchanges to come a changed policy puts on others: the exchange, its plan, its announcement, and when its batch is due back. */
public final class PolicyMoves {
    private static final int QUARTERS = 5;

    private final NavigableMap<LocalDate, Policy> versions = new TreeMap<>();
    private final Almanac almanac;
    private final Map<Dated, RotationDates> known = new HashMap<>();

    private record Dated(LocalDate version, String region) {}

    private PolicyMoves(List<Policy> versions, Almanac almanac) {
        versions.forEach(version -> this.versions.put(version.effective(), version));
        this.almanac = almanac;
    }

    /**
     * The days of one exchange.
     *
     * @param due when its batch is to be back: the day of the next exchange
     */
    public record Days(LocalDate exchange, LocalDate plan, LocalDate announce, LocalDate due) {}

    /** What moves of one exchange, in regions where it moves alike. */
    public record Moved(Quarter quarter, List<String> regions, Days from, Days to) {}

    /** What moves of one exchange, in whatever region. */
    private record Move(Quarter quarter, Days from, Days to) {}

    /**
     * Of those that are not announced yet: what is announced stays.
     *
     * @param schools the regions of schools that take part; the library's own are looked at as well
     */
    public static List<Moved> of(
            List<Policy> now, List<Policy> next, Almanac almanac, List<String> schools, LocalDate today) {
        PolicyMoves before = new PolicyMoves(now, almanac);
        PolicyMoves after = new PolicyMoves(next, almanac);
        Set<String> regions = new TreeSet<>(before.asOf(today).library().regions());
        regions.addAll(schools);
        Map<Move, List<String>> alike = new LinkedHashMap<>();
        for (String region : regions) {
            for (Quarter quarter : Quarter.of(today).series(QUARTERS)) {
                Days from = before.days(region, quarter);
                Days to = after.days(region, quarter);
                if (from.announce().isAfter(today) && !from.equals(to)) {
                    alike.computeIfAbsent(new Move(quarter, from, to), move -> new ArrayList<>())
                            .add(region);
                }
            }
        }
        return alike.entrySet().stream()
                .map(one -> new Moved(
                        one.getKey().quarter(),
                        one.getValue(),
                        one.getKey().from(),
                        one.getKey().to()))
                .sorted(Comparator.comparing(Moved::quarter))
                .toList();
    }

    /** By the policy of the day of its announcement: until then an exchange moves with the policy. */
    private Days days(String region, Quarter quarter) {
        RotationDates roughly = dates(asOf(quarter.firstDay()), region);
        RotationDates dates = dates(asOf(roughly.announceOn(quarter)), region);
        return new Days(
                dates.exchangeOn(quarter),
                dates.planOn(quarter),
                dates.announceOn(quarter),
                dates.exchangeOn(quarter.next()));
    }

    private RotationDates dates(Policy policy, String region) {
        return known.computeIfAbsent(
                new Dated(policy.effective(), region),
                key -> new RotationDates(policy.rotation(), almanac.schoolDays(policy, region)));
    }

    private Policy asOf(LocalDate day) {
        Map.Entry<LocalDate, Policy> entry = versions.floorEntry(day);
        return (entry == null ? versions.firstEntry() : entry).getValue();
    }
}
