package id.simpul.hub;

import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.intake.component.PartnerQueues;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerChange;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the broker in step with the directory: each partner with a system has its queues, its rights and its password of now, one
 * without has a queue of requests that only the hub sends to, and nobody else has any. What the broker does not take when it happens is done again until it does.
 */
final class Admission implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final Broker broker;
    private final Partners partners;
    private final PartnerQueues queues;
    private final Set<PartnerId> behind = new ConcurrentSkipListSet<>();
    /** Who speaks with the broker; those who only have news do not wait for it. */
    private final ReentrantLock speaking = new ReentrantLock();

    private final Semaphore news = new Semaphore(0);
    private final Thread worker = new Thread(this::run, "admission");
    private long settled;
    private volatile boolean inStep = true;

    private Admission(Broker broker, Partners partners, PartnerQueues queues) {
        this.broker = broker;
        this.partners = partners;
        this.queues = queues;
        worker.setDaemon(true);
    }

    /**
     * Brings the broker in step, and keeps it so until closed.
     *
     * @throws BrokerException if the broker does not take it now
     */
    static Admission open(Broker broker, Partners partners, PartnerQueues queues) {
        Admission admission = new Admission(broker, partners, queues);
        partners.onChange(admission::follow);
        admission.settle(broker.generation());
        admission.worker.start();
        return admission;
    }

    /** The partners for whom the broker is not in step yet. */
    Set<PartnerId> behind() {
        return new TreeSet<>(behind);
    }

    private void settle(long generation) {
        Map<Boolean, List<Partner>> all = partners.findAll(EnumSet.allOf(PartnerKind.class)).stream()
                .collect(Collectors.partitioningBy(Partner::hasSystem));
        broker.settle(ids(all.get(true)), ids(all.get(false)));
        all.get(true).forEach(partner -> queues.add(partner.kind(), partner.id()));
        all.get(false).forEach(partner -> queues.addSilent(partner.kind(), partner.id()));
        settled = generation;
    }

    private static List<PartnerId> ids(List<Partner> partners) {
        return partners.stream().map(Partner::id).toList();
    }

    /** Followed at once where the broker takes it; the worker goes on with what remains. */
    private void follow(PartnerChange change) {
        if (!change.added() && !change.removed() && !change.password()) {
            return;
        }
        behind.add(change.id());
        if (speaking.tryLock()) {
            try {
                catchUp(change.id());
            } catch (BrokerException e) {
                tell(e);
            } finally {
                speaking.unlock();
            }
        }
        news.release();
    }

    private void catchUp(PartnerId id) {
        Optional<Partner> partner = partners.find(id);
        if (partner.filter(Partner::hasSystem).isPresent()) {
            broker.addPartner(id);
            broker.passwordChanged(id);
            queues.add(partner.get().kind(), id);
        } else if (partner.isPresent()) {
            broker.addWithoutSystem(id);
            queues.addSilent(partner.get().kind(), id);
        } else {
            queues.remove(id);
            broker.removePartner(id, Broker.Waiting.DISCARD);
        }
        behind.remove(id);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                lookAgain();
            } catch (InterruptedException e) {
                return;
            } catch (BrokerException e) {
                tell(e);
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            } catch (Throwable e) {
                // Nothing may end this thread but being closed, or a partner's queues could stay unread for ever.
                LOG.error("Bringing the broker in step with the directory failed; it is tried again", e);
            }
        }
    }

    private void lookAgain() {
        speaking.lock();
        try {
            long generation = broker.generation();
            if (generation != settled) {
                settle(generation);
            }
            behind().forEach(this::catchUp);
            inStep = true;
        } finally {
            speaking.unlock();
        }
    }

    /** Once for each time that it falls behind. */
    private void tell(BrokerException e) {
        if (inStep) {
            LOG.warn("The broker is not in step with the directory; it is tried until it is: {}", e.getMessage());
        }
        inStep = false;
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(STOPPING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
