package id.simpul.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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
 * A delivery, a booking or a visit of the library's as an entry of the reader's calendar: whole days, which are the same in every zone. A later one of the
 * same thing takes the place of the earlier (RFC 5545 section 3.8.7.4, RFC 5546 section 2.1.4), and one that is off takes it out
 * (RFC 5546 section 3.2.5).
 */
final class Invitation {
    /** What is kept in the calendar: by which field the notices name it, and which notices tell of it. */
    private enum Kept {
        ROTATION(
                "batch",
                Topic.ROTATION_ANNOUNCED,
                Topic.ROTATION_RESCHEDULED,
                Topic.ROTATION_DISPATCHED,
                Topic.ROTATION_CLOSED),
        BOOKING("booking", Topic.BOOKING_CONFIRMED, Topic.BOOKING_REMINDER, Topic.BOOKING_CANCELLED),
        /** The library comes to the reader. */
        OUTREACH("outreach", Topic.OUTREACH_PLANNED, Topic.OUTREACH_CANCELLED);

        private final String id;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of enums
        private final List<Topic> topics;

        Kept(String id, Topic... topics) {
            this.id = id;
            this.topics = List.of(topics);
        }

        static Optional<Kept> of(Topic topic) {
            return Arrays.stream(values())
                    .filter(kept -> kept.topics.contains(topic))
                    .findFirst();
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What they tell is that nothing comes of it. */
    private static final Set<Topic> OFF =
            EnumSet.of(Topic.ROTATION_CLOSED, Topic.BOOKING_CANCELLED, Topic.OUTREACH_CANCELLED);

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
        return Kept.of(topic).flatMap(kept -> of(kept, topic, notice, title, at));
    }

    private Optional<Mail.Attachment> of(Kept kept, Topic topic, Sentences notice, String title, Instant at) {
        String id = notice.at(kept.id).asText();
        Optional<LocalDate> from = kept == Kept.ROTATION
                ? delivery(topic, notice)
                : day(notice, "on").or(() -> day(notice, "from"));
        if (id.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = kept == Kept.ROTATION ? from.get() : day(notice, "to").orElse(from.get());
        return Optional.of(entry(new Entry(kept, id, from.get(), last, OFF.contains(topic)), title, at));
    }

    /**
     * Takes days out of the reader's calendar, each by a file of its own, since a cancellation is of one entry (RFC 5546 section
     * 3.2.5).
     *
     * @param days as a notice lists them: {@code kind}, {@code id}, {@code from} and {@code to} of each
     */
    List<Mail.Attachment> off(JsonNode days, String title, Instant at) {
        List<Mail.Attachment> files = new ArrayList<>();
        for (JsonNode day : days) {
            Entry entry = new Entry(
                    Kept.valueOf(day.path("kind").asText().toUpperCase(Locale.ROOT)),
                    day.path("id").asText(),
                    LocalDate.parse(day.path("from").asText()),
                    LocalDate.parse(day.path("to").asText()),
                    true);
            Mail.Attachment file = entry(entry, title, at);
            files.add(files.isEmpty() ? file : file.named(files.size() + 1 + "-" + file.name()));
        }
        return files;
    }

    /**
     * @param last its last day
     * @param isOff whether it is to be taken out
     */
    private record Entry(Kept kept, String id, LocalDate from, LocalDate last, boolean isOff) {}

    private Mail.Attachment entry(Entry entry, String title, Instant at) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.id() + "@" + entry.kept().wire() + ".simpul.id"));
        event.add(new DtStamp(at));
        event.add(new Sequence((int) Math.max(0, Duration.between(EPOCH, at).toSeconds())));
        event.add(new DtStart<>(entry.from()));
        event.add(new DtEnd<>(entry.last().plusDays(1)));
        event.add(new Summary(words.get("calendar." + entry.kept().wire(), sender.library())));
        event.add(new Description(title));
        if (!sender.email().isBlank()) {
            event.add(new Organizer(URI.create("mailto:" + sender.email())));
        }
        if (entry.kept() == Kept.BOOKING && !sender.address().isBlank()) {
            event.add(new Location(sender.address()));
        }
        Method method = entry.isOff() ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH;
        if (entry.isOff()) {
            event.add(ImmutableStatus.VEVENT_CANCELLED);
        }
        return new Mail.Attachment(words.get("file.calendar") + ".ics", TYPE + method.getValue(), write(event, method));
    }

    /** The calendar keeps the day of delivery: of a collection that moved there is no entry to put right. */
    private static Optional<LocalDate> delivery(Topic topic, Sentences notice) {
        if (topic != Topic.ROTATION_RESCHEDULED) {
            // Of a batch that is closed only if it never came; asked again whether it came, the day is past.
            return notice.at("again").asBoolean() ? Optional.empty() : day(notice, "deliverOn");
        }
        return notice.at("moved").asText().equals("delivery") ? day(notice, "to") : Optional.empty();
    }

    private byte[] write(VEvent event, Method method) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Simpul//" + words.language().wire().toUpperCase(Locale.ROOT)));
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
