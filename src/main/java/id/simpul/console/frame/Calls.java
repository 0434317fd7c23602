package id.simpul.console.frame;

import id.simpul.settings.Loopback;
import id.simpul.web.server.Caller;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads calls as the web server has them, and tells how they came here. */
final class Calls {
    private final URI publicUrl;

    /**
     * @param publicUrl the address that everybody uses
     */
    Calls(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What came in, whole but for files that are read into memory. */
    Frame.Call read(RoutingContext call) {
        HttpServerRequest request = call.request();
        Map<String, List<String>> form = new HashMap<>();
        if (request.method().equals(HttpMethod.POST)) {
            request.formAttributes()
                    .names()
                    .forEach(name ->
                            form.put(name, List.copyOf(request.formAttributes().getAll(name))));
        }
        Map<String, String> cookies = new HashMap<>();
        request.cookies().forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        String query = request.query();
        return new Frame.Call(
                request.method().equals(HttpMethod.POST),
                request.path(),
                query == null ? "" : "?" + query,
                form,
                Optional.ofNullable(request.getHeader("X-CSRF")),
                Porter.isFromElsewhere(request),
                new Visit.Caller(
                        Caller.address(request),
                        Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
                        cookies,
                        isSecure(request)),
                new Visit.Files(Optional.empty(), stored(call)));
    }

    private static List<Visit.Stored> stored(RoutingContext call) {
        return call.fileUploads().stream()
                .filter(upload -> upload.size() > 0)
                .map(upload -> new Visit.Stored(upload.fileName(), Path.of(upload.uploadedFileName())))
                .toList();
    }

    /** DNS rebinding: a page from elsewhere whose name was pointed at this machine is not answered. */
    boolean isHere(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .filter(there -> there.host().equalsIgnoreCase(publicUrl.getHost()) || Loopback.is(there.host()))
                .isPresent();
    }

    /** TLS here, or before us at the address that everybody uses. */
    boolean isSecure(HttpServerRequest request) {
        return request.isSSL()
                || (publicUrl.getScheme().equals("https")
                        && request.authority() != null
                        && request.authority().host().equalsIgnoreCase(publicUrl.getHost()));
    }
}
