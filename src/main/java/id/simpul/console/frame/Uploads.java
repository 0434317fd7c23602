package id.simpul.console.frame;

import id.simpul.web.server.HttpServers;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Files that come with a form; who sends them is known before any of it is read. */
final class Uploads {
    /** What stands around large files in their form, and its other fields. */
    private static final long AROUND = 1L << 20;

    /** How long a disk may take for the last of a file. */
    private static final long CUT_MILLIS = 10_000;

    private static final int BAD_REQUEST = 400;
    /** Set once all files of a form are there. */
    private static final String WHOLE = "files.whole";

    private final HttpServers vertx;
    private final WorkerExecutor workers;
    private final Reading reading;
    private final Onward onward;

    Uploads(HttpServers vertx, WorkerExecutor workers, Reading reading, Onward onward) {
        this.vertx = vertx;
        this.workers = workers;
        this.reading = reading;
        this.onward = onward;
    }

    /** By what a call is understood. */
    record Reading(Site site, Frame frame, Calls calls) {}

    /**
     * Where a call goes that has come as a whole, or needs no file.
     *
     * @param closed whether no more is taken
     * @param call answers as if there were no file
     * @param work answers what was read
     */
    record Onward(BooleanSupplier closed, Consumer<RoutingContext> call, BiConsumer<RoutingContext, Frame.Call> work) {}

    /** A file is read into memory, and never onto a disk. */
    void intoMemory(Router router, String address, int longest) {
        FileForm form = new FileForm(longest);
        router.post(address).handler(call -> upload(call, form));
    }

    private void upload(RoutingContext call, FileForm form) {
        HttpServerRequest request = call.request();
        admit(
                call,
                read -> form.read(
                        request,
                        file -> onward.work()
                                .accept(call, form.with(reading.calls().read(call), file)),
                        () -> {
                            call.response().putHeader("Connection", "close");
                            workers.executeBlocking(() -> reading.frame().unread(read, 413), false)
                                    .onSuccess(reply -> tell(call, reply))
                                    .onFailure(call::fail);
                        },
                        thrown -> call.fail(BAD_REQUEST, thrown)));
    }

    /** Files are written to disk as they come, once it is known who sends them, and are gone when the page has answered. */
    void ontoDisk(Router router, String address, Page.LargeFiles uploads) {
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
                        onward.call().accept(call);
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
        if (!reading.calls().isHere(request) || onward.closed().getAsBoolean()) {
            onward.call().accept(call);
            return;
        }
        Headers.put(request, reading.calls().isSecure(request));
        request.pause();
        Frame.Call read = reading.calls().read(call);
        workers.executeBlocking(() -> reading.frame().turnedAway(read), false).onComplete(done -> {
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
        long most = reading.site().longestFile(request.path()) + AROUND;
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

    private void tell(RoutingContext call, Frame.Reply reply) {
        Replies.tell(call, reply, reading.calls().isSecure(call.request()));
    }
}
