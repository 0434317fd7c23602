package id.simpul.delivery;

import id.simpul.ledger.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A delivery or a booking as an entry of the reader's calendar: whole days, which are the same in every zone. A later one of the
 * same thing takes the place of the earlier (RFC 5545 section 3.8.7.4, RFC 5546 section 2.1.4), and one that is off takes it out
 * (RFC 5546 section 3.2.5).
 */
final class Invitation {
    private static final Set<Topic> ROTATION = EnumSet.of(
            Topic.ROTATION_ANNOUNCED, Topic.ROTATION_RESCHEDULED, Topic.ROTATION_DISPATCHED, Topic.ROTATION_CLOSED);
    private static final Set<Topic> BOOKING =
            EnumSet.of(Topic.BOOKING_CONFIRMED, Topic.BOOKING_REMINDER, Topic.BOOKING_CANCELLED);
    /** What they tell is that nothing comes of it. */
    private static final Set<Topic> OFF = EnumSet.of(Topic.ROTATION_CLOSED, Topic.BOOKING_CANCELLED);

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final String TYPE = "text/calendar; charset=utf-8; method=";

    private final Words words;
    private final Sender sender;

    Invitation(Words words, Sender sender) {
        this.words = words;
        this.sender = sender;
    }

    /** Nothing if the topic has no day to keep, or the notice does not say which. */
    Optional<Mail.Attachment> of(Topic topic, Sentences notice, String title, Instant at) {
        boolean rotation = ROTATION.contains(topic);
        if (!rotation && !BOOKING.contains(topic)) {
            return Optional.empty();
        }
        String id = notice.at(rotation ? "batch" : "booking").asText();
        Optional<LocalDate> from =
                rotation ? delivery(topic, notice) : day(notice, "on").or(() -> day(notice, "from"));
        if (id.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = rotation ? from.get() : day(notice, "to").orElse(from.get());
        VEvent event = new VEvent(false);
        event.add(new Uid(id + "@" + (rotation ? "rotation" : "booking") + ".simpul.id"));
        event.add(new DtStamp(at));
        event.add(new Sequence((int) Math.max(0, Duration.between(EPOCH, at).toSeconds())));
        event.add(new DtStart<>(from.get()));
        event.add(new DtEnd<>(last.plusDays(1)));
        event.add(new Summary(
                rotation ? words.get("calendar.rotation") : words.get("calendar.booking", sender.library())));
        event.add(new Description(title));
        if (!sender.email().isBlank()) {
            event.add(new Organizer(URI.create("mailto:" + sender.email())));
        }
        if (!rotation && !sender.address().isBlank()) {
            event.add(new Location(sender.address()));
        }
        Method method = OFF.contains(topic) ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH;
        if (OFF.contains(topic)) {
            event.add(ImmutableStatus.VEVENT_CANCELLED);
        }
        return Optional.of(new Mail.Attachment(
                words.get("file.calendar") + ".ics", TYPE + method.getValue(), write(event, method)));
    }

    /** The calendar keeps the day of delivery: of a collection that moved there is no entry to put right. */
    private static Optional<LocalDate> delivery(Topic topic, Sentences notice) {
        if (topic != Topic.ROTATION_RESCHEDULED) {
            return day(notice, "deliverOn"); // of a batch that is closed only if it never came
        }
        return notice.at("moved").asText().equals("delivery") ? day(notice, "to") : Optional.empty();
    }

    private byte[] write(VEvent event, Method method) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Simpul//" + words.language().wire().toUpperCase(java.util.Locale.ROOT)));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(event);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Optional<LocalDate> day(Sentences notice, String field) {
        try {
            return Optional.of(LocalDate.parse(notice.at(field).asText()));
        } catch (DateTimeException e) {
            return Optional.empty(); // missing, or not a date: then there is nothing to put in a calendar
        }
    }
}
