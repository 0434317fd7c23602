package id.simpul.intake.component;

import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Whose queues of requests there are to read. The hub names every partner at start, and afterwards each one
 * that comes (once its queues are declared) or goes (before they are deleted).
 */
public final class PartnerQueues {
    private final Map<PartnerId, PartnerKind> kinds = new ConcurrentHashMap<>();
    private final Set<PartnerId> silent = ConcurrentHashMap.newKeySet();
    private volatile Set<PartnerId> paused = Set.of();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Names partners whose queues are declared; their requests are read from now on. */
    public void add(PartnerKind kind, Iterable<PartnerId> partners) {
        partners.forEach(partner -> {
            silent.remove(partner);
            kinds.put(partner, kind);
        });
        tell();
    }

    /** Names a partner that has no queue of replies: what it says, the hub puts on its queue, and its replies are read elsewhere. */
    public void addSilent(PartnerKind kind, PartnerId partner) {
        silent.add(partner);
        kinds.put(partner, kind);
        tell();
    }

    /** Whether replies are sent to the partner. */
    boolean takesReplies(PartnerId partner) {
        return !silent.contains(partner);
    }

    public void add(PartnerKind kind, PartnerId partner) {
        add(kind, List.of(partner));
    }

    /** Stops the reading of a partner's queue, as soon as the batch in hand is done. */
    public void remove(PartnerId partner) {
        kinds.remove(partner);
        silent.remove(partner);
        tell();
    }

    /** Leaves the queues of these partners unread, as soon as the batch in hand is done, and reads all others. */
    public void pause(Set<PartnerId> partners) {
        paused = Set.copyOf(partners);
        tell();
    }

    public Set<PartnerId> of(PartnerKind kind) {
        Set<PartnerId> unread = paused;
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue() == kind && !unread.contains(entry.getKey()))
                .map(Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Calls the watcher after every change; it then asks again what there is. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    private void tell() {
        watchers.forEach(Runnable::run);
    }
}
