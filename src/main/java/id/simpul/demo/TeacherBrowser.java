package id.simpul.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A teacher's browser, as far as the pages behind mails go: no cookies, no scripts; it fills in forms and sends them. */
final class TeacherBrowser {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int LATER = 202;
    private static final Pattern LOOK_AGAIN =
            Pattern.compile("<meta http-equiv=\"refresh\" content=\"\\d+;url=([^\"]+)\">");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI hub;

    TeacherBrowser(int port) {
        this.hub = URI.create("http://127.0.0.1:" + port);
    }

    /** The page at a path of the hub, which must be there. */
    String open(String path) {
        return good(path, call(HttpRequest.newBuilder(hub.resolve(path)).build()));
    }

    /**
     * Opens a page, fills in one of its forms and sends it.
     *
     * @param marks hidden fields by which the form is told from others of the page
     * @return the page that follows; if that says to look again, the one that comes then
     * @throws DemoStopped if there is no such form, or the hub shows anything but what follows
     */
    String answer(String path, Map<String, String> marks, Map<String, String> fields) {
        PageForm form = PageForm.of(open(path)).stream()
                .filter(one -> one.action().equals(path))
                .filter(one -> one.hidden().entrySet().containsAll(marks.entrySet()))
                .findFirst()
                .orElseThrow(() -> new DemoStopped("The page " + path + " has no form for " + marks + "."));
        HttpResponse<String> answer = call(HttpRequest.newBuilder(hub.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form.filled(fields))))
                .build());
        return good(path, answer.statusCode() == LATER ? followed(path, answer.body()) : answer);
    }

    /** The page that looks again by itself, until it has something to tell. */
    private HttpResponse<String> followed(String path, String waiting) {
        Matcher next = LOOK_AGAIN.matcher(waiting);
        if (!next.find()) {
            throw new DemoStopped("The page " + path + " does not say where to look again.");
        }
        URI again = hub.resolve(next.group(1));
        return Patience.until(
                () -> Optional.of(call(HttpRequest.newBuilder(again).build()))
                        .filter(page -> page.statusCode() != LATER),
                () -> "What was said on the page " + path + " was not answered; the hub's log may say why.");
    }

    private static String good(String path, HttpResponse<String> page) {
        if (page.statusCode() != OK) {
            throw new DemoStopped("The page " + path + " was answered " + page.statusCode() + ": "
                    + page.body().replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " "));
        }
        return page.body();
    }

    private HttpResponse<String> call(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoStopped("The page " + request.uri() + " cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoStopped("The demo was interrupted.");
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
