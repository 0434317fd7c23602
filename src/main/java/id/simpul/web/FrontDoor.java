package id.simpul.web;

import id.simpul.intake.envelope.Envelopes;
import id.simpul.partner.PartnerId;
import id.simpul.web.server.Caller;
import id.simpul.web.server.HttpLimits;
import id.simpul.web.server.HttpServers;
import id.simpul.web.server.Permit;
import id.simpul.web.server.Permits;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every call over HTTP passes before any route, and before its body is read: who calls, with what, and whether there is room. A
 * body that is not wanted is neither kept nor written anywhere.
 */
public final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    /** Before all routes of Camel's. */
    private static final int FIRST = -1000;

    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final long MINUTE_MILLIS = 60_000;

    /** Of a body that is not wanted, this much is let go by, so that its client reads the answer; then it is cut off. */
    private static final long LET_GO_BY = 2L << 20;

    /** Set on a call whose page, that tells what was wrong with it, is being made. */
    private static final String TOLD = "simpul.told";

    private final HttpServers servers;
    private final Doorkeeper doorkeeper;
    private final MeterRegistry meters;

    private final Permits partners;
    private final Permits guests;
    private final Permits strangers;
    private final WrongPasswords wrong = new WrongPasswords();

    public FrontDoor(HttpServers servers, HttpLimits limits, Doorkeeper doorkeeper, MeterRegistry meters) {
        this.servers = servers;
        this.doorkeeper = doorkeeper;
        this.meters = meters;
        partners = new Permits(limits);
        guests = Permits.ofAddresses(limits);
        strangers = new Permits(limits);
        servers.setPeriodic(MINUTE_MILLIS, minute -> wrong.tell());
        // From nought: what is watched for how fast it grows must be there before it does.
        meters.counter("simpul.http.wrong.passwords");
        meters.counter("simpul.http.refused", "status", String.valueOf(Problem.BUSY.status()));
    }

    /** What stands behind it for people. */
    public interface Pages {
        /** Whether a path takes a form in parts, and sees for itself that no file comes of it from who may send none. */
        boolean takesParts(String path);

        /**
         * Tells in a page, if it is people who call, that a call was not taken.
         *
         * @return whether it does
         */
        boolean tell(RoutingContext call, int status);
    }

    /** Stands before all that partners call. */
    public void guard(Router router, Pages pages) {
        router.route().order(FIRST).handler(this::greet).failureHandler(call -> failed(call, pages));
        router.route("/api/*").order(FIRST + 1).handler(this::partner);
        router.route().order(FIRST + 2).handler(call -> guest(call, pages));
        Unanswered.standBehind(router);
    }

    /** Stands before health and metrics. */
    public void watch(Router router) {
        router.route().order(FIRST).handler(this::greet);
        Unanswered.standBehind(router);
    }

    private void greet(RoutingContext call) {
        Context here = Vertx.currentContext();
        servers.watch(call, () -> Permit.of(here).ifPresent(Permit::release));
        HttpServerResponse response = call.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        if (call.request().isSSL()) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        call.next();
    }

    private void partner(RoutingContext call) {
        ContentHead head = ContentHead.of(call.request());
        if (!head.isJsonOrNothing()) {
            refuse(call, Problem.UNSUPPORTED);
            return;
        }
        String header = Optional.ofNullable(call.request().getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        Doorkeeper.Shown shown = doorkeeper.look(header, Caller.certificate(call.request()));
        if (header.isEmpty()) {
            refuse(call, Problem.UNAUTHORIZED);
        } else if (!shown.right()) {
            keepWaiting(call, shown.known());
        } else if (head.length() > Envelopes.LARGEST) {
            refuse(call, Problem.TOO_LARGE);
        } else {
            PartnerId partner = shown.known().orElseThrow();
            name(call, partner);
            enter(call, partners, partner.toString());
        }
    }

    /** For Camel, which hands it on to the routes. */
    @SuppressWarnings("deprecation") // what is to replace it comes with the next Vert.x
    private static void name(RoutingContext call, PartnerId partner) {
        call.setUser(Doorkeeper.user(partner));
    }

    private void guest(RoutingContext call, Pages pages) {
        if (call.user() != null) {
            call.next();
        } else if (ContentHead.of(call.request()).isMultipart()
                && !pages.takesParts(call.request().path())) {
            refuse(call, Problem.UNSUPPORTED);
        } else {
            enter(call, guests, Caller.address(call.request()));
        }
    }

    private void enter(RoutingContext call, Permits permits, String caller) {
        Optional<Permit> permit = permits.acquire(caller);
        if (permit.isEmpty()) {
            refuse(call, Problem.BUSY);
            return;
        }
        permit.get().belongsTo(Vertx.currentContext());
        call.next();
    }

    /**
     * Answers a wrong password after a while, without a thread that waits. Who has the right one is let in meanwhile, from wherever:
     * nobody is locked out by another's guesses, which 256 bits do not fear.
     */
    private void keepWaiting(RoutingContext call, Optional<PartnerId> known) {
        String address = Caller.address(call.request());
        wrong.note(address, known);
        meters.counter("simpul.http.wrong.passwords").increment();
        Optional<Permit> permit = strangers.acquire(address);
        if (permit.isEmpty()) {
            refuse(call, Problem.BUSY);
            return;
        }
        permit.get().belongsTo(Vertx.currentContext());
        drain(call);
        servers.setTimer(DELAY.toMillis(), over -> Problem.UNAUTHORIZED.answer(call));
    }

    private void refuse(RoutingContext call, Problem problem) {
        count(problem);
        drain(call);
        problem.answer(call);
    }

    /** People read it in a page. */
    private void refuse(RoutingContext call, Problem problem, Pages pages) {
        if (isPartners(call) || !pages.tell(call, problem.status())) {
            refuse(call, problem);
        } else {
            call.put(TOLD, true);
            count(problem);
            drain(call);
        }
    }

    private static boolean isPartners(RoutingContext call) {
        return call.request().path().startsWith("/api/");
    }

    private void count(Problem problem) {
        meters.counter("simpul.http.refused", "status", String.valueOf(problem.status()))
                .increment();
    }

    /** A call that failed before it reached a route, as one does whose body grows too large, is no form, or breaks off while it comes. */
    private void failed(RoutingContext call, Pages pages) {
        if (isBrokenOff(call)) {
            return;
        }
        if (call.response().ended() || call.get(TOLD) != null) {
            LOG.info(
                    "A call that was answered already has failed since: {}",
                    Optional.ofNullable(call.failure())
                            .map(Throwable::getMessage)
                            .orElse("with no reason given"));
            return;
        }
        switch (call.statusCode()) {
            case 413 -> refuse(call, isPartners(call) ? Problem.TOO_LARGE : Problem.FORM_TOO_LARGE, pages);
            case 400 -> refuse(call, Problem.MALFORMED, pages);
            default -> call.next();
        }
    }

    /**
     * The client went away in one manner or another, which is no trouble of the hub's. Vert.x says of a form too that it cannot be read
     * by an {@link IOException}, and with a status.
     */
    private static boolean isBrokenOff(RoutingContext call) {
        Throwable failure = call.failure();
        return failure instanceof HttpClosedException
                || (failure instanceof IOException && call.statusCode() != Problem.MALFORMED.status());
    }

    private static void drain(RoutingContext call) {
        if (call.request().isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(LET_GO_BY);
        call.request().handler(part -> {
            if (left.addAndGet(-part.length()) < 0) {
                call.request().connection().close();
            }
        });
    }
}
