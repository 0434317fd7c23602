package id.simpul.console.frame;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Writes replies as the web server sends them. */
final class Replies {
    private Replies() {}

    /** Nothing if the caller has gone. */
    static void tell(RoutingContext call, Frame.Reply reply, boolean secure) {
        HttpServerResponse response = call.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Answer answer = reply.answer();
        answer.headers().forEach(response::putHeader);
        answer.cookies().forEach(cookie -> response.addCookie(Cookies.made(cookie, secure)));
        response.setStatusCode(answer.status());
        byte[] body =
                reply.html().map(html -> html.getBytes(StandardCharsets.UTF_8)).orElseGet(answer::body);
        reply.html().ifPresent(html -> response.putHeader("Content-Type", "text/html; charset=utf-8"));
        // A page with a session's token is not compressed: its length would tell of the token (BREACH).
        if (reply.html().isPresent() && !reply.inSession() && zips(call.request())) {
            response.putHeader("Content-Encoding", "gzip").putHeader("Vary", "Accept-Encoding");
            body = Assets.zipped(body);
        }
        response.end(Buffer.buffer(body));
    }

    /** Kept for good by whoever has it: its address changes with what is in it. */
    static void tell(RoutingContext call, Assets.Asset asset) {
        HttpServerResponse response = call.response()
                .putHeader("Content-Type", asset.mediaType())
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .putHeader("Vary", "Accept-Encoding");
        if (zips(call.request())) {
            response.putHeader("Content-Encoding", "gzip").end(Buffer.buffer(asset.zipped()));
        } else {
            response.end(Buffer.buffer(asset.plain()));
        }
    }

    /** Its name is not the console's, whose address is told instead. */
    static void sendTo(RoutingContext call, URI publicUrl) {
        call.response()
                .setStatusCode(421)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end("Buka konsol di " + publicUrl + " / Open the console at " + publicUrl + "\n");
    }

    /** The same page again, in the language that is wanted from now on. */
    static void switchLanguage(RoutingContext call, boolean secure) {
        String language = call.request().getParam("lang").equals("en") ? "en" : "id";
        Map<String, String> query =
                Links.read(Optional.ofNullable(call.request().query()).orElse(""));
        query.remove("lang");
        call.response()
                .addCookie(Cookies.made(new Answer.SetCookie(Cookies.LANGUAGE, language), secure)
                        .setMaxAge(31_536_000))
                .setStatusCode(303)
                .putHeader("Location", Links.home(call.request().path()) + Links.query(query))
                .end();
    }

    private static boolean zips(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .orElse("")
                .contains("gzip");
    }
}
