package id.simpul.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the head of a call says of the body that is to come. */
record ContentHead(List<String> types, long length, boolean packed, boolean streamed) {
    private static final Set<String> JSON = Set.of("application/cloudevents+json", "application/json");
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]*)");

    static ContentHead of(HttpServerRequest call) {
        List<String> types = call.headers().getAll(HttpHeaders.CONTENT_TYPE).stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .toList();
        return new ContentHead(
                types,
                length(call),
                call.headers().contains(HttpHeaders.CONTENT_ENCODING),
                call.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    /**
     * JSON in UTF-8, as all JSON between systems is (RFC 8259, 8.1), or nothing at all, of which nothing needs to be said; none is
     * taken that would have to be unpacked.
     */
    boolean isJsonOrNothing() {
        if (packed) {
            return false;
        }
        boolean nothing = types.isEmpty() && length <= 0 && !streamed;
        return nothing || (types.size() == 1 && isJson(types.get(0)));
    }

    private static boolean isJson(String type) {
        Matcher charset = CHARSET.matcher(type);
        return JSON.contains(bare(type)) && (!charset.find() || charset.group(1).equals("utf-8"));
    }

    /** A form with files, whose parts a web server would write to disk. */
    boolean isMultipart() {
        return types.stream().anyMatch(type -> bare(type).startsWith("multipart/"));
    }

    private static String bare(String type) {
        return type.replaceFirst(";.*", "").strip();
    }

    private static long length(HttpServerRequest call) {
        try {
            return Long.parseLong(Optional.ofNullable(call.getHeader(HttpHeaders.CONTENT_LENGTH))
                    .orElse("0"));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
