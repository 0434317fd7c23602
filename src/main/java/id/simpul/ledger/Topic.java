package id.simpul.ledger;

import java.util.Locale;
import java.util.Set;

/** What a notice is about. */
public enum Topic {
    ROTATION_INVITED("To a school: it may take part in the rotation, or go on when its term ends."),
    ROTATION_PLANNED("To a school: its batch is planned, about a month before the exchange."),
    ROTATION_ANNOUNCED("To a school: what its batch holds, about two weeks before it comes."),
    ROTATION_RESCHEDULED("To a school: its exchange has moved to another day."),
    ROTATION_DISPATCHED("To a school: its batch has left the library; again if it does not say whether it came."),
    ROTATION_DUE("To a school: its batch is soon to be collected."),
    ROTATION_OVERDUE("To a school: what of its batch should have come back and has not."),
    ROTATION_CLOSED("To a school: nothing of its batch is out any more, or it never went and is cancelled."),
    ROTATION_SHORTFALL("To a school: its batches cannot all be full, as far as can be foreseen."),
    ROTATION_FORECAST(
            "To a school: the forecast of its term, if it came later than the reply and every batch will be full."),
    ROTATION_SUMMARY(
            "To each dinas with schools of its region, and to the national library: what became of a quarter's batches."),
    OBLIGATION_OPENED("To a school: books of a batch that it has to replace."),
    OBLIGATION_DUE("To a school: books that it has still to replace, before the last day and after it."),
    OBLIGATION_SETTLED("To a school: a book is replaced, found, or need not be replaced."),
    EXCHANGE_PROPOSED("To a partner that offered publications: the pairs that could be exchanged."),
    EXCHANGE_PROGRESS(
            "To a partner that exchanges: what the library did, or which of its own steps the library waits for."),
    EXCHANGE_GIVEN("To a partner: what the library gives it for nothing, in no balance."),
    PRIVILEGE_GRANTED("To who registered a person: what that person may do at the library."),
    PRIVILEGE_ENDING("To who registered them: privileges end soon; one notice for all that end on the same day."),
    BOOKING_CONFIRMED("To who booked a visit, a service, an internship or a training: it has its place."),
    BOOKING_REMINDER("To who booked it: a visit, a service or an internship is near."),
    BOOKING_CLOSED("To who booked it: a calendar has closed the library on that day; with the nearest free days."),
    BOOKING_CANCELLED(
            "To who booked it: it is given up, by themselves or by the library; calendars take the day back."),
    OUTREACH_PLANNED("To a partner: the library comes to it on a day, for a visit, outreach or mentoring of its own."),
    OUTREACH_CANCELLED("To a partner: the library does not come after all, and why; calendars take the day back."),
    AGREEMENT_FORWARDED("To the parties: their proposal went on to the national library."),
    AGREEMENT_PROPOSED("To the national library: a proposal that it has to decide on."),
    AGREEMENT_DECIDED("To the parties: what came of their proposal."),
    AGREEMENT_ENDING(
            "To the parties: their agreement ends soon; once with a renewal that could be sent back as it is."),
    INFORMATION_PUBLISHED("To the audience of an announcement: what a partner has all know."),
    EVALUATION_PUBLISHED(
            "To each dinas and the national library: the evaluation of a quarter or a year, with the report as PDF."),
    CALENDAR_ENDING("To staff, at the address that the policy gives: the calendars of regions with schools end soon."),
    STAFF_MORNING(
            "To staff, at the address that the policy gives, each working morning on which something needs them: what the console's first page says."),
    ADDRESS_CONFIRM(
            "To a partner that gave an address of e-mail: it is used once its reader has confirmed it by the link in the mail, which goes to that address."),
    LETTER_AGAIN(
            "To a partner, when somebody has opened a link of a mail or a paper that is no longer good and asked for another: the mail has it, and goes to the address on file."),
    JOIN_ASKED(
            "To who asked on a public page to take part and is no partner yet, by mail alone: whether that is right; and if staff declined, why."),
    PARTNER_ENDED(
            "To a partner whose part has ended or goes on under another's name: what becomes of what was under way; it goes to its own address."),
    PARTNER_MERGED("To a partner as which another goes on: what it takes over."),
    HUB_RESTORED(
            "To every partner after the hub was restored from a backup: what it sent between the two moments is to be sent again, under the same ids."),
    REQUEST_ENTERED(
            "To a partner for which somebody asked by phone, on paper, by WhatsApp or by mail: staff have entered the request, and this is the answer."),
    REQUEST_DECIDED("To who asked: a request that was answered `pending` is decided.");

    private final String sent;

    Topic(String sent) {
        this.sent = sent;
    }

    /** To whom and when it is sent, as the documentation says it. */
    public String sent() {
        return sent;
    }

    /** Those that somebody waits for, having just asked. */
    private static final Set<String> ANSWERS = Set.of(
            "request.decided",
            "request.entered",
            "address.confirm",
            "booking.confirmed",
            "privilege.granted",
            "agreement.forwarded");

    /** Whether it answers what somebody has just asked, and so is told at any hour. */
    public boolean isAnswer() {
        return ANSWERS.contains(wire());
    }

    /** The topic as it is written on the wire: {@code rotation.announced}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Topic ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
