package id.simpul.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A place taken for a day or a period.
 *
 * @param type the request that made it
 * @param subject the purpose of a visit, the service, or the programme of an internship
 * @param remindOn when its partner is to be reminded next
 * @param details who comes and what about, for the staff who receive them
 */
record Booking(
        String id,
        PartnerId partner,
        RequestType type,
        Resource resource,
        String subject,
        Period period,
        int people,
        State state,
        Optional<LocalDate> remindOn,
        Optional<ObjectNode> details) {
    private static final String CLASS_VISIT = "class-visit";

    enum State {
        BOOKED,
        CANCELLED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** What it adds to each of its days. */
    Load load() {
        return new Load(1, subject.equals(CLASS_VISIT) ? 1 : 0, people);
    }

    Booking moved(Period to, Optional<LocalDate> remind) {
        return new Booking(id, partner, type, resource, subject, to, people, state, remind, details);
    }

    Booking reminded(Optional<LocalDate> next) {
        return moved(period, next);
    }

    /** Nobody comes: nobody is reminded, and who would have come is forgotten. */
    Booking cancelled() {
        return in(State.CANCELLED, Optional.empty()).forgotten();
    }

    private Booking in(State next, Optional<LocalDate> remind) {
        return new Booking(id, partner, type, resource, subject, period, people, next, remind, details);
    }

    Booking forgotten() {
        return new Booking(id, partner, type, resource, subject, period, people, state, remindOn, Optional.empty());
    }

    /** What its notices say of it. */
    BookingConfirmed shown() {
        Optional<LocalDate> day = Optional.of(period.from()).filter(from -> !resource.isForPeriods());
        return new BookingConfirmed(
                id,
                type.wire(),
                subjectOf(type == RequestType.VISIT_BOOK),
                subjectOf(type == RequestType.SERVICE_REQUEST),
                subjectOf(type == RequestType.INTERNSHIP_APPLY),
                day,
                Optional.of(period.from()).filter(from -> resource.isForPeriods()),
                Optional.of(period.to()).filter(to -> resource.isForPeriods()),
                people);
    }

    private Optional<String> subjectOf(boolean itsType) {
        return itsType ? Optional.of(subject) : Optional.empty();
    }
}
