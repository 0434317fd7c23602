package id.simpul.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The days on which a school works or the library takes bookings.
 *
 * @param week the days of the week that count at all
 * @param closed the days that do not, whatever day of the week they are
 */
public record OpenDays(Set<DayOfWeek> week, Set<LocalDate> closed) {
    /** Beyond it a calendar is taken to be mistaken rather than searched for ever. */
    private static final int SEARCH_DAYS = 400;

    public OpenDays {
        week = Set.copyOf(week);
        closed = Set.copyOf(closed);
    }

    public boolean isOpen(LocalDate date) {
        return week.contains(date.getDayOfWeek()) && !closed.contains(date);
    }

    /**
     * The date itself if open, else the next open one.
     *
     * @throws IllegalStateException if there is none in 400 days
     */
    public LocalDate onOrAfter(LocalDate date) {
        return firstOpen(Stream.iterate(date, day -> day.plusDays(1)), SEARCH_DAYS)
                .orElseThrow(() -> none(date, "after"));
    }

    /**
     * The date itself if open, else the last open one before it.
     *
     * @throws IllegalStateException if there is none in 400 days
     */
    public LocalDate onOrBefore(LocalDate date) {
        return onOrBefore(date, SEARCH_DAYS).orElseThrow(() -> none(date, "before"));
    }

    /** The first open day among so many from the date on, the date included. */
    public Optional<LocalDate> onOrAfter(LocalDate date, int days) {
        return firstOpen(Stream.iterate(date, day -> day.plusDays(1)), days);
    }

    /** The last open day among so many back from the date, the date included. */
    public Optional<LocalDate> onOrBefore(LocalDate date, int days) {
        return firstOpen(Stream.iterate(date, day -> day.minusDays(1)), days);
    }

    /** The open days from the first to the last date, both included, in order. */
    public Stream<LocalDate> between(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? Stream.empty()
                : first.datesUntil(last.plusDays(1)).filter(this::isOpen);
    }

    private Optional<LocalDate> firstOpen(Stream<LocalDate> days, int limit) {
        return days.limit(limit).filter(this::isOpen).findFirst();
    }

    private static IllegalStateException none(LocalDate date, String side) {
        return new IllegalStateException("The calendar has no open day in the " + SEARCH_DAYS + " days " + side + " "
                + date + "; import a corrected calendar");
    }
}
