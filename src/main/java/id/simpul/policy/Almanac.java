package id.simpul.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All calendars as they stood at one version: which days are marked, where, and why. */
public final class Almanac {
    private final int version;
    private final List<Calendar> calendars;

    /**
     * @param calendars those imported up to the version; of those that cover the same day under one name the last counts
     */
    Almanac(int version, List<Calendar> calendars) {
        this.version = version;
        this.calendars = calendars.stream()
                .sorted(Comparator.comparingInt(Calendar::version))
                .toList();
    }

    public int version() {
        return version;
    }

    /** The working days of schools in a region: its national holidays and school breaks together. */
    public OpenDays schoolDays(Policy policy, String regionCode) {
        return new OpenDays(
                policy.rotation().schoolWeek(),
                marked(regionCode, policy.rotation().closedOn()));
    }

    /** The days on which the library is open for something that is offered on these days of the week. */
    public OpenDays libraryDays(Policy policy, Set<DayOfWeek> week) {
        Policy.Library library = policy.library();
        return new OpenDays(week, marked(library.region(), library.closedOn()));
    }

    /** The days marked in a region for one of these reasons. */
    public Set<LocalDate> marked(String regionCode, Set<DayKind> kinds) {
        Set<LocalDate> days = new HashSet<>();
        calendars.stream()
                .filter(calendar -> calendar.countsIn(regionCode))
                .forEach(calendar -> calendar.entries().stream()
                        .filter(entry -> kinds.contains(entry.kind()))
                        .flatMap(entry -> days(entry))
                        .filter(day -> isLatestWord(calendar, day, regionCode))
                        .forEach(days::add));
        return days;
    }

    /** Why a day is marked in a region: what the calendars call it, in the order of their import. */
    public List<Calendar.Entry> entriesOn(LocalDate day, String regionCode) {
        return calendars.stream()
                .filter(calendar -> calendar.countsIn(regionCode) && isLatestWord(calendar, day, regionCode))
                .flatMap(calendar -> calendar.entries().stream())
                .filter(entry -> !day.isBefore(entry.from()) && !day.isAfter(entry.to()))
                .toList();
    }

    /** Whether any calendar of a region knows this day: beyond it, only weekends are closed. */
    public boolean covers(LocalDate day, String regionCode) {
        return calendars.stream().anyMatch(calendar -> calendar.countsIn(regionCode) && calendar.covers(day));
    }

    /**
     * The last day that is known in a region for all of these reasons; nothing if there is no calendar for one that matters: what is
     * beyond is planned as if nothing closed the schools but weekends.
     */
    public Optional<LocalDate> knownUntil(String regionCode, Set<DayKind> kinds) {
        Optional<LocalDate> until = Optional.empty();
        for (DayKind kind : kinds) {
            Optional<LocalDate> last = calendars.stream()
                    .filter(calendar -> calendar.countsIn(regionCode) && calendar.has(kind))
                    .map(Calendar::to)
                    .max(LocalDate::compareTo);
            // Collective leave is not decreed every year.
            if (last.isEmpty() && kind != DayKind.LEAVE) {
                return Optional.empty();
            }
            until = Stream.of(until, last.filter(day -> kind != DayKind.LEAVE))
                    .flatMap(Optional::stream)
                    .min(LocalDate::compareTo);
        }
        return until;
    }

    /** Whether a day in a region stands in no other calendar than one that is a sample. */
    public boolean isSampled(LocalDate day, String regionCode) {
        List<Calendar> known = calendars.stream()
                .filter(calendar -> calendar.countsIn(regionCode)
                        && calendar.covers(day)
                        && isLatestWord(calendar, day, regionCode))
                .toList();
        return known.stream()
                .anyMatch(calendar -> calendar.isSample()
                        && known.stream()
                                .noneMatch(other ->
                                        !other.isSample() && other.name().equals(calendar.name())));
    }

    /** A later version takes the place of an earlier one where it counts itself: another region's leaves it alone. */
    private boolean isLatestWord(Calendar calendar, LocalDate day, String regionCode) {
        return calendars.stream()
                .noneMatch(other -> other.version() > calendar.version()
                        && other.name().equals(calendar.name())
                        && other.countsIn(regionCode)
                        && other.covers(day));
    }

    private static Stream<LocalDate> days(Calendar.Entry entry) {
        return entry.from().datesUntil(entry.to().plusDays(1));
    }
}
