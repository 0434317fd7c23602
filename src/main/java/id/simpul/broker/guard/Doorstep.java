package id.simpul.broker.guard;

import id.simpul.broker.guard.GuardLimits.Shares;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who stands at the broker's listeners: connections of each address and partner, those that have not logged in apart. Where an
 * address has too many of these, the oldest gives way, so that who knows its password gets in past any number of strangers.
 */
final class Doorstep {
    private final GuardLimits limits;
    private final AtomicReference<Shares> shares;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<InetAddress, Callers> addresses = new ConcurrentHashMap<>();
    private final Map<String, Integer> partners = new HashMap<>();

    Doorstep(GuardLimits limits, AtomicReference<Shares> shares) {
        this.limits = limits;
        this.shares = shares;
    }

    /** The connections of one address. */
    private static final class Callers {
        private final Set<Channel> strangers = new LinkedHashSet<>();
        private int all;
    }

    static InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket && socket.getAddress() != null
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** Its end comes back as news of its own. */
    static void close(Channel channel) {
        var unused = channel.close();
    }

    /** Takes account of a new connection; says why not if it is one too many, and then it is not to be told as gone. */
    Optional<String> arrived(Channel channel) {
        if (all.incrementAndGet() > limits.connections()) {
            all.decrementAndGet();
            return Optional.of("there are " + limits.connections() + " connections in all");
        }
        Arrival arrival = new Arrival();
        addresses.compute(address(channel), (address, known) -> {
            Callers callers = known == null ? new Callers() : known;
            arrival.at(callers, channel);
            return callers;
        });
        arrival.givingWay.ifPresent(Doorstep::close);
        if (arrival.refused) {
            all.decrementAndGet();
            return Optional.of("there are " + limits.connectionsPerAddress() + " connections of this address");
        }
        return Optional.empty();
    }

    /** What comes of one connection's arrival. */
    private final class Arrival {
        private Optional<Channel> givingWay = Optional.empty();
        private boolean refused;

        void at(Callers callers, Channel channel) {
            if (callers.strangers.size() >= limits.strangersPerAddress()) {
                Iterator<Channel> oldest = callers.strangers.iterator();
                givingWay = Optional.of(oldest.next());
                oldest.remove();
            }
            refused = callers.all >= limits.connectionsPerAddress();
            if (!refused) {
                callers.all++;
                callers.strangers.add(channel);
            }
        }
    }

    /** It has logged in and counts among its partner's connections from now on, unless these are too many. */
    boolean enters(Channel channel, String partner) {
        synchronized (partners) {
            if (partners.getOrDefault(partner, 0) >= shares.get().connections()) {
                return false;
            }
            partners.merge(partner, 1, Integer::sum);
        }
        isNoStranger(channel);
        return true;
    }

    /** It has logged in, and gives way to nobody any more. */
    void isNoStranger(Channel channel) {
        addresses.computeIfPresent(address(channel), (address, callers) -> {
            callers.strangers.remove(channel);
            return callers;
        });
    }

    void gone(Channel channel, Optional<String> partner) {
        all.decrementAndGet();
        addresses.computeIfPresent(address(channel), (address, callers) -> {
            callers.strangers.remove(channel);
            callers.all--;
            return callers.all <= 0 ? null : callers;
        });
        synchronized (partners) {
            partner.ifPresent(name -> partners.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1));
        }
    }
}
