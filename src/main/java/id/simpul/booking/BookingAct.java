package id.simpul.booking;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is to become of a booking, whether its partner or staff say so.
 *
 * @param cancels whether it is given up; then days that are named beside it change nothing
 */
record BookingAct(
        String booking, boolean cancels, Optional<LocalDate> on, Optional<LocalDate> from, Optional<LocalDate> to) {
    private static final Set<RequestType> TYPES =
            EnumSet.of(RequestType.BOOKING_CHANGE, RequestType.BOOKING_CANCEL, RequestType.STAFF_BOOKING);

    static boolean isOne(Request request) {
        return TYPES.contains(request.type());
    }

    static BookingAct of(Request request) {
        return switch (request.type()) {
            case BOOKING_CANCEL -> cancel(request.as(BookingCancel.class));
            case BOOKING_CHANGE -> change(request.as(BookingChange.class));
            case STAFF_BOOKING -> staff(request.as(StaffBooking.class));
            default -> throw new IllegalArgumentException("Not about a booking there is: " + request.type());
        };
    }

    private static BookingAct cancel(BookingCancel asked) {
        return new BookingAct(asked.booking(), true, asked.on(), asked.from(), asked.to());
    }

    private static BookingAct change(BookingChange asked) {
        return new BookingAct(asked.booking(), false, asked.on(), asked.from(), asked.to());
    }

    private static BookingAct staff(StaffBooking asked) {
        return new BookingAct(asked.booking(), asked.act().equals("cancel"), asked.on(), asked.from(), asked.to());
    }

    /** Whether it names days of a period for what is on one day. */
    boolean namesPeriod() {
        return on.isEmpty() && (from.isPresent() || to.isPresent());
    }

    /** Whether it names one day for what lasts some. */
    boolean namesDay() {
        return on.isPresent() && from.isEmpty() && to.isEmpty();
    }
}
