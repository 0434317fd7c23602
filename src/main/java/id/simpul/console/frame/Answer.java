package id.simpul.console.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a page answers: something to be shown, a file, or where to go on. */
public final class Answer {
    private final int status;
    private final Optional<String> template;
    private final Map<String, Object> model;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<SetCookie> cookies = new ArrayList<>();
    private boolean late;
    private Optional<Again> again = Optional.empty();

    /** A form to be done now, by whose cookie it is. */
    record Again(Kept kept, String cookie) {}

    /**
     * A cookie to be kept until the browser is closed, or dropped at once.
     *
     * @param value empty to have it dropped
     */
    record SetCookie(String name, String value) {}

    private Answer(int status, Optional<String> template, Map<String, Object> model, byte[] body) {
        this.status = status;
        this.template = template;
        this.model = model;
        this.body = body;
    }

    /** A page made from a template, with what it shows. */
    public static Answer page(String template, Map<String, Object> model) {
        return page(200, template, model);
    }

    public static Answer page(int status, String template, Map<String, Object> model) {
        return new Answer(status, Optional.of(template), model, new byte[0]);
    }

    /** A file to be kept, under a name. */
    public static Answer file(String name, String mediaType, byte[] content) {
        return new Answer(200, Optional.empty(), Map.of(), content)
                .with("Content-Type", mediaType)
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** A line of text, for a script of ours. */
    public static Answer text(int status, String line) {
        return new Answer(status, Optional.empty(), Map.of(), line.getBytes(StandardCharsets.UTF_8))
                .with("Content-Type", "text/plain; charset=utf-8");
    }

    /** Go on there, by GET. */
    public static Answer goTo(String address) {
        return new Answer(303, Optional.empty(), Map.of(), new byte[0]).with("Location", address);
    }

    /** The same page, told by another template that shows more. */
    public Answer shownAs(String other, Map<String, Object> more) {
        Map<String, Object> all = new java.util.HashMap<>(model);
        all.putAll(more);
        return page(status, other, all);
    }

    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Answer cookie(String name, String value) {
        cookies.add(new SetCookie(name, value));
        return this;
    }

    public Answer dropping(String cookie) {
        return cookie(cookie, "");
    }

    /** Told only after a second, without a thread that waits: who guesses guesses slowly. */
    public Answer late() {
        late = true;
        return this;
    }

    /** In place of this, what becomes of a kept form now that whoever sent it is in. */
    public Answer doing(Kept kept, String sessionCookie) {
        again = Optional.of(new Again(kept, sessionCookie));
        return this;
    }

    Optional<Again> again() {
        return again;
    }

    int status() {
        return status;
    }

    Optional<String> template() {
        return template;
    }

    Map<String, Object> model() {
        return model;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<SetCookie> cookies() {
        return cookies;
    }

    boolean isLate() {
        return late;
    }
}
