package id.simpul.booking;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.policy.OpenDays;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is booked on which day, and the bookings that are to be changed. */
final class BookingFacts implements Desk.Facts {
    private final LocalDate present;
    private final BiFunction<Resource, Policy, OpenDays> opening;
    private final Map<String, Booking> bookings = new HashMap<>();
    private final Map<Slot, Load> loads;

    /** A day of a resource. */
    record Slot(Resource resource, LocalDate day) {}

    /**
     * @param present the day on which it is decided; nothing is booked for one before it
     * @param opening the days on which a resource is open by a policy
     * @param loads what is booked, day by day
     */
    BookingFacts(
            LocalDate present,
            BiFunction<Resource, Policy, OpenDays> opening,
            Collection<Booking> bookings,
            Map<Slot, Load> loads) {
        this.present = present;
        this.opening = opening;
        bookings.forEach(booking -> this.bookings.put(booking.id(), booking));
        this.loads = new HashMap<>(loads);
    }

    /** The first day that can still be booked by a request of some day: not one that is over by now. */
    LocalDate earliest(LocalDate today) {
        return today.isAfter(present) ? today : present;
    }

    OpenDays days(Resource resource, Policy policy) {
        return opening.apply(resource, policy);
    }

    Optional<Booking> booking(String id) {
        return Optional.ofNullable(bookings.get(id));
    }

    /** Whether there is room on every day of a period that is not over. */
    boolean hasRoom(BookingWish wish, Period period, Capacity capacity, LocalDate earliest) {
        return period.days()
                .filter(day -> !day.isBefore(earliest))
                .allMatch(day ->
                        capacity.holds(others(wish, day).plus(wish.booking().load())));
    }

    private Load others(BookingWish wish, LocalDate day) {
        Load all = loads.getOrDefault(new Slot(wish.resource(), day), Load.NONE);
        return wish.instead()
                .filter(before -> before.period().contains(day))
                .map(before -> all.minus(before.load()))
                .orElse(all);
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof BookingChanged changed) {
            changed.before().ifPresent(before -> occupy(before, Load.NONE.minus(before.load())));
            if (changed.after().state() == Booking.State.BOOKED) {
                occupy(changed.after(), changed.after().load());
            }
            bookings.computeIfPresent(changed.after().id(), (id, before) -> changed.after());
        }
    }

    private void occupy(Booking booking, Load load) {
        booking.period().days().forEach(day -> loads.merge(new Slot(booking.resource(), day), load, Load::plus));
    }
}
