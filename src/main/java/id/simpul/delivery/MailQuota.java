package id.simpul.delivery;

import id.simpul.ledger.Ids;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * How many mails one recipient gets (rate limiting): what is more than fits into an hour goes into one mail that gathers several
 * notices (a digest), every few minutes. What awaits an answer goes first.
 */
final class MailQuota {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Looked at of a lane in one round; more than one mail can gather. */
    private static final int LOOKED_AT = 400;
    /** What one mail gathers at most, so that mail servers take it and people read it. */
    private static final int GATHERED = 200;

    private static final long GATHERED_BYTES = 2L << 20;
    private static final Set<String> ANSWERS = Set.of(Topic.REQUEST_DECIDED.wire());

    private final Jdbi jdbi;
    private final Deliveries deliveries;
    private final Due due;
    private final Function<Instant, Policy.Mail> policy;

    MailQuota(Jdbi jdbi, Function<Instant, Policy.Mail> policy) {
        this.jdbi = jdbi;
        this.deliveries = new Deliveries(jdbi);
        this.due = new Due(jdbi);
        this.policy = policy;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Due due() {
        return due;
    }

    /** What may go to each recipient now, lane by lane; a lane that has had its share waits for its next. */
    List<Delivery> next(Collection<Lane> lanes, Instant now, int perLane) {
        List<Delivery> next = new ArrayList<>();
        for (Lane lane : lanes) {
            next.addAll(next(lane, now, perLane));
        }
        return next;
    }

    private List<Delivery> next(Lane lane, Instant now, int perLane) {
        Policy.Mail limits = policy.apply(now);
        List<Delivery> plain = plain(List.of(lane), now, perLane).get(lane);
        return plain != null ? plain : weighed(lane, limits, now, perLane);
    }

    /** What may go to each recipient now, as far as its limits need not be looked at; the others are left out. */
    Map<Lane, List<Delivery>> plain(Collection<Lane> lanes, Instant now, int perLane) {
        int few = Math.min(perLane, policy.apply(now).single());
        return due.plainMails(lanes, now, now.minus(HOUR), few, GATHERED_BYTES);
    }

    private List<Delivery> weighed(Lane lane, Policy.Mail limits, Instant now, int perLane) {
        Had had = had(lane.partner(), now);
        int single = Math.max(0, limits.single() - had.single());
        List<Waits> waiting = waiting(lane.partner(), now);
        Optional<String> begun =
                waiting.stream().flatMap(one -> one.gathered().stream()).findFirst();
        if (begun.isEmpty() && waiting.size() <= single) {
            return due.first(List.of(lane), now, perLane, GATHERED_BYTES);
        }
        List<Waits> alone = waiting.stream()
                .filter(one -> one.gathered().isEmpty())
                .limit(single)
                .toList();
        List<Delivery> next = new ArrayList<>(read(alone.stream().limit(perLane).toList()));
        if (begun.isPresent()) {
            gathered(begun.get(), waiting).ifPresent(next::add);
        } else if (!had.gatheredSince(now.minus(gatherEvery(limits)))) {
            gather(waiting.subList(alone.size(), waiting.size())).ifPresent(next::add);
        }
        if (next.isEmpty()) {
            deliveries.hold(
                    lane,
                    had.lastGathered()
                            .map(last -> last.plus(gatherEvery(limits)))
                            .filter(now::isBefore)
                            .orElse(now.plus(gatherEvery(limits))));
        }
        return next;
    }

    private static Duration gatherEvery(Policy.Mail limits) {
        return Duration.ofMinutes(limits.gatherMinutes());
    }

    /** Puts together what can be, and remembers it, so that it is the same mail whenever it is sent. */
    private Optional<Delivery> gather(List<Waits> rest) {
        List<Waits> chosen = new ArrayList<>();
        long bytes = 0;
        for (Waits one : rest) {
            if (one.attempts() > 0) {
                continue; // tried alone or refused with others: it must not spoil this mail
            }
            bytes += one.bytes();
            if (chosen.size() == GATHERED || (bytes > GATHERED_BYTES && !chosen.isEmpty())) {
                break;
            }
            chosen.add(one);
        }
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        String key = Ids.of("mails", chosen.stream().map(Waits::seq).toArray());
        deliveries.gather(chosen.stream().map(Waits::seq).toList(), key);
        return gathered(key, chosen.stream().map(one -> one.gatheredBy(key)).toList());
    }

    private Optional<Delivery> gathered(String key, List<Waits> waiting) {
        List<Waits> members = waiting.stream()
                .filter(one -> one.gathered().filter(key::equals).isPresent())
                .toList();
        List<Delivery> read = read(members);
        return read.stream().findFirst().map(first -> first.gathering(key, read.subList(1, read.size())));
    }

    /** Whole, in this order, as far as they still wait. */
    private List<Delivery> read(List<Waits> wanted) {
        Map<Long, Delivery> found = due.bySeq(wanted.stream().map(Waits::seq).toList()).stream()
                .collect(Collectors.toMap(Delivery::seq, Function.identity()));
        return wanted.stream()
                .map(Waits::seq)
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    /** What a recipient had in the last hour. */
    private record Had(int single, Optional<Instant> lastGathered) {
        boolean gatheredSince(Instant when) {
            return lastGathered.filter(last -> last.isAfter(when)).isPresent();
        }
    }

    private Had had(PartnerId partner, Instant now) {
        return jdbi.withHandle(db -> db.createQuery("""
                        select count(*) filter (where gathered is null) as single,
                            max(sent_at) filter (where gathered is not null) as last_gathered
                        from deliveries
                        where partner = :partner and channel = 'email' and state = 'sent' and sent_at > :hourAgo
                        """)
                .bind("partner", partner)
                .bind("hourAgo", now.minus(HOUR))
                .map((row, context) -> new Had(
                        row.getInt("single"),
                        Optional.ofNullable(row.getTimestamp("last_gathered")).map(java.sql.Timestamp::toInstant)))
                .one());
    }

    /** A delivery that is due, without what it says. */
    private record Waits(long seq, int attempts, boolean urgent, Optional<String> gathered, long bytes) {
        Waits gatheredBy(String key) {
            return new Waits(seq, attempts, urgent, Optional.of(key), bytes);
        }
    }

    /** What awaits an answer or is one first, then in the order of the lane. */
    private List<Waits> waiting(PartnerId partner, Instant now) {
        return jdbi.withHandle(db -> db
                .createQuery("""
                        select d.seq, d.attempts, d.gathered, n.topic, octet_length(n.event) as bytes,
                            position('"answerBy":' in n.event) > 0 as answer_by
                        from deliveries d
                        join notices n on n.seq = d.notice
                        where d.partner between :partner and :partner and d.channel = :channel and d.state = 'waiting' and d.next_at <= :now
                        order by d.partner, d.not_before, d.seq limit :most
                        """)
                .bind("partner", partner)
                .bind("channel", Channel.EMAIL.wire())
                .bind("now", now)
                .bind("most", LOOKED_AT)
                .map((row, context) -> new Waits(
                        row.getLong("seq"),
                        row.getInt("attempts"),
                        row.getBoolean("answer_by") || ANSWERS.contains(row.getString("topic")),
                        Optional.ofNullable(row.getString("gathered")),
                        row.getLong("bytes")))
                .stream()
                .sorted(Comparator.comparing(Waits::urgent).reversed())
                .toList());
    }
}
