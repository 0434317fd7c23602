package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The HTTP calls of one partner, each with its name and password; what the hub answers is given as it is. */
public final class HttpCalls {
    private final Doors doors;
    private final String authorization;
    private final HttpClient client;

    public HttpCalls(Doors doors, PartnerId partner, String password) {
        this.doors = doors;
        String pair = partner + ":" + password;
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(Doors.PATIENCE_SECONDS));
        doors.trust().ifPresent(trust -> builder.sslContext(trust.context()));
        client = builder.build();
    }

    public HttpRequest.Builder post(String path, byte[] request) {
        return call(path)
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request));
    }

    public HttpRequest.Builder get(String path) {
        return call(path).GET();
    }

    private HttpRequest.Builder call(String path) {
        String scheme = doors.trust().isPresent() ? "https" : "http";
        URI uri = URI.create(scheme + "://" + doors.host() + ":" + doors.port(Protocol.HTTP) + path);
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(Doors.PATIENCE_SECONDS))
                .header("Authorization", authorization);
    }

    /** @throws LinkFailed if nobody answers */
    public HttpResponse<String> exchange(HttpRequest.Builder call) {
        try {
            return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw doors.unreachable(Protocol.HTTP, e);
        } catch (InterruptedException e) {
            throw Doors.interrupted(e);
        }
    }

    /** @throws LinkFailed if it is no answer to what was asked */
    static ObjectNode body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new LinkFailed(new Phrase(
                    "Simpul menjawab lewat HTTP dengan status " + answer.statusCode() + ": " + detail(answer),
                    "The hub answers over HTTP with status " + answer.statusCode() + ": " + detail(answer)));
        }
        return Json.parse(answer.body());
    }

    /** Why it was not taken, as far as the hub says. */
    static String detail(HttpResponse<String> answer) {
        try {
            return Json.parse(answer.body()).path("detail").asText(answer.body());
        } catch (IllegalArgumentException notJson) {
            return "HTTP status " + answer.statusCode();
        }
    }
}
