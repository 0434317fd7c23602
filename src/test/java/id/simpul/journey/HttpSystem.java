package id.simpul.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A partner's system that speaks plain HTTP. */
final class HttpSystem {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WholeHub hub;
    private final Member member;

    HttpSystem(WholeHub hub, Member member) {
        this.hub = hub;
        this.member = member;
    }

    /** @param headers names and values by turns */
    HttpResponse<String> post(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.url("/api/v1/requests"))
                .header("Authorization", member.authorization())
                .header("Content-Type", "application/cloudevents+json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return WholeHub.http(request.build());
    }

    HttpResponse<String> get(String path) {
        return get(hub.url(path));
    }

    private HttpResponse<String> get(URI uri) {
        return WholeHub.http(HttpRequest.newBuilder(uri)
                .header("Authorization", member.authorization())
                .timeout(PATIENCE)
                .build());
    }

    /** What a location says once the request there is answered. */
    ObjectNode answerAt(String location) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> Json.parse(get(location).body()),
                        body -> body.path("state").asText().equals("answered"));
    }
}
