package id.simpul.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Where a request is asked for: the id as the rest of the path, percent-encoded (RFC 3986, 2.1), or as a parameter if it is a
 * step that means "here" or "up" in whatever spelling.
 */
final class RequestPath {
    private static final String REQUESTS = "/api/v1/requests";
    private static final String ID = "id";
    private static final Set<String> DOTS = Set.of(".", "..");

    private RequestPath() {}

    static String of(String id) {
        return REQUESTS + (DOTS.contains(id) ? "?" + ID + "=" : "/") + encoded(id);
    }

    /** The id that a call asks for, if it asks for one. */
    static Optional<String> idIn(Message message) {
        String uri = message.getHeader(Exchange.HTTP_URI, "", String.class);
        String path = uri.replaceFirst("[?#].*", "");
        return path.startsWith(REQUESTS + "/")
                ? Optional.of(decoded(path.substring(REQUESTS.length() + 1)))
                : Optional.ofNullable(message.getHeader(ID, String.class));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** In a path a plus is a plus. */
    private static String decoded(String step) {
        return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
