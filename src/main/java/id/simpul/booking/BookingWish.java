package id.simpul.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Ids;
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
        ObjectNode data = request.data();
        return switch (request.type()) {
            case VISIT_BOOK -> of(request, Resource.VISIT, "purpose", Optional.empty());
            case SERVICE_REQUEST ->
                of(
                        request,
                        Resource.ofWire(data.path("service").asText()),
                        "service",
                        Optional.ofNullable(data.path("topic").textValue())
                                .map(topic -> Json.object().put("topic", topic)));
            case INTERNSHIP_APPLY -> {
                ObjectNode details = Json.object();
                details.set("students", data.path("students"));
                details.set("supervisor", data.path("supervisor"));
                yield of(request, Resource.INTERNSHIP, "programme", Optional.of(details));
            }
            default -> throw new IllegalArgumentException("Not a new booking: " + request.type());
        };
    }

    private static BookingWish of(Request request, Resource resource, String subject, Optional<ObjectNode> details) {
        ObjectNode data = request.data();
        boolean period = resource.isForPeriods();
        Booking booking = new Booking(
                Ids.of("bkg", request.partner(), request.id()),
                request.partner(),
                request.type(),
                resource,
                data.path(subject).asText(),
                new Period(day(data.path(period ? "from" : "on")), day(data.path(period ? "to" : "on"))),
                period ? data.path("students").size() : data.path("people").asInt(),
                Booking.State.BOOKED,
                Optional.empty(),
                details);
        return new BookingWish(booking, Optional.empty());
    }

    /** What a change of a booking asks for; what it does not name stays as it is. */
    static BookingWish change(Booking booking, ObjectNode data) {
        boolean period = booking.resource().isForPeriods();
        LocalDate from =
                dayOr(data.path(period ? "from" : "on"), booking.period().from());
        LocalDate to = dayOr(data.path(period ? "to" : "on"), booking.period().to());
        return new BookingWish(booking.moved(new Period(from, to), booking.remindOn()), Optional.of(booking));
    }

    private static LocalDate dayOr(JsonNode value, LocalDate otherwise) {
        return value.isTextual() ? day(value) : otherwise;
    }

    private static LocalDate day(JsonNode value) {
        return LocalDate.parse(value.asText());
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
