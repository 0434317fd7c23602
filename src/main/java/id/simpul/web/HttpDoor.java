package id.simpul.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.delivery.Notices;
import id.simpul.delivery.Page;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.RequestId;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What partners do over HTTP: post a request onto their queue, and read what was answered and told. */
public final class HttpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int USUAL_PAGE = 100;
    private static final Set<String> MEDIA = Set.of("application/cloudevents+json", "application/json");

    /** Of an exchange: the id of the request that is posted, where it has one. */
    private static final String REQUEST = "simpul.request";

    /** Of an exchange: when it was posted. */
    private static final String POSTED_AT = "simpul.posted.at";

    private final Posted posted;
    private final RepliesSent replies;
    private final Notices notices;

    public HttpDoor(Posted posted, RepliesSent replies, Notices notices) {
        this.posted = posted;
        this.replies = replies;
        this.notices = notices;
    }

    /** Checks what is posted as far as HTTP is concerned; everything else about it comes as the reply. */
    public void accept(Exchange exchange) {
        Message message = exchange.getMessage();
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (!MEDIA.contains(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))) {
            Problem.UNSUPPORTED.answer(exchange);
            return;
        }
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        if (body.length > Envelopes.LARGEST) {
            Problem.TOO_LARGE.answer(exchange);
            return;
        }
        RequestId.of(body).ifPresent(id -> exchange.setProperty(REQUEST, id));
        exchange.setProperty(POSTED_AT, posted.now());
        message.removeHeaders("*");
        message.setBody(body);
        message.setHeader("CamelJmsDestinationName", Addresses.requests(Doorkeeper.partner(exchange)));
    }

    /** Says where its answer will be found. */
    public void accepted(Exchange exchange) {
        PartnerId partner = Doorkeeper.partner(exchange);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody("");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        Optional<String> id = Optional.ofNullable(exchange.getProperty(REQUEST, String.class));
        id.ifPresent(given -> posted.note(partner, given, exchange.getProperty(POSTED_AT, Instant.class)));
        message.setHeader(
                "Location", id.map(given -> "/api/v1/requests/" + encode(given)).orElse("/api/v1/replies"));
    }

    /** Answers a call that failed before it reached a route, as one does whose body is far too large. */
    public static void failed(RoutingContext call) {
        if (call.statusCode() == 413) {
            Problem.TOO_LARGE.answer(call);
        } else {
            call.next();
        }
    }

    /** Says why the broker did not take it. */
    public void notTaken(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (BrokerTrouble.isFull(thrown)) {
            Problem.FULL.answer(exchange);
        } else {
            LOG.warn("A posted request could not be put on its queue", thrown);
            Problem.AWAY.answer(exchange);
        }
    }

    /** What became of a request. */
    public void request(Exchange exchange) {
        PartnerId partner = Doorkeeper.partner(exchange);
        String id = exchange.getMessage().getHeader("id", "", String.class);
        Optional<Posted.Standing> standing = posted.standingOf(partner, id);
        if (standing.isEmpty()) {
            Problem.NOT_FOUND.answer(exchange);
            return;
        }
        ObjectNode body = Json.object().put("state", standing.get().reply().isPresent() ? "answered" : "waiting");
        standing.get().reply().ifPresent(reply -> body.set("reply", Json.parse(reply)));
        answer(exchange.getMessage(), body);
    }

    public void replies(Exchange exchange) {
        page(exchange, (cursor, limit) -> replies.after(Doorkeeper.partner(exchange), cursor, limit));
    }

    public void notices(Exchange exchange) {
        page(exchange, (cursor, limit) -> notices.after(Doorkeeper.partner(exchange), cursor, limit));
    }

    private interface Reader {
        Page read(String cursor, int limit);
    }

    private static void page(Exchange exchange, Reader reader) {
        Message message = exchange.getMessage();
        String cursor = message.getHeader("after", "", String.class);
        String limit = message.getHeader("limit", String.valueOf(USUAL_PAGE), String.class);
        try {
            Page page = reader.read(cursor, positive(limit));
            ObjectNode body = Json.object();
            page.items().forEach(item -> body.withArray("/items").add(Json.parse(item)));
            body.withArray("/items");
            answer(message, body.put("next", page.next()));
        } catch (IllegalArgumentException e) {
            Problem.BAD_PAGE.answer(exchange);
        }
    }

    private static int positive(String number) {
        int value = Integer.parseInt(number);
        if (value < 1) {
            throw new IllegalArgumentException("Not a number from 1: " + number);
        }
        return value;
    }

    private static void answer(Message message, ObjectNode body) {
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Cache-Control", "no-store");
        message.setBody(Json.text(body));
    }

    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
