package id.simpul.booking;

import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is free instead: the days or periods nearest to the one that is not, before and after it, nearest first, of two equally
 * near the later first. The next one after it is always among them (R27).
 */
final class Alternatives {
    private final BookingWish wish;
    private final BookingRules rules;
    private final Policy.Bookings limits;

    Alternatives(BookingWish wish, BookingRules rules, Policy policy) {
        this.wish = wish;
        this.rules = rules;
        this.limits = policy.bookings();
    }

    NoRoom outcome() {
        return new NoRoom(nearest().stream()
                .map(period -> Days.of(period, wish.resource()))
                .toList());
    }

    List<Period> nearest() {
        LocalDate middle = middle();
        List<Period> found = new ArrayList<>(IntStream.rangeClosed(0, limits.searchDays())
                .boxed()
                .flatMap(days ->
                        days == 0 ? Stream.of(middle) : Stream.of(middle.plusDays(days), middle.minusDays(days)))
                .flatMap(day -> free(day).stream())
                .limit(limits.alternatives())
                .toList());
        boolean onlyBefore = found.size() == limits.alternatives()
                && found.stream().allMatch(period -> period.from().isBefore(middle));
        if (onlyBefore) {
            IntStream.rangeClosed(1, limits.searchDays())
                    .mapToObj(middle::plusDays)
                    .flatMap(day -> free(day).stream())
                    .findFirst()
                    .ifPresent(next -> found.set(found.size() - 1, next));
        }
        return found;
    }

    /** The day around which is searched: the one asked for, or the nearest to it that can be booked at all. */
    private LocalDate middle() {
        LocalDate asked = wish.period().from();
        if (asked.isBefore(rules.earliest())) {
            return rules.earliest();
        }
        return asked.isAfter(rules.latest()) ? rules.latest() : asked;
    }

    private Optional<Period> free(LocalDate day) {
        Period period = wish.period().beginning(day);
        boolean isPossible = !day.isBefore(rules.earliest()) && !day.isAfter(rules.latest()) && rules.isOpen(day);
        return isPossible && rules.hasRoom(period) ? Optional.of(period) : Optional.empty();
    }
}
