package id.simpul.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes and reads addresses of the console. */
public final class Links {
    private Links() {}

    /** As it stands in a path or a query. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** {@code ?a=b&c=d} of what is not empty; nothing if nothing is left. */
    public static String query(Map<String, String> values) {
        String joined = values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> escaped(value.getKey()) + "=" + escaped(value.getValue()))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    /** What {@link #query} has written. */
    public static Map<String, String> read(String query) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String part : query.replaceFirst("^[?]", "").split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                read.putIfAbsent(
                        URLDecoder.decode(part.substring(0, equals), UTF_8),
                        URLDecoder.decode(part.substring(equals + 1), UTF_8));
            }
        }
        return read;
    }

    /** A path of this console and of nowhere else; the first page instead of anything that leads elsewhere. */
    public static String home(String wanted) {
        return wanted.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") ? wanted : "/";
    }

    /** The path with its places filled; nothing if the row lacks one. */
    static Optional<String> filled(String path, ObjectNode row) {
        StringBuilder filled = new StringBuilder();
        for (String step : path.substring(1).split("/", -1)) {
            String value = step.startsWith(":") ? row.path(step.substring(1)).asText() : step;
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append('/').append(step.startsWith(":") ? escaped(value) : value);
        }
        return Optional.of(filled.toString());
    }
}
