package id.simpul.web;

import id.simpul.broker.Addresses;
import id.simpul.database.DatabaseTrouble;
import id.simpul.delivery.Notices;
import id.simpul.delivery.Page;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.envelope.RequestId;
import id.simpul.partner.PartnerId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What partners do over HTTP: post a request onto their queue, and read what was answered and told. */
public final class HttpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int USUAL_PAGE = 100;

    /** Of an exchange: the id of the request that is posted, where it has one. */
    private static final String REQUEST = "simpul.request";

    /** Of an exchange: when it was posted. */
    private static final String POSTED_AT = "simpul.posted.at";

    private final Posted posted;
    private final RepliesSent replies;
    private final Notices notices;
    private final BooleanSupplier blocked;

    /**
     * @param blocked whether the broker takes nothing from anybody
     */
    public HttpDoor(Posted posted, RepliesSent replies, Notices notices, BooleanSupplier blocked) {
        this.posted = posted;
        this.replies = replies;
        this.notices = notices;
        this.blocked = blocked;
    }

    /** Checks what is posted as far as HTTP is concerned; everything else about it comes as the reply. */
    public void accept(Exchange exchange) {
        Message message = exchange.getMessage();
        PartnerId partner = Doorkeeper.partner(exchange);
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        Optional<String> id = RequestId.of(body);
        if (id.isPresent() && posted.isOfAnother(partner, id.get(), body)) {
            Problem.CONFLICT.answer(exchange);
            return;
        }
        id.ifPresent(given -> exchange.setProperty(REQUEST, given));
        exchange.setProperty(POSTED_AT, posted.now());
        message.removeHeaders("*");
        message.setBody(body);
        message.setHeader("CamelJmsDestinationName", Addresses.requests(partner));
    }

    /** Says where its answer will be found. The broker has it: nothing that fails from here on makes it untaken. */
    public void accepted(Exchange exchange) {
        PartnerId partner = Doorkeeper.partner(exchange);
        Optional<String> id = Optional.ofNullable(exchange.getProperty(REQUEST, String.class));
        id.ifPresent(given -> posted.note(partner, given, exchange.getProperty(POSTED_AT, Instant.class)));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody("");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        message.setHeader("Location", id.map(RequestPath::of).orElse("/api/v1/replies"));
    }

    /** Says why the broker did not take it. */
    public void notTaken(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (BrokerTrouble.isFull(thrown) && !blocked.getAsBoolean()) {
            Problem.FULL.answer(exchange);
        } else {
            LOG.warn("A posted request could not be put on its queue", thrown);
            Problem.AWAY.answer(exchange);
        }
    }

    /** What became of a request. */
    public void request(Exchange exchange) {
        PartnerId partner = Doorkeeper.partner(exchange);
        Optional<String> id = RequestPath.idIn(exchange.getMessage());
        answer(exchange, () -> id.flatMap(asked -> posted.standingOf(partner, asked))
                .map(Posted.Standing::json));
    }

    /** Who goes on from a cursor has read what lies before it. */
    public void replies(Exchange exchange) {
        page(exchange, (partner, asked) -> replies.after(partner, asked.cursor(), asked.limit()));
    }

    public void notices(Exchange exchange) {
        page(exchange, (partner, asked) -> notices.after(partner, asked.cursor(), asked.limit()));
    }

    private record Asked(String cursor, int limit) {
        static Asked of(Message message) {
            String limit = message.getHeader("limit", String.valueOf(USUAL_PAGE), String.class);
            int value = Integer.parseInt(limit);
            if (value < 1) {
                throw new IllegalArgumentException("Not a number from 1: " + limit);
            }
            return new Asked(message.getHeader("after", "", String.class), value);
        }
    }

    private interface Reader {
        Page read(PartnerId partner, Asked asked);
    }

    private static void page(Exchange exchange, Reader reader) {
        PartnerId partner = Doorkeeper.partner(exchange);
        try {
            Asked asked = Asked.of(exchange.getMessage());
            answer(exchange, () -> Optional.of(reader.read(partner, asked).json()));
        } catch (IllegalArgumentException e) {
            Problem.BAD_PAGE.answer(exchange);
        }
    }

    /** With the JSON that is found, or why there is none. */
    private static void answer(Exchange exchange, Supplier<Optional<byte[]>> reading) {
        Optional<byte[]> found;
        try {
            found = reading.get();
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isTransient(e)) {
                throw e;
            }
            Problem.UNREADABLE.answer(exchange);
            return;
        }
        if (found.isEmpty()) {
            Problem.NOT_FOUND.answer(exchange);
            return;
        }
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        // Not as an array, which Camel would stream: a stream to a client that is cut off never ends.
        message.setBody(ByteBuffer.wrap(found.get()));
    }
}
