package id.simpul.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.database.Database;
import id.simpul.database.DatabaseTrouble;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprint;
import id.simpul.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was posted over HTTP and what became of it, also while it still waits in the broker. */
public final class Posted {
    private static final Logger LOG = LoggerFactory.getLogger(Posted.class);
    private static final int MOST_UNNOTED = 10_000;

    private final Database database;
    private final Envelopes envelopes;
    private final Clock clock;

    /** Taken by the broker while the database was away; noted there once it is back. */
    private final Map<Note, Instant> unnoted = new LinkedHashMap<>();

    private record Note(PartnerId partner, String request) {}

    public Posted(Database database, Envelopes envelopes, Clock clock) {
        this.database = database;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Whether the id was used with another body. Not known without the database, and then not said: the request is taken, and its
     * reply says so.
     */
    boolean isOfAnother(PartnerId partner, String request, byte[] body) {
        try {
            return envelopes
                    .fingerprint(body)
                    .map(fingerprint -> isOfAnother(partner, request, fingerprint))
                    .orElse(false);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isTransient(e)) {
                throw e;
            }
            LOG.warn("The database does not answer; what is posted is taken all the same");
            return false;
        }
    }

    private boolean isOfAnother(PartnerId partner, String request, Fingerprint fingerprint) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select exists (select 1 from requests
                            where partner = :partner and id = :request and fingerprint <> decode(:fingerprint, 'hex'))
                        """)
                .bind("partner", partner)
                .bind("request", request)
                .bind("fingerprint", fingerprint.hex())
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Remembers that a request is on its way, so that asking for it is not answered with "never seen"; if the database is away, in
     * memory.
     *
     * @param at before it was put on its queue: an answer may be there before this returns
     */
    void note(PartnerId partner, String request, Instant at) {
        keep(new Note(partner, request), at);
        try {
            noteAll();
        } catch (RuntimeException e) {
            LOG.warn("What was posted could not be noted in the database; it is remembered until it can be", e);
        }
    }

    private synchronized void keep(Note note, Instant at) {
        unnoted.put(note, at);
        unnoted.keySet().stream()
                .limit(Math.max(0, unnoted.size() - MOST_UNNOTED))
                .toList()
                .forEach(unnoted::remove);
    }

    /** In the order of their keys, in which all lock them. */
    private synchronized Map<Note, Instant> kept() {
        Map<Note, Instant> sorted = new TreeMap<>(
                Comparator.comparing((Note note) -> note.partner().toString()).thenComparing(Note::request));
        sorted.putAll(unnoted);
        return sorted;
    }

    private synchronized void noted(Map<Note, Instant> notes) {
        notes.forEach((note, at) -> unnoted.remove(note, at));
    }

    private void noteAll() {
        Map<Note, Instant> notes = kept();
        database.useTransaction(db -> {
            var batch = db.prepareBatch("""
                    insert into posted (partner, request_id, at) values (:partner, :request, :at)
                    on conflict (partner, request_id) do update set at = excluded.at
                    """);
            notes.forEach((note, at) -> batch.bind("partner", note.partner())
                    .bind("request", note.request())
                    .bind("at", at)
                    .add());
            batch.execute();
        });
        noted(notes);
    }

    /** Empty if no such request was ever seen. */
    Optional<Standing> standingOf(PartnerId partner, String request) {
        boolean onItsWay = kept().containsKey(new Note(partner, request));
        try {
            return stored(partner, request)
                    .or(() -> Optional.of(new Standing(Optional.empty())).filter(waiting -> onItsWay));
        } catch (RuntimeException e) {
            if (onItsWay && DatabaseTrouble.isTransient(e)) {
                return Optional.of(new Standing(Optional.empty()));
            }
            throw e;
        }
    }

    private Optional<Standing> stored(PartnerId partner, String request) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select coalesce(
                                (select event from requests where partner = :partner and id = :request),
                                (select p.event from replies p
                                    where p.partner = :partner and p.request_id = :request
                                        and p.at >= coalesce((select at from posted
                                            where partner = :partner and request_id = :request), '-infinity')
                                    order by p.at desc, p.seq desc limit 1)) as reply,
                            exists (select 1 from posted where partner = :partner and request_id = :request) as posted
                        """)
                .bind("partner", partner)
                .bind("request", request)
                .map((row, context) -> new Row(Optional.ofNullable(row.getString("reply")), row.getBoolean("posted")))
                .findOne()
                .filter(row -> row.reply().isPresent() || row.posted())
                .map(row -> new Standing(row.reply())));
    }

    /**
     * A request that was seen.
     *
     * @param reply as it stands in its table, if the request was answered
     */
    record Standing(Optional<String> reply) {
        byte[] json() {
            return reply.map(event -> "{\"state\":\"answered\",\"reply\":" + event + "}")
                    .orElse("{\"state\":\"waiting\"}")
                    .getBytes(UTF_8);
        }
    }

    private record Row(Optional<String> reply, boolean posted) {}
}
