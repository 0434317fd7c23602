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
import java.util.function.Consumer;

/**
 * The console at the web server: its pages lie on the router that Camel made, are worked on by threads of their own, and are closed
 * before anything else is.
 */
public final class Door implements FrontDoor.Pages, AutoCloseable {
    private static final int WORKERS = 8;
    /** What stands around large files in their form, and its other fields. */
    private static final long AROUND = 1L << 20;

    private static final long SLOW_MILLIS = 1000;
    private static final long LAST_MILLIS = 2000;
    private static final long LOOK_MILLIS = 20;
    /** How long a disk may take for the last of a file. */
    private static final long CUT_MILLIS = 10_000;

    private static final int BAD_REQUEST = 400;
    /** Set once all files of a form are there. */
    private static final String WHOLE = "files.whole";
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
                FileForm form = new FileForm(page.longestFile());
                router.post(page.address()).handler(call -> upload(call, form));
            } else if (page.largeFiles().isPresent()) {
                takeFiles(router, page.address(), page.largeFiles().get());
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

    /** Files are written to disk as they come, once it is known who sends them, and are gone when the page has answered. */
    private void takeFiles(Router router, String address, Page.LargeFiles uploads) {
        BodyHandler files = BodyHandler.create(uploads.folder().toString())
                .setBodyLimit(uploads.longest() + AROUND)
                .setDeleteUploadedFilesOnEnd(true);
        router.post(address)
                .handler(call -> admit(call, read -> {
                    answerIfCut(call);
                    call.request().resume();
                    files.handle(call);
                }))
                .handler(call -> {
                    call.put(WHOLE, true);
                    // It may have come so late that it was answered already.
                    if (!call.response().ended()) {
                        call(call);
                    }
                });
    }

    /** Of a form that ends amid a file Vert.x would wait for the rest, though nothing more can come. */
    private void answerIfCut(RoutingContext call) {
        call.request()
                .end()
                .onSuccess(end -> vertx.setTimer(CUT_MILLIS, over -> {
                    if (call.get(WHOLE) == null && !call.response().ended()) {
                        call.fail(BAD_REQUEST);
                        call.cancelAndCleanupFileUploads();
                    }
                }));
    }

    /** Who comes is asked before any of a file is read; whoever may not send one is told so. */
    private void admit(RoutingContext call, Consumer<Frame.Call> admitted) {
        HttpServerRequest request = call.request();
        if (!calls.isHere(request) || closed) {
            call(call);
            return;
        }
        Headers.put(request, calls.isSecure(request));
        request.pause();
        Frame.Call read = calls.read(call);
        workers.executeBlocking(() -> frame.turnedAway(read), false).onComplete(done -> {
            if (done.failed()) {
                call.fail(done.cause());
            } else if (done.result().isPresent()) {
                call.response().putHeader("Connection", "close");
                tell(call, done.result().get());
            } else {
                vertx.awaitBytes(call, toCome(request));
                begin(call, read, admitted);
            }
        });
    }

    /** As its head says, and no more than its page takes. */
    private long toCome(HttpServerRequest request) {
        long most = site.longestFile(request.path()) + AROUND;
        String length = Optional.ofNullable(request.getHeader("Content-Length")).orElse("");
        return length.matches("[0-9]{1,18}") ? Math.min(most, Long.parseLong(length)) : most;
    }

    private static void begin(RoutingContext call, Frame.Call read, Consumer<Frame.Call> admitted) {
        try {
            admitted.accept(read);
        } catch (RuntimeException e) {
            // By what its head says it is no form, or one whose parts cannot be told apart.
            call.fail(BAD_REQUEST, e);
        }
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

    /** A file is read into memory, and never onto a disk. */
    private void upload(RoutingContext call, FileForm form) {
        HttpServerRequest request = call.request();
        admit(
                call,
                read -> form.read(
                        request,
                        file -> work(call, form.with(calls.read(call), file)),
                        () -> {
                            call.response().putHeader("Connection", "close");
                            workers.executeBlocking(() -> frame.unread(read, 413), false)
                                    .onSuccess(reply -> tell(call, reply))
                                    .onFailure(call::fail);
                        },
                        thrown -> call.fail(BAD_REQUEST, thrown)));
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
