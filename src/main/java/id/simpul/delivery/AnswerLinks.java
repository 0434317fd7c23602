package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The links by which the reader of a mail answers it at once, without a system: each leads to the page for one thing. They are made
 * when the mail is composed, so that queue and HTTP never carry one.
 */
public final class AnswerLinks {
    /** So long after a lost book's day a school may still say that it has come back. */
    private static final int AFTER_LOSS_DAYS = 30;

    private static final int SURVEY_DAYS = 60;
    private static final int EXCHANGE_DAYS = 14;
    private static final int WISH_DAYS = 14;
    private static final int OWED_DAYS = 365;
    /** As good as for ever. */
    private static final int UNSUBSCRIBE_DAYS = 3650;

    private final Jdbi jdbi;
    private final Links links;
    private final Clock clock;
    private final URI publicUrl;

    /**
     * @param clock of the library's zone, in which the days of a link are counted
     * @param publicUrl what links begin with, without a slash at its end
     */
    public AnswerLinks(Jdbi jdbi, Links links, Clock clock, URI publicUrl) {
        this.jdbi = jdbi;
        this.links = links;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * What a link opens, and until when.
     *
     * @param last the last day on which it is good
     */
    private record Way(Purpose purpose, String thing, LocalDate last) {}

    /** The link for a mail of that topic; none where nothing is to be answered. */
    Optional<URI> of(Delivery delivery, Topic topic, ObjectNode data) {
        if (!delivery.channel().equals(Channel.EMAIL)) {
            return Optional.empty();
        }
        return way(topic, data, delivery).map(way -> of(delivery, way));
    }

    private URI of(Delivery delivery, Way way) {
        Link link = new Link(way.purpose(), delivery.to().id(), way.thing());
        Optional<String> address = delivery.to().email().map(Confirmations::nameOf);
        return URI.create(publicUrl + "/p/"
                + jdbi.inTransaction(db -> links.make(
                        db,
                        link,
                        address,
                        clock.instant(),
                        way.last().plusDays(1).atStartOfDay(clock.getZone()).toInstant())));
    }

    private Optional<Way> way(Topic topic, ObjectNode data, Delivery delivery) {
        LocalDate today = LocalDate.now(clock);
        return switch (topic) {
            case ROTATION_INVITED -> invited(data, delivery, today);
            case ROTATION_PLANNED ->
                to(Purpose.DAY, data, "batch", day(data, "deliverOn", today))
                        .filter(way -> data.path("filled").asInt() > 0);
            case ROTATION_RESCHEDULED -> to(Purpose.DAY, data, "batch", day(data, "to", today));
            case ROTATION_ANNOUNCED -> to(Purpose.LIST, data, "batch", day(data, "dueOn", today));
            case ROTATION_DISPATCHED -> to(Purpose.RECEIVED, data, "batch", day(data, "dueOn", today));
            case ROTATION_DUE ->
                to(Purpose.RETURNED, data, "batch", day(data, "dueOn", today).plusDays(2L * AFTER_LOSS_DAYS));
            case ROTATION_OVERDUE ->
                to(Purpose.RETURNED, data, "batch", day(data, "lostOn", today).plusDays(AFTER_LOSS_DAYS));
            case OBLIGATION_OPENED, OBLIGATION_DUE ->
                Optional.of(new Way(Purpose.REPLACEMENT, delivery.to().id().value(), today.plusDays(OWED_DAYS)));
            case ROTATION_CLOSED -> closed(data, delivery, today);
            case EXCHANGE_PROPOSED ->
                to(Purpose.PAIRS, data, "exchange", day(data, "answerBy", today).plusDays(EXCHANGE_DAYS));
            case EXCHANGE_PROGRESS -> to(Purpose.PAIRS, data, "exchange", today.plusDays(SURVEY_DAYS));
            case REQUEST_DECIDED -> another(data, today);
            case BOOKING_CONFIRMED, BOOKING_REMINDER, BOOKING_CLOSED ->
                to(Purpose.BOOKING, data, "booking", day(data, data.has("on") ? "on" : "from", today));
            case AGREEMENT_ENDING -> to(Purpose.AGREEMENT, data, "agreement", day(data, "to", today));
            case INFORMATION_PUBLISHED ->
                Optional.of(new Way(Purpose.UNSUBSCRIBE, delivery.to().id().value(), today.plusDays(UNSUBSCRIBE_DAYS)));
            case LETTER_AGAIN ->
                Purpose.ofWire(data.path("about").asText())
                        .flatMap(purpose -> to(purpose, data, "thing", day(data, "until", today)));
            default -> Optional.empty();
        };
    }

    private static Optional<Way> invited(ObjectNode data, Delivery delivery, LocalDate today) {
        LocalDate last = day(data, "answerBy", today.plusDays(SURVEY_DAYS));
        return data.has("agreement")
                ? to(Purpose.RENEW, data, "agreement", day(data, "until", last))
                : Optional.of(new Way(Purpose.ENROL, delivery.to().id().value(), last));
    }

    /** What is owed comes before how it was. */
    private static Optional<Way> closed(ObjectNode data, Delivery delivery, LocalDate today) {
        if (data.path("obligations").size() > 0) {
            return Optional.of(new Way(Purpose.REPLACEMENT, delivery.to().id().value(), today.plusDays(OWED_DAYS)));
        }
        return data.has("cancelled")
                ? Optional.empty()
                : to(Purpose.SURVEY, data, "batch", today.plusDays(SURVEY_DAYS));
    }

    /** Of a request that was refused, where there are days that are free. */
    private static Optional<Way> another(ObjectNode data, LocalDate today) {
        List<String> free = new ArrayList<>();
        data.at("/outcome/alternatives").forEach(one -> {
            if (one.has("on")) {
                free.add(one.path("on").asText());
            }
        });
        boolean any = data.at("/outcome/alternatives").size() > 0;
        String thing = data.path("type").asText() + ":" + String.join(",", free);
        return any ? Optional.of(new Way(Purpose.VISIT, thing, today.plusDays(WISH_DAYS))) : Optional.empty();
    }

    private static Optional<Way> to(Purpose purpose, ObjectNode data, String thing, LocalDate last) {
        return Optional.of(data.path(thing).asText())
                .filter(id -> !id.isEmpty())
                .map(id -> new Way(purpose, id, last));
    }

    private static LocalDate day(ObjectNode data, String field, LocalDate other) {
        return data.has(field) ? LocalDate.parse(data.path(field).asText()) : other;
    }
}
