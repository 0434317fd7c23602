package id.simpul.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a call is told that no route answers: that there is nothing at its address, or which methods there are (RFC 9110, 9.3.7 and
 * 15.5.6), as the routes that stand there say.
 */
final class Unanswered {
    private static final int NO_CONTENT = 204;

    private final Router router;

    private Unanswered(Router router) {
        this.router = router;
    }

    /** Comes after all routes, those too that are yet to be made. */
    static void standBehind(Router router) {
        router.route().last().handler(new Unanswered(router)::answer);
    }

    private void answer(RoutingContext call) {
        Set<String> methods = methodsAt(call.request().path());
        if (methods.isEmpty()) {
            Problem.NO_PAGE.answer(call);
            return;
        }
        methods.add(HttpMethod.OPTIONS.name());
        call.response().putHeader("Allow", String.join(", ", methods));
        if (call.request().method().equals(HttpMethod.OPTIONS)) {
            call.response().setStatusCode(NO_CONTENT).end();
        } else {
            Problem.OTHER_METHOD.answer(call);
        }
    }

    private Set<String> methodsAt(String path) {
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && isAt(route, path))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the router takes it: with a stroke at its end or without; of a path with a placeholder, what stands before that. */
    private static boolean isAt(Route route, String path) {
        String place = route.getPath();
        if (place == null) {
            return false;
        }
        boolean whole = route.isExactPath() && place.indexOf(':') < 0;
        String begin = place.replaceFirst("(?<=.)/?(:.*)?$", "");
        return whole ? path.replaceFirst("(?<=.)/$", "").equals(begin) : (path + "/").startsWith(begin);
    }
}
