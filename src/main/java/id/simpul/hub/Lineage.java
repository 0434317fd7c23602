package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.broker.BrokerMark;
import id.simpul.database.Database;
import id.simpul.database.StartRefused;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that database, home and broker belong together and are of one time: the database has an identity and a counter that grows
 * while the hub runs, and the broker has a mark with both, written after it. Whoever is behind was put back to an earlier state.
 */
final class Lineage {
    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);
    private static final byte[] CHECKED = "simpul: which key took the fingerprints".getBytes(UTF_8);

    private final Database database;
    private final Home home;
    /** Whether the broker knows the counter of now. */
    private boolean marked = true;

    Lineage(Database database, Home home) {
        this.database = database;
        this.home = home;
    }

    private record Standing(UUID id, Optional<String> check, long counter, Optional<Instant> tickedAt) {}

    private Standing standing() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "select id, fingerprint_check, counter, ticked_at from installation limit 1")
                .map((row, context) -> new Standing(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getString("fingerprint_check")),
                        row.getLong("counter"),
                        Optional.ofNullable(row.getTimestamp("ticked_at")).map(java.sql.Timestamp::toInstant)))
                .one());
    }

    /** @throws StartRefused if the fingerprints in the database were taken by another key than this home's */
    void requireKey() {
        String check = new Fingerprints(home.secrets().get(Secrets.FINGERPRINTS).getBytes(UTF_8))
                .ofBytes(CHECKED)
                .hex();
        database.useTransaction(
                db -> db.execute("insert into installation (only_row) values (true) on conflict do nothing"));
        Optional<String> known = standing().check();
        if (known.isEmpty()) {
            database.useTransaction(db -> db.createUpdate("update installation set fingerprint_check = :check")
                    .bind("check", check)
                    .execute());
        } else if (!known.get().equals(check)) {
            throw new StartRefused(
                    "The database belongs to another home: its fingerprints were taken with another key than "
                            + home.secrets().file(Secrets.FINGERPRINTS)
                            + ", and every request that comes again would be answered as a"
                            + " conflict. Put the secrets of that home there (a backup has them), or use another database.");
        }
    }

    /**
     * @throws StartRefused if the broker belongs to another database, or this one was put back to before the broker's state and nobody has
     *     said that it may be so
     */
    void requireOneTime(Broker broker) {
        Standing now = standing();
        Optional<BrokerMark> mark = BrokerMark.read(broker);
        if (mark.isPresent() && !mark.get().installation().equals(now.id())) {
            throw new StartRefused(
                    "The broker belongs to another database than the one that was opened, and holds messages for"
                            + " its partners. Put that database back; or, if it is lost, restore a backup, or give this one a broker that is"
                            + " empty (for the embedded one move broker/ out of " + home.directory() + ").");
        }
        long there = mark.map(BrokerMark::counter).orElse(0L);
        if (there > now.counter()) {
            allowOlder(now, there - now.counter());
        } else if (there < now.counter() - 1) {
            LOG.warn(
                    "The broker was put back to an earlier state, or emptied: requests that were sent to it since must be sent"
                            + " again, and replies that waited there are to be read over HTTP");
        }
        database.useTransaction(db -> db.createUpdate("update installation set counter = greatest(counter, :there)")
                .bind("there", there)
                .execute());
        tick(broker);
    }

    private void allowOlder(Standing now, long behind) {
        Instant since = now.tickedAt().orElse(Instant.EPOCH);
        if (!Confirmed.take(home.directory(), Confirmed.What.OLDER_DATABASE)) {
            throw new StartRefused("The database is older than its broker by about " + behind
                    + " minutes of running: it was put back to its state of " + since
                    + ". What was answered after that would be"
                    + " forgotten. Put the database of today back; or, if that is lost, run ./simpul confirm older-database and"
                    + " start again: partners are then told to send again what they have sent since.");
        }
        database.useTransaction(db -> db.createUpdate(
                        "insert into recoveries (cut_at, restored_at, file) values (:since, :now, 'database')")
                .bind("since", since)
                .bind("now", Instant.now())
                .execute());
    }

    /** Why what falls due is not to be done by this clock: the hub ran at a later time before. */
    Optional<Instant> ranLater(Clock clock, Duration most) {
        if (clock instanceof SettableClock) {
            return Optional.empty();
        }
        Optional<Instant> later = standing()
                .tickedAt()
                .filter(last -> last.isAfter(clock.instant().plus(most)));
        if (later.isEmpty() || !Confirmed.take(home.directory(), Confirmed.What.CLOCK)) {
            return later;
        }
        database.useTransaction(db -> db.execute("update installation set ticked_at = null"));
        return Optional.empty();
    }

    /** Goes on by one: first here, then in the broker; while the broker is away only by one, so that it never seems put back. */
    synchronized void tick(Broker broker) {
        try {
            long counter = marked ? next() : standing().counter();
            marked = false;
            new BrokerMark(standing().id(), counter).write(broker);
            marked = true;
        } catch (JdbiException | BrokerException e) {
            LOG.debug("The mark of database and broker could not be moved on; it is tried again in a minute", e);
        }
    }

    private long next() {
        return database.inTransaction(db ->
                db.createQuery("""
                        update installation set counter = counter + 1, ticked_at = greatest(ticked_at, :now)
                        returning counter
                        """).bind("now", Instant.now()).mapTo(Long.class).one());
    }
}
