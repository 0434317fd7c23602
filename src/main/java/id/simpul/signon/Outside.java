package id.simpul.signon;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to the provider: each is over in a given time, however slowly the answer drips; an answer has a largest size; redirects are
 * not followed; and only a few are made at once, so that a provider that hangs does not hold up pages of people who do not ask it.
 */
final class Outside implements HTTPRequestSender, ResourceRetriever {
    private static final int AT_ONCE = 2;
    private static final int LARGEST = 1 << 20;

    private final HttpClient client;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Outside(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        String body = asked.getBody() == null ? "" : asked.getBody();
        request.method(asked.getMethod().name(), HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<byte[]> answer = exchange(request.build());
        HTTPResponse read = new HTTPResponse(answer.statusCode());
        try {
            read.setContentType(answer.headers().firstValue("Content-Type").orElse("text/plain"));
        } catch (ParseException e) {
            throw new IOException("An answer without a readable content type", e);
        }
        read.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return read;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<byte[]> answer =
                exchange(HttpRequest.newBuilder(URI.create(url.toString())).build());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP status " + answer.statusCode() + " from " + url);
        }
        return new Resource(
                new String(answer.body(), StandardCharsets.UTF_8),
                answer.headers().firstValue("Content-Type").orElse(""));
    }

    /** What an address answers, by its status alone. */
    int status(URI address) throws IOException {
        return exchange(HttpRequest.newBuilder(address).build()).statusCode();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        if (!places.tryAcquire()) {
            throw new IOException("The provider is being waited for already");
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, Limited.to(LARGEST));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("No whole answer within " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            // It also ends what is under way.
            answer.cancel(true);
            places.release();
        }
    }
}
