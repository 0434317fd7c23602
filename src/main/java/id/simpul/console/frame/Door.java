package id.simpul.console.frame;

import id.simpul.web.FrontDoor;
import id.simpul.web.server.HttpServers;
import id.simpul.web.server.Permit;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The console at the web server: its pages lie on the router that Camel made, are worked on by threads of their own, and are closed
 * before anything else is.
 */
public final class Door implements FrontDoor.Pages, AutoCloseable {
    private static final int WORKERS = 8;
    private static final long SLOW_MILLIS = 1000;
    private static final long LAST_MILLIS = 2000;
    private static final long LOOK_MILLIS = 20;
    /** Before what answers that there is nothing. */
    private static final int LAST = Integer.MAX_VALUE - 1;

    private final Setting setting;
    private final Site site;
    private final Assets assets = new Assets();
    private final Frame frame;
    private final Calls calls;
    private final HttpServers vertx;
    private final WorkerExecutor workers;
    /** Of pages opened from letters, whose readers wait for an answer: they keep staff waiting for nothing. */
    private final WorkerExecutor letterWorkers;

    private final Uploads uploads;
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean closed;

    public Door(HttpServers vertx, Setting setting, List<Page> pages) {
        this.vertx = vertx;
        this.setting = setting;
        this.site = new Site(pages);
        this.frame = new Frame(site, setting, new Templates(assets));
        this.calls = new Calls(setting.publicUrl());
        this.workers = vertx.createSharedWorkerExecutor("console", WORKERS);
        this.letterWorkers = vertx.createSharedWorkerExecutor("letters", WORKERS);
        this.uploads = new Uploads(
                vertx,
                workers,
                new Uploads.Reading(site, frame, calls),
                new Uploads.Onward(() -> closed, this::call, this::work));
    }

    /** Puts the pages onto the router; each that can be read can also be asked for its head. */
    public void mount(Router router) {
        router.route("/assets/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::asset);
        site.pages().values().forEach(page -> {
            router.route(page.address())
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(this::call);
            if (page.longestFile() > 0) {
                uploads.intoMemory(router, page.address(), page.longestFile());
            } else if (page.largeFiles().isPresent()) {
                uploads.ontoDisk(router, page.address(), page.largeFiles().get());
            } else if (page.acts()) {
                takeForm(router, page.address());
            }
        });
        router.route().order(LAST).handler(this::nothing);
    }

    /** What comes of a file all the same is let go by. */
    private void takeForm(Router router, String address) {
        BodyHandler form = BodyHandler.create(false).setBodyLimit(Site.longestForm(address));
        router.post(address)
                .handler(call -> {
                    call.request().uploadHandler(file -> file.handler(part -> {}));
                    form.handle(call);
                })
                .handler(this::call);
    }

    @Override
    public boolean takesParts(String path) {
        return site.longestFile(path) > 0
                || site.find(path).filter(found -> found.page().takesParts()).isPresent();
    }

    @Override
    public boolean tell(RoutingContext call, int status) {
        HttpServerRequest request = call.request();
        if (closed || !wantsPage(request) || site.find(request.path()).isEmpty() || !calls.isHere(request)) {
            return false;
        }
        Headers.put(request, calls.isSecure(request));
        Frame.Call read = calls.read(call);
        workers.executeBlocking(() -> frame.unread(read, status), false)
                .onSuccess(reply -> tell(call, reply))
                .onFailure(thrown -> call.response().setStatusCode(status).end());
        return true;
    }

    private static boolean wantsPage(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/html");
    }

    private void asset(RoutingContext call) {
        Optional<Assets.Asset> asset = assets.find(call.request().path());
        if (asset.isEmpty()) {
            call.next();
            return;
        }
        Headers.put(call.request(), calls.isSecure(call.request()));
        Replies.tell(call, asset.get());
    }

    /** People who ask for a page that is not there are told so in a page; programs as the rest of the hub tells them. */
    private void nothing(RoutingContext call) {
        String path = call.request().path();
        if (wantsPage(call.request()) && !path.matches("/(api|contract|p)(/.*)?") && calls.isHere(call.request())) {
            call(call);
        } else {
            call.next();
        }
    }

    private void call(RoutingContext call) {
        HttpServerRequest request = call.request();
        boolean secure = calls.isSecure(request);
        Headers.put(request, secure);
        if (!calls.isHere(request)) {
            Replies.sendTo(call, setting.publicUrl());
        } else if (closed) {
            call.response().putHeader("Retry-After", "5").setStatusCode(503).end();
        } else if (request.getParam("lang") != null && !frame.isLetter(request.path())) {
            Replies.switchLanguage(call, secure);
        } else {
            work(call, calls.read(call));
        }
    }

    private void work(RoutingContext call, Frame.Call read) {
        Optional<Permit> permit = Permit.of(Vertx.currentContext()).map(Permit::hold);
        inHand.incrementAndGet();
        WorkerExecutor theirs = frame.isLetter(read.path()) ? letterWorkers : workers;
        theirs.executeBlocking(() -> frame.answer(read), false).onComplete(done -> {
            permit.ifPresent(Permit::release);
            inHand.decrementAndGet();
            if (done.failed()) {
                call.fail(done.cause());
            } else if (done.result().answer().isLate()) {
                vertx.setTimer(SLOW_MILLIS, over -> tell(call, done.result()));
            } else {
                tell(call, done.result());
            }
        });
    }

    private void tell(RoutingContext call, Frame.Reply reply) {
        Replies.tell(call, reply, calls.isSecure(call.request()));
    }

    /** Takes no more calls, and waits a little for those in hand. */
    @Override
    public void close() {
        closed = true;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_MILLIS);
        try {
            while (inHand.get() > 0 && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
        letterWorkers.close();
    }
}
