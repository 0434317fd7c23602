package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.HttpCalls;
import id.simpul.ledger.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A partner's system that speaks plain HTTP. */
final class HttpSystem {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpCalls calls;

    HttpSystem(WholeHub hub, Member member) {
        this.calls = new HttpCalls(hub.doors(), member.name(), member.password());
    }

    /** @param headers names and values by turns */
    HttpResponse<String> post(String body, String... headers) {
        HttpRequest.Builder request = calls.post("/api/v1/requests", body.getBytes(UTF_8));
        return exchange(headers.length > 0 ? request.headers(headers) : request);
    }

    HttpResponse<String> get(String path) {
        return exchange(calls.get(path));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder call) {
        return calls.exchange(call.timeout(PATIENCE));
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
