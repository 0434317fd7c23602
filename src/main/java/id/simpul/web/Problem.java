package id.simpul.web;

import id.simpul.ledger.Json;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Why a call over HTTP was not taken, as RFC 9457 words it, in Indonesian and English.
 *
 * @param retryAfter seconds after which to try again, where waiting helps
 */
record Problem(int status, String title, String indonesian, String english, Optional<Integer> retryAfter) {
    private static final String TYPE = "application/problem+json";

    static final Problem UNAUTHORIZED = new Problem(
            401,
            "Unauthorized",
            "Masuk dengan nama mitra dan kata sandi antreannya.",
            "Sign in with the partner's name and the password of its queues.");
    static final Problem TOO_LARGE = new Problem(
            413,
            "Content Too Large",
            "Permintaan lebih besar dari 256 KiB; bagi menjadi beberapa permintaan.",
            "The request is larger than 256 KiB; split it into several.");
    static final Problem FORM_TOO_LARGE = new Problem(
            413,
            "Content Too Large",
            "Isi panggilan ini terlalu besar; bagi menjadi beberapa bagian.",
            "The body of this call is too large; split it into several.");
    static final Problem UNSUPPORTED = new Problem(
            415,
            "Unsupported Media Type",
            "Kirim sebagai application/cloudevents+json atau application/json.",
            "Send it as application/cloudevents+json or application/json.");
    static final Problem FULL = new Problem(
            429,
            "Too Many Requests",
            "Terlalu banyak yang menunggu (permintaan, atau balasan yang belum dibaca); baca dulu balasannya, lalu kirim lagi.",
            "Too much waits already (requests, or replies not read); read the replies first, then send again.",
            Optional.of(30));
    static final Problem BUSY = new Problem(
            429,
            "Too Many Requests",
            "Terlalu banyak panggilan sekaligus; tunggu jawaban panggilan sebelumnya, lalu coba lagi.",
            "Too many calls at once; wait for the answers to those before, then try again.",
            Optional.of(1));
    static final Problem CONFLICT = new Problem(
            409,
            "Conflict",
            "Id ini sudah dipakai untuk permintaan dengan isi lain; pakai id baru.",
            "This id was used for a request with another body; take a new one.");
    static final Problem UNREADABLE = new Problem(
            503,
            "Service Unavailable",
            "Basis data sedang tidak menjawab; coba lagi sebentar lagi. Tidak ada yang hilang.",
            "The database does not answer at present; try again shortly. Nothing is lost.",
            Optional.of(10));
    static final Problem AWAY = new Problem(
            503,
            "Service Unavailable",
            "Perantara pesan sedang tidak menerima apa pun; coba lagi sebentar lagi. Permintaan ini tidak tersimpan.",
            "The broker takes nothing at present; try again shortly. This request was not kept.",
            Optional.of(10));
    static final Problem NOT_FOUND = new Problem(
            404,
            "Not Found",
            "Permintaan dengan id itu belum pernah diterima dari mitra ini.",
            "No request of that id was ever received from this partner.");
    static final Problem NO_PAGE = new Problem(
            404,
            "Not Found",
            "Tidak ada halaman di alamat ini; lihat /contract/.",
            "There is no page at this address; see /contract/.");
    static final Problem OTHER_METHOD = new Problem(
            405,
            "Method Not Allowed",
            "Alamat ini tidak menerima metode itu; yang diterima ada di kepala Allow.",
            "This address does not take that method; the header Allow has those it takes.");
    static final Problem MALFORMED = new Problem(
            400,
            "Bad Request",
            "Alamat atau isi panggilan ini tidak terbaca; buka lagi halamannya, lalu kirim ulang.",
            "The address or the body of this call cannot be read; open its page again, then send it anew.");
    static final Problem BAD_PAGE = new Problem(
            400,
            "Bad Request",
            "Parameter after harus kursor dari balasan sebelumnya, limit bilangan mulai 1.",
            "Parameter after must be a cursor of an earlier answer, limit a number from 1 on.");
    static final Problem NOT_YET = new Problem(
            501, "Not Implemented", "Bagian ini belum ada pada hub ini.", "This part is not there yet on this hub.");

    Problem(int status, String title, String indonesian, String english) {
        this(status, title, indonesian, english, Optional.empty());
    }

    /** Ends the route with this as its answer. */
    void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(body());
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, TYPE);
        headers().forEach(message::setHeader);
        exchange.setRouteStop(true);
    }

    /** Answers a call that reaches no route, unless its client is gone. */
    void answer(RoutingContext call) {
        HttpServerResponse response = call.response();
        if (!response.ended() && !response.closed()) {
            headers().forEach(response::putHeader);
            response.setStatusCode(status).putHeader("Content-Type", TYPE).end(body());
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        retryAfter.ifPresent(seconds -> headers.put("Retry-After", seconds.toString()));
        if (status == 401) {
            headers.put("WWW-Authenticate", "Basic realm=\"simpul\", charset=\"UTF-8\"");
        }
        return headers;
    }

    private String body() {
        return Json.text(Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", indonesian + " / " + english));
    }
}
