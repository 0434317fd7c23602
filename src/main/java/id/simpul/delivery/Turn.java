package id.simpul.delivery;

import id.simpul.partner.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.transaction.TransactionException;

/** Sends what some lanes have due, each in order; the first that is put off has its lane wait. */
final class Turn {
    private final LaneRound.Tools tools;
    private final Timely timely;
    private final long leaseEnds;
    private final boolean known;
    private final Consumer<Collection<Delivery>> arrived;
    private final Set<Lane> waiting = new HashSet<>();
    private boolean away;

    /**
     * @param leaseEnds by {@link System#nanoTime()}; nothing is begun after it
     * @param known whether the hub has the channel
     * @param arrived is told what was sent
     */
    Turn(LaneRound.Tools tools, long leaseEnds, boolean known, Consumer<Collection<Delivery>> arrived) {
        this.tools = tools;
        this.timely = new Timely(tools.mails().deliveries(), tools.clock());
        this.leaseEnds = leaseEnds;
        this.known = known;
        this.arrived = arrived;
    }

    /**
     * By itself each.
     *
     * @return whether the channel can be used
     */
    boolean apart(List<Delivery> batch) {
        return each(batch, delivery -> arrived.accept(List.of(delivery)));
    }

    /**
     * By one transaction of the broker. If it does not take them all, as when one of their queues is full, it has taken none, and each
     * half is tried by itself, until what it does not take stands alone.
     *
     * @return whether the channel can be used
     */
    boolean together(List<Delivery> batch) {
        if (batch.size() < 2) {
            return apart(batch);
        }
        List<Delivery> sent = new ArrayList<>();
        Optional<TransactionException> failure = transact(batch, sent);
        if (away) {
            return false;
        } else if (failure.isEmpty()) {
            arrived.accept(sent);
            return true;
        } else if (DeliveryTrouble.of(failure.get()) == DeliveryTrouble.CHANNEL_AWAY) {
            tools.settlement().settle(batch.get(0), failure.get());
            return false;
        }
        int half = batch.size() / 2;
        return together(batch.subList(0, half)) && together(batch.subList(half, batch.size()));
    }

    private Optional<TransactionException> transact(List<Delivery> batch, List<Delivery> sent) {
        try {
            tools.atOnce().executeWithoutResult(transaction -> {
                away = !each(batch, sent::add);
                if (away) {
                    transaction.setRollbackOnly();
                }
            });
            return Optional.empty();
        } catch (TransactionException e) {
            return Optional.of(e);
        }
    }

    private boolean each(List<Delivery> batch, Consumer<Delivery> sent) {
        for (Delivery delivery : batch) {
            if (System.nanoTime() - leaseEnds > 0 || Thread.currentThread().isInterrupted()) {
                break;
            }
            if (!waiting.contains(delivery.lane()) && !one(delivery, sent)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the channel can be used: sends what is not past by now, and settles what came of it. */
    private boolean one(Delivery promised, Consumer<Delivery> sent) {
        if (awaitsAddress(promised)) {
            waiting.add(promised.lane());
            return true;
        }
        Optional<Delivery> delivery = timely.of(promised);
        if (delivery.isEmpty()) {
            return true;
        }
        Optional<Throwable> failure =
                known ? tools.carrier().carry(delivery.get()) : Optional.of(Carrier.unknown(promised.channel()));
        if (failure.isEmpty()) {
            sent.accept(delivery.get());
            return true;
        }
        Settlement.Effect effect = tools.settlement().settle(delivery.get(), failure.get());
        if (effect == Settlement.Effect.LANE_WAITS) {
            waiting.add(promised.lane());
        }
        return effect != Settlement.Effect.CHANNEL_AWAY;
    }

    /** Its partner has given an address that nobody has confirmed yet. */
    private boolean awaitsAddress(Delivery delivery) {
        return delivery.channel().equals(Channel.EMAIL)
                && delivery.to().email().isEmpty()
                && tools.mails().deliveries().awaitAddress(delivery.to().id());
    }
}
