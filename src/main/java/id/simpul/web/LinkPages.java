package id.simpul.web;

import id.simpul.delivery.ConfirmationLinks;
import id.simpul.delivery.ConfirmationLinks.Standing;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages that links in mails open, without session or cookie; who has the link is who it is for. */
public final class LinkPages {
    private static final Logger LOG = LoggerFactory.getLogger(LinkPages.class);

    private final ConfirmationLinks links;
    private final InstantSource clock;
    private final LinkPage page;
    private final UnknownLinks unknown = new UnknownLinks();

    /**
     * @param library who runs this hub, as its pages name it
     */
    public LinkPages(ConfirmationLinks links, InstantSource clock, String library) {
        this.links = links;
        this.clock = clock;
        this.page = new LinkPage(library);
    }

    /** Which headers of an answer are told: Camel's own choice keeps {@code Cache-Control} back. */
    public static HeaderFilterStrategy headersToTell() {
        HttpHeaderFilterStrategy strategy = new HttpHeaderFilterStrategy();
        strategy.getOutFilter().remove("cache-control");
        return strategy;
    }

    /** Changes nothing, however often and by whomever it is opened. */
    public void show(Exchange exchange) {
        answer(exchange, links::find);
    }

    /** What the button does; pressed again, it says that it is done. */
    public void act(Exchange exchange) {
        answer(exchange, links::confirm);
    }

    private void answer(Exchange exchange, Function<String, Optional<Standing>> asked) {
        Message message = exchange.getMessage();
        String caller = caller(message);
        Optional<Standing> standing;
        try {
            standing = asked.apply(message.getHeader("token", "", String.class));
        } catch (RuntimeException e) {
            // Without the exchange, whose path is the secret.
            LOG.warn("A link in a mail could not be served: {}", e.toString());
            write(message, 503, "away", Optional.empty());
            message.setHeader("Retry-After", 60);
            return;
        }
        if (standing.isPresent()) {
            write(message, 200, standing.get().confirmed() ? "confirmed" : "confirm", standing.map(Standing::partner));
        } else if (unknown.tooMany(caller, clock.instant())) {
            write(message, 429, "slow", Optional.empty());
            message.setHeader("Retry-After", UnknownLinks.WINDOW.toSeconds());
        } else {
            write(message, 404, "ended", Optional.empty());
        }
    }

    private static String caller(Message message) {
        Object address = message.getHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS);
        return address instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress()
                : String.valueOf(address).replaceFirst(":\\d+$", "");
    }

    private void write(Message message, int status, String what, Optional<String> partner) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
        Map<String, String> headers = page.headers();
        headers.forEach(message::setHeader);
        message.setBody(page.html(what, partner));
    }
}
