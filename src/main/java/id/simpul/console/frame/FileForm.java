package id.simpul.console.frame;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads a form with one file in it, into memory and no further than the page takes. */
final class FileForm {
    /** What stands around a file, and the form's other fields. */
    private static final int ROUND = 64 << 10;

    private static final int LONGEST_NAME = 100;

    private final int longest;

    /**
     * @param longest of a file, in bytes
     */
    FileForm(int longest) {
        this.longest = longest;
    }

    /**
     * Reads a paused request to its end.
     *
     * @param done called with the file, if one was chosen
     * @param tooLarge called once, in place of that, as soon as it is known
     * @param unreadable called once, in place of both, where it is no form
     */
    void read(
            HttpServerRequest request,
            Consumer<Optional<Visit.Upload>> done,
            Runnable tooLarge,
            Consumer<Throwable> unreadable) {
        Buffer content = Buffer.buffer();
        String[] name = {""};
        AtomicBoolean over = new AtomicBoolean(isTold(request));
        if (over.get()) {
            tooLarge.run();
            return;
        }
        request.exceptionHandler(thrown -> {
            if (over.compareAndSet(false, true)) {
                unreadable.accept(thrown);
            }
        });
        request.setExpectMultipart(true);
        request.uploadHandler(file -> {
            name[0] = file.filename();
            file.handler(part -> {
                if (content.length() + part.length() <= longest) {
                    content.appendBuffer(part);
                } else if (over.compareAndSet(false, true)) {
                    tooLarge.run();
                }
            });
        });
        request.endHandler(end -> {
            if (!over.get()) {
                done.accept(
                        content.length() == 0
                                ? Optional.empty()
                                : Optional.of(new Visit.Upload(plain(name[0]), content.getBytes())));
            }
        });
        request.resume();
    }

    private boolean isTold(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > (long) longest + ROUND;
    }

    Frame.Call with(Frame.Call call, Optional<Visit.Upload> file) {
        return new Frame.Call(
                call.post(),
                call.path(),
                call.query(),
                call.form(),
                call.token(),
                call.elsewhere(),
                call.caller(),
                new Visit.Files(file, List.of()));
    }

    /** Without the folders that some browsers name, and nothing that a line or a log could be broken by. */
    private static String plain(String name) {
        String last = name.replaceAll("^.*[\\\\/]", "")
                .replaceAll("[^\\p{L}\\p{N}._() -]", "")
                .strip();
        return last.substring(0, Math.min(LONGEST_NAME, last.length()));
    }
}
