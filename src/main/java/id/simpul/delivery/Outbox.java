package id.simpul.delivery;

import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Promises that are written with the effect they tell of, and kept after it has committed. */
public final class Outbox {
    private final Runnable wake;
    private final Consumer<Collection<Lane>> promised;
    private final Function<Instant, Optional<Instant>> hours;

    /**
     * @param wake called after each commit that made promises, usually {@link Dispatcher#wake()}
     */
    public Outbox(Runnable wake) {
        this(wake, lanes -> wake.run(), at -> Optional.empty());
    }

    private Outbox(Runnable wake, Consumer<Collection<Lane>> promised, Function<Instant, Optional<Instant>> hours) {
        this.wake = wake;
        this.promised = promised;
        this.hours = hours;
    }

    /**
     * One that tells where it made promises.
     *
     * @param dispatcher whoever delivers then; nobody while the hub starts
     * @param hours the next time from then on at which mails go out that nobody waits for; empty while they go at any time
     */
    public static Outbox before(Supplier<Optional<Dispatcher>> dispatcher, Function<Instant, Optional<Instant>> hours) {
        return new Outbox(
                () -> dispatcher.get().ifPresent(Dispatcher::wake),
                lanes -> dispatcher.get().ifPresent(there -> there.wake(lanes)),
                hours);
    }

    /**
     * Promises the notices to their partners, in this order, by the channels each partner takes; belongs into the
     * transaction of the effect. The same notice promised again (same topic, data, request and time) is one notice.
     *
     * @param at when what they tell of happened
     */
    public void promise(Handle db, Collection<Notice> notices, Instant at) {
        List<NoticeRow> rows = new ArrayList<>();
        for (Notice notice : notices) {
            Optional<Instant> mailAt =
                    hours.apply(at).map(first -> notice.topic().isAnswer() ? at : first);
            rows.addAll(NoticeRow.all(notice, at, mailAt));
        }
        if (!rows.isEmpty()) {
            List<Lane> lanes = NoticeRows.promise(db, rows, at);
            afterCommit(db, () -> promised.accept(lanes));
        }
    }

    /**
     * Promises replies that could not be put on their partners' reply queues; they are kept already.
     *
     * @param replies whose and which; one that waits already is not promised twice
     */
    public void promiseReplies(Handle db, Collection<UnsentReply> replies, Instant at) {
        if (replies.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        insert into deliveries (partner, channel, reply, next_at)
                        select u.partner, 'reply', r.seq, :at
                        from unnest(:partners, :requests, :ids) as u (partner, request, reply_id)
                        cross join lateral (
                            select reply as seq from requests
                            where partner = u.partner and id = u.request and reply_id = u.reply_id
                            union all
                            select seq from replies where partner = u.partner and reply_id = u.reply_id
                            limit 1
                        ) r
                        order by r.seq
                        on conflict (reply) where state = 'waiting' and reply is not null do nothing
                        """)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        replies.stream().map(UnsentReply::partner).toList())
                .bindArray(
                        "requests",
                        String.class,
                        replies.stream().map(UnsentReply::request).toList())
                .bindArray(
                        "ids",
                        String.class,
                        replies.stream().map(UnsentReply::replyId).toList())
                .bind("at", at)
                .execute();
        wakeAfterCommit(db);
    }

    /**
     * Promises to ask partners at the address they gave whether it is theirs, and to tell those who take notices by queue. Of
     * each partner one such mail waits at most: it goes to the address that is to be confirmed then.
     *
     * @param asked which partners, each about which address, by a name that does not show it
     */
    void promiseToAsk(Handle db, Map<PartnerId, String> asked, NoticeContent content, Instant at) {
        if (asked.isEmpty()) {
            return;
        }
        List<PartnerId> partners = asked.keySet().stream().sorted().toList();
        db.createUpdate("""
                        update deliveries set attempts = 0, next_at = :at
                        where partner = any (:partners) and channel = 'confirmation' and state = 'waiting'
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bind("at", at)
                .execute();
        NoticeRows.ask(db, NoticeRow.asking(Notice.to(partners, content), asked, at), at);
        wakeAfterCommit(db);
    }

    /**
     * A reply by the id its event has.
     *
     * @param request what it answers: the id of a request, or of a message that had none
     */
    public record UnsentReply(PartnerId partner, String request, String replyId) {}

    private void wakeAfterCommit(Handle db) {
        afterCommit(db, wake);
    }

    private static void afterCommit(Handle db, Runnable told) {
        if (db.isInTransaction()) {
            db.afterCommit(told);
        } else {
            told.run();
        }
    }
}
