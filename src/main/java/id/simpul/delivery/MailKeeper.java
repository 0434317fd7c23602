package id.simpul.delivery;

import static java.util.stream.Collectors.groupingBy;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Fills the bag of a channel's hands from the outbox, and writes down what they have sent: many recipients in one statement. */
final class MailKeeper {
    private static final int RECIPIENTS = 30;
    private static final long BYTES = 4L << 20;
    /** What is sent within this is written down together; after a crash it may come twice. */
    private static final Duration UNWRITTEN = Duration.ofMillis(50);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LaneRound.Tools tools;
    private final Turns turns;
    private final MailBag bag;
    private final Channel channel;
    private final String holder = UUID.randomUUID().toString();
    private final CountDownLatch ended = new CountDownLatch(1);

    MailKeeper(LaneRound.Tools tools, Turns turns, MailBag bag) {
        this.tools = tools;
        this.turns = turns;
        this.bag = bag;
        this.channel = turns.channel();
    }

    /** Leases and reads. */
    LaneWorker.Job filling() {
        return new LaneWorker.Job() {
            @Override
            public LaneRound.Result once() throws InterruptedException {
                boolean onlyFresh = bag.awaitRoom();
                List<MailBag.Lot> lots = new ArrayList<>();
                try {
                    fill(turns.take(RECIPIENTS, onlyFresh), onlyFresh, lots);
                } finally {
                    bag.pack(lots);
                }
                return LaneRound.Result.MOVED;
            }

            @Override
            public void rested() {
                turns.lookRound();
            }

            @Override
            public void end() {
                bag.end();
                turns.end();
            }
        };
    }

    /** Writes down, and gives lanes back. */
    LaneWorker.Job writing() {
        return new LaneWorker.Job() {
            @Override
            public LaneRound.Result once() throws InterruptedException {
                MailBag.Unwritten all = bag.collect(LOOK);
                if (all.isEmpty()) {
                    return LaneRound.Result.NOTHING_DUE;
                }
                write(all);
                ended.await(UNWRITTEN.toMillis(), TimeUnit.MILLISECONDS);
                return LaneRound.Result.MOVED;
            }

            @Override
            public void end() {
                bag.end();
                ended.countDown();
            }

            @Override
            public boolean isOver() {
                return bag.isDone();
            }
        };
    }

    private void fill(List<PartnerId> partners, boolean onlyFresh, List<MailBag.Lot> lots) {
        if (partners.isEmpty()) {
            return;
        }
        Set<PartnerId> left = new HashSet<>();
        List<Lane> claimed = partners.stream()
                .map(partner -> new Lane(partner, channel))
                .toList(); // it may get them and not hear of it
        try {
            Instant now = tools.clock().instant();
            long packedAt = System.nanoTime();
            claimed = tools.lanes().claim(channel, partners, onlyFresh, holder, now);
            left.addAll(partners);
            claimed.forEach(lane -> left.remove(lane.partner()));
            Map<Lane, List<Delivery>> read = read(claimed, now);
            claimed.forEach(lane -> lots.add(new MailBag.Lot(lane, Optional.ofNullable(read.get(lane)), packedAt)));
        } finally {
            turns.done(left, false);
            if (lots.isEmpty()) {
                claimed.forEach(lane -> bag.giveBack(lane, true));
            }
        }
    }

    private Map<Lane, List<Delivery>> read(List<Lane> claimed, Instant now) {
        if (claimed.isEmpty()) {
            return Map.of();
        } else if (channel.equals(Channel.EMAIL)) {
            return tools.mails().plain(claimed, now, LaneRound.PER_LANE);
        }
        return tools.mails().due().first(claimed, now, LaneRound.PER_LANE, BYTES).stream()
                .collect(groupingBy(Delivery::lane));
    }

    private void write(MailBag.Unwritten all) {
        boolean written = false;
        try {
            tools.lanes()
                    .release(
                            all.back().keySet(),
                            holder,
                            all.sent(),
                            tools.clock().instant());
            written = true;
        } finally {
            if (!written) {
                bag.putBack(all);
            }
        }
        all.back().forEach((lane, more) -> turns.done(List.of(lane.partner()), more));
    }
}
