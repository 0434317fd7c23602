package id.simpul.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a request wants to have booked.
 *
 * @param booking as it would be
 * @param instead the booking whose place it takes, if it is a change
 */
record BookingWish(Booking booking, Optional<Booking> instead) {

    /** What a new booking asks for. */
    static BookingWish of(Request request) {
        return switch (request.type()) {
            case VISIT_BOOK -> visit(request, request.as(VisitBook.class));
            case SERVICE_REQUEST -> service(request, request.as(ServiceRequest.class));
            case INTERNSHIP_APPLY -> internship(request, request.as(InternshipApply.class));
            default -> throw new IllegalArgumentException("Not a new booking: " + request.type());
        };
    }

    private static BookingWish visit(Request request, VisitBook asked) {
        Period day = Period.of(asked.on());
        return of(request, Resource.VISIT, asked.purpose(), day, asked.people(), Optional.empty());
    }

    private static BookingWish service(Request request, ServiceRequest asked) {
        Optional<ObjectNode> details = asked.topic().map(topic -> Json.object().put("topic", topic));
        Period day = Period.of(asked.on());
        return of(request, Resource.ofWire(asked.service()), asked.service(), day, asked.people(), details);
    }

    private static BookingWish internship(Request request, InternshipApply asked) {
        ObjectNode details = Json.tree(new InternshipApply.Details(asked.students(), asked.supervisor()));
        Period period = new Period(asked.from(), asked.to());
        int people = asked.students().size();
        return of(request, Resource.INTERNSHIP, asked.programme(), period, people, Optional.of(details));
    }

    private static BookingWish of(
            Request request,
            Resource resource,
            String subject,
            Period period,
            int people,
            Optional<ObjectNode> details) {
        Booking booking = new Booking(
                request.makes("bkg"),
                request.partner(),
                request.type(),
                resource,
                subject,
                period,
                people,
                Booking.State.BOOKED,
                Optional.empty(),
                details);
        return new BookingWish(booking, Optional.empty());
    }

    /** What a change of a booking asks for; what it does not name stays as it is. */
    static BookingWish change(Booking booking, BookingAct asked) {
        boolean period = booking.resource().isForPeriods();
        LocalDate from =
                (period ? asked.from() : asked.on()).orElse(booking.period().from());
        LocalDate to =
                (period ? asked.to() : asked.on()).orElse(booking.period().to());
        return new BookingWish(booking.moved(new Period(from, to), booking.remindOn()), Optional.of(booking));
    }

    /** The same once more, in the place of the first. */
    static BookingWish again(Booking booking) {
        return new BookingWish(booking, Optional.of(booking));
    }

    Resource resource() {
        return booking.resource();
    }

    Period period() {
        return booking.period();
    }

    /** Whether it asks for the same days as before. */
    boolean isSame() {
        return instead.filter(before -> before.period().equals(period())).isPresent();
    }

    /** Whether it begins where it began before: then that it began already does not matter. */
    boolean keepsBeginning() {
        return instead.filter(before -> before.period().from().equals(period().from()))
                .isPresent();
    }

    /** Where in the request the days are named. */
    String pointer() {
        return resource().isForPeriods() ? "/data/from" : "/data/on";
    }
}
