package id.simpul.ledger;

import java.util.Locale;

/** What a notice is about. */
public enum Topic {
    ROTATION_INVITED,
    ROTATION_PLANNED,
    ROTATION_ANNOUNCED,
    ROTATION_RESCHEDULED,
    ROTATION_DISPATCHED,
    ROTATION_DUE,
    ROTATION_OVERDUE,
    ROTATION_CLOSED,
    ROTATION_SHORTFALL,
    ROTATION_SUMMARY,
    OBLIGATION_OPENED,
    OBLIGATION_DUE,
    OBLIGATION_SETTLED,
    EXCHANGE_PROPOSED,
    EXCHANGE_PROGRESS,
    PRIVILEGE_GRANTED,
    PRIVILEGE_ENDING,
    BOOKING_CONFIRMED,
    BOOKING_REMINDER,
    AGREEMENT_FORWARDED,
    AGREEMENT_PROPOSED,
    AGREEMENT_DECIDED,
    AGREEMENT_ENDING,
    INFORMATION_PUBLISHED,
    EVALUATION_PUBLISHED,
    REQUEST_DECIDED;

    /** The topic as it is written on the wire: {@code rotation.announced}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Topic ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
