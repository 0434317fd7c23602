package id.simpul.delivery;

import id.simpul.partner.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round the lanes of a channel: each time leases some lanes, sends their first deliveries in order, and writes down what came of
 * each. Delivery is at least once: a stop between sending and writing down sends again, with the same ids.
 */
final class LaneRound {
    /** Where the routes take over. */
    static final String ROUTE = "direct:notices";

    private static final Logger LOG = LoggerFactory.getLogger(LaneRound.class);
    /** Of an exchange: the channel whose route took it; the routes set it where a channel begins. */
    static final String CARRIED = "simpul.carried";

    private static final int LANES = 50;
    /** A mail may take half a minute: who shares a turn with it would wait as long. */
    private static final int LANES_BY_MAIL = 1;

    private static final int PER_LANE = 20;
    /** No more than this is sent before it is written down: it is what may come twice after a crash. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(1);

    private static final Duration MARGIN = Duration.ofSeconds(90);
    private static final int ERROR_LENGTH = 300;

    /** What a round came to. */
    enum Result {
        NOTHING_DUE,
        MOVED,
        CHANNEL_AWAY
    }

    private final Lanes lanes;
    private final Deliveries deliveries;
    private final Timely timely;
    private final MailQuota mails;
    private final ProducerTemplate camel;
    private final Clock clock;
    private final RetryPolicy patience;
    private final String holder = UUID.randomUUID().toString();
    private final List<Long> unwritten = new ArrayList<>();
    private final Map<Channel, String> after = new HashMap<>();
    private long writtenAt = System.nanoTime();

    LaneRound(Lanes lanes, MailQuota mails, ProducerTemplate camel, Clock clock, RetryPolicy patience) {
        this.lanes = lanes;
        this.deliveries = mails.deliveries();
        this.timely = new Timely(deliveries, clock);
        this.mails = mails;
        this.camel = camel;
        this.clock = clock;
        this.patience = patience;
    }

    Result run(Channel channel) {
        long leaseEnds = System.nanoTime() + Lanes.LEASE.minus(MARGIN).toNanos();
        Instant now = clock.instant();
        List<Lane> claimed = claim(channel, now);
        if (claimed.isEmpty()) {
            return Result.NOTHING_DUE;
        }
        try {
            return send(first(channel, claimed, now), leaseEnds);
        } finally {
            lanes.release(claimed, holder);
        }
    }

    private List<Delivery> first(Channel channel, List<Lane> claimed, Instant now) {
        return channel.equals(Channel.EMAIL)
                ? mails.next(claimed, now, PER_LANE)
                : deliveries.first(claimed, now, PER_LANE);
    }

    private static int most(Channel channel) {
        return Channel.BY_MAIL.contains(channel) ? LANES_BY_MAIL : LANES;
    }

    /** Goes on after the lanes of the round before, and from the beginning when it has been through them all. */
    private List<Lane> claim(Channel channel, Instant now) {
        String from = after.getOrDefault(channel, "");
        List<Lane> claimed = lanes.claim(channel, from, holder, now, most(channel));
        after.put(
                channel,
                claimed.isEmpty()
                        ? ""
                        : claimed.get(claimed.size() - 1).partner().value());
        return claimed.isEmpty() && !from.isEmpty() ? claim(channel, now) : claimed;
    }

    private Result send(List<Delivery> batch, long leaseEnds) {
        Set<Lane> waiting = new HashSet<>();
        try {
            for (Delivery delivery : batch) {
                if (waiting.contains(delivery.lane())) {
                    continue;
                }
                if (System.nanoTime() - leaseEnds > 0 || Thread.currentThread().isInterrupted()) {
                    break;
                }
                if (awaitsAddress(delivery)) {
                    waiting.add(delivery.lane());
                } else if (!send(delivery, waiting)) {
                    return Result.CHANNEL_AWAY;
                }
            }
        } finally {
            writeDown();
        }
        return Result.MOVED;
    }

    /** Whether the channel can be used: sends what is not past by now, and settles what came of it. */
    private boolean send(Delivery promised, Set<Lane> waiting) {
        Optional<Delivery> delivery = timely.of(promised);
        if (delivery.isEmpty()) {
            return true;
        }
        Optional<Throwable> failure = carry(delivery.get());
        if (failure.isEmpty()) {
            noteSent(delivery.get());
            return true;
        }
        return settle(delivery.get(), failure.get(), waiting) != DeliveryTrouble.CHANNEL_AWAY;
    }

    /** Its partner has given an address that nobody has confirmed yet. */
    private boolean awaitsAddress(Delivery delivery) {
        return delivery.channel().equals(Channel.EMAIL)
                && delivery.to().email().isEmpty()
                && deliveries.awaitAddress(delivery.to().id());
    }

    /** What kept it from arriving. Whatever no channel took has not arrived, however well its route ended. */
    private Optional<Throwable> carry(Delivery delivery) {
        if (!Channels.all(camel.getCamelContext()).contains(delivery.channel())) {
            return Optional.of(new NotCarried(
                    "This hub has no channel " + delivery.channel() + "; put its file channel-" + delivery.channel()
                            + ".camel.yaml into SIMPUL_ROUTES, or have the partner told another way"));
        }
        Exchange exchange;
        try {
            exchange = camel.request(ROUTE, message -> message.getMessage().setBody(delivery));
        } catch (Error e) {
            // Some Errors of a route Camel hands on as its failure, others it throws: to the other deliveries they are
            // the same.
            rethrowIfMemoryIsOut(e);
            return Optional.of(e);
        }
        if (exchange.isFailed()) {
            rethrowIfMemoryIsOut(exchange.getException());
            return Optional.of(exchange.getException());
        }
        return taken(exchange, delivery);
    }

    private static Optional<Throwable> taken(Exchange exchange, Delivery delivery) {
        return delivery.channel().wire().equals(exchange.getProperty(CARRIED, String.class))
                ? Optional.empty()
                : Optional.of(new NotCarried("The routes ended without taking it to the channel " + delivery.channel()
                        + "; see which file in SIMPUL_ROUTES replaces tell.camel.yaml or a tell-… file"));
    }

    /** That memory is out is the whole process's trouble: no delivery is charged with it. */
    private static void rethrowIfMemoryIsOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError memory) {
                throw memory;
            }
        }
    }

    private DeliveryTrouble settle(Delivery delivery, Throwable failure, Set<Lane> waiting) {
        DeliveryTrouble trouble = DeliveryTrouble.of(failure);
        String error = describe(failure);
        int attempts = delivery.attempts() + 1;
        if (trouble == DeliveryTrouble.CHANNEL_AWAY) {
            LOG.warn("The channel {} cannot be used now, deliveries wait: {}", delivery.channel(), error);
            deliveries.putOff(delivery.seqs(), false, clock.instant(), error);
        } else if (patience.isOver(trouble, attempts)) {
            LOG.warn(
                    "Delivery {} to {} is given up after {} attempts: {}",
                    delivery.seqs(),
                    delivery.to().id(),
                    attempts,
                    error);
            deliveries.failed(delivery.seqs(), error);
        } else {
            LOG.info(
                    "Delivery {} to {} waits for its next attempt: {}",
                    delivery.seqs(),
                    delivery.to().id(),
                    error);
            putOff(delivery, trouble, clock.instant().plus(patience.after(attempts)), error);
            waiting.add(delivery.lane());
        }
        return trouble;
    }

    private void putOff(Delivery delivery, DeliveryTrouble trouble, Instant until, String error) {
        deliveries.putOff(delivery.seqs(), true, until, error);
        deliveries.hold(delivery.lane(), until);
        if (trouble == DeliveryTrouble.REFUSED) {
            deliveries.scatter(delivery.seqs()); // one of them may be at fault, or their size
        }
    }

    private void noteSent(Delivery delivery) {
        unwritten.addAll(delivery.seqs());
        if (System.nanoTime() - writtenAt > UNWRITTEN.toNanos()) {
            writeDown();
        }
    }

    private void writeDown() {
        if (!unwritten.isEmpty()) {
            deliveries.sent(unwritten, clock.instant());
            unwritten.clear();
        }
        writtenAt = System.nanoTime();
    }

    /** The innermost cause says what really happened; one line, for staff. Addresses are personal data and left out. */
    private static String describe(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("\\S+@\\S+", "<address>")
                .replaceAll("\\+\\d[\\d ()./-]{5,}\\d", "<number>")
                .strip();
        return line.length() > ERROR_LENGTH ? line.substring(0, ERROR_LENGTH) : line;
    }
}
