package id.simpul.booking;

import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What is free instead: the days or periods nearest to the one that is not, before and after it, nearest first, of two equally
 * near the later first. The next one after it is always among them (R27). Nothing is offered for today, and no period that
 * overlaps another that is offered.
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
        List<Period> found = new ArrayList<>();
        for (int days = 0; days <= searched(wish, limits) && found.size() < limits.alternatives(); days++) {
            offer(middle.plusDays(days), found);
            if (days > 0) {
                offer(middle.minusDays(days), found);
            }
        }
        boolean onlyBefore = found.size() == limits.alternatives()
                && found.stream().allMatch(period -> period.from().isBefore(middle));
        if (onlyBefore) {
            Period last = found.remove(found.size() - 1);
            found.add(nextAfter(middle, found).orElse(last));
        }
        return found;
    }

    private void offer(LocalDate day, List<Period> found) {
        if (found.size() < limits.alternatives()) {
            free(day)
                    .filter(period -> found.stream().noneMatch(period::overlaps))
                    .ifPresent(found::add);
        }
    }

    private Optional<Period> nextAfter(LocalDate middle, List<Period> found) {
        return LongStream.rangeClosed(1, searched(wish, limits))
                .mapToObj(middle::plusDays)
                .flatMap(day -> free(day).stream())
                .filter(period -> found.stream().noneMatch(period::overlaps))
                .findFirst();
    }

    /** How many days ahead and back are looked at: so many that periods as long as this one fit between. */
    static long searched(BookingWish wish, Policy.Bookings limits) {
        return wish.resource().isForPeriods()
                ? limits.searchDays()
                        + Math.min(wish.period().length(), limits.farthestDays()) * (limits.alternatives() - 1L)
                : limits.searchDays();
    }

    /** The day around which is searched: the one asked for, or the nearest to it that can be booked at all. */
    private LocalDate middle() {
        LocalDate asked = wish.period().from();
        if (!asked.isAfter(rules.earliest())) {
            return rules.earliest().plusDays(1);
        }
        return asked.isAfter(rules.latest()) ? rules.latest() : asked;
    }

    private Optional<Period> free(LocalDate day) {
        Period period = wish.period().beginning(day);
        boolean isPossible = day.isAfter(rules.earliest()) && !day.isAfter(rules.latest()) && rules.isOpen(day);
        return isPossible && rules.hasRoom(period) ? Optional.of(period) : Optional.empty();
    }
}
