package id.simpul.console.frame;

import id.simpul.console.session.Role;
import id.simpul.console.session.Session;
import id.simpul.console.session.User;
import id.simpul.ledger.Request.Door;
import id.simpul.ledger.Request.Staff;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A call of a page.
 *
 * @param path as it was asked for, without its query
 * @param places what stands in the places of the page's address
 * @param query what follows the question mark, of each name the first
 * @param form what was posted; nothing of a GET
 * @param session of whoever comes; a page that is open to anybody may have none
 * @param words those of the reader's language
 * @param files that came with the form, to a page that takes some
 */
public record Visit(
        String path,
        Map<String, String> places,
        Map<String, String> query,
        Map<String, List<String>> form,
        Optional<Session> session,
        PageWords words,
        Caller caller,
        Files files) {
    /** A small file, in memory. */
    public record Upload(String name, byte[] content) {}

    /**
     * A large file.
     *
     * @param name as the sender calls it
     * @param file where it lies until the page has answered
     */
    public record Stored(String name, Path file) {}

    /**
     * What came with a form beside its fields.
     *
     * @param upload to a page that reads one file in memory
     * @param stored to a page that reads files from disk
     */
    public record Files(Optional<Upload> upload, List<Stored> stored) {
        public static final Files NONE = new Files(Optional.empty(), List.of());
    }

    /**
     * Whence it comes.
     *
     * @param address counted together where wrong passwords are counted; kept nowhere
     * @param agent what the browser calls itself
     * @param cookies by name
     * @param secure whether the connection is TLS, or to this very machine
     */
    public record Caller(String address, String agent, Map<String, String> cookies, boolean secure) {
        public Caller {
            cookies = Map.copyOf(cookies);
        }
    }

    public Visit {
        places = withoutNul(places);
        query = withoutNul(query);
        form = form.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> field.getValue().stream()
                        .map(Visit::withoutNul)
                        .toList()));
    }

    private static Map<String, String> withoutNul(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, value -> withoutNul(value.getValue())));
    }

    /** NUL, which no table of the database can hold or be asked for, is a sign that cannot be read: what has one names nothing else. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Without files. */
    public Visit(
            String path,
            Map<String, String> places,
            Map<String, String> query,
            Map<String, List<String>> form,
            Optional<Session> session,
            PageWords words,
            Caller caller) {
        this(path, places, query, form, session, words, caller, Files.NONE);
    }

    public Optional<Upload> upload() {
        return files.upload();
    }

    public List<Stored> stored() {
        return files.stored();
    }

    public String place(String name) {
        return places.get(name);
    }

    /** Empty if it is not there, or blank. */
    public Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What a field of the form holds; empty text if it is not there. */
    public String field(String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** A cookie of ours; none if the browser has none, or an empty one. */
    public Optional<String> cookie(String name) {
        return Porter.cookie(caller, name);
    }

    public User user() {
        return session.orElseThrow().user();
    }

    public boolean may(Role role) {
        return session.filter(Session::isOpen)
                .filter(one -> one.user().role().covers(role))
                .isPresent();
    }

    /** Who acts, as the one hand and the history know it. */
    public Staff staff(String reason) {
        return new Staff(user().shown(), reason, Door.CONSOLE, Optional.of(user().name()));
    }

    /** The same visit of somebody who is in by now. */
    Visit by(Session now, Map<String, List<String>> posted) {
        return new Visit(path, places, query, posted, Optional.of(now), words, caller);
    }

    /** The query with some of it changed; an empty value leaves it out. */
    public String queryWith(String... changes) {
        Map<String, String> changed = new LinkedHashMap<>(new java.util.TreeMap<>(query));
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return Links.query(changed);
    }
}
