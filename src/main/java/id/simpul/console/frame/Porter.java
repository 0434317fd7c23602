package id.simpul.console.frame;

import id.simpul.console.session.Keys;
import id.simpul.console.session.Session;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out who comes, and whether a form was sent by a page of this console. */
final class Porter {
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final String TOKEN = "csrf";

    private final Setting setting;

    Porter(Setting setting) {
        this.setting = setting;
    }

    Optional<Session> session(Visit.Caller caller) {
        return cookie(caller, Cookies.SESSION).flatMap(setting.sessions()::of);
    }

    /** What the browser itself says: a call from another site. */
    static boolean isFromElsewhere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OURS.contains(site);
    }

    /** The token that forms carry: the session's, or before there is one what was signed for this browser. */
    String token(Visit visit) {
        return visit.session().map(Session::csrf).orElseGet(() -> cookie(visit.caller(), Cookies.BEFORE)
                .map(setting.keys()::sign)
                .orElse(""));
    }

    boolean isOurs(Visit visit, Optional<String> header) {
        String expected = token(visit);
        String given = header.orElseGet(() -> visit.field(TOKEN));
        return !expected.isEmpty() && Keys.same(expected, given);
    }

    /** A form of a session that has ended by itself in the meantime. */
    Optional<Kept> kept(Visit visit, String pathAndQuery) {
        return cookie(visit.caller(), Cookies.SESSION)
                .flatMap(setting.sessions()::timedOut)
                .filter(ended -> Keys.same(ended.csrf(), visit.field(TOKEN)))
                .map(ended -> new Kept(ended.user().name(), pathAndQuery, without(visit.form())));
    }

    private static Map<String, List<String>> without(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .filter(field -> !field.getKey().equals(TOKEN))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Optional<String> cookie(Visit.Caller caller, String name) {
        return Optional.ofNullable(caller.cookies().get(Cookies.name(name, caller.secure())))
                .filter(value -> !value.isEmpty());
    }
}
