package id.simpul.broker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQException;

/** The hub's line to an external broker's management: kept open, and begun anew after it broke. */
final class ManagementLine implements AutoCloseable {
    private final HubConnection hub;
    private Optional<Management> open = Optional.empty();
    private final AtomicLong begun = new AtomicLong();

    ManagementLine(HubConnection hub) {
        this.hub = hub;
    }

    /** Something to ask or to have done; done twice if the line broke on the way. */
    interface Talk<T> {
        T with(Management management) throws Exception;
    }

    /** How often it was begun: after each time the broker may be another, or have forgotten. */
    long begun() {
        return begun.get();
    }

    /**
     * @param done what the talk is for, as it ends "the broker could not be ..."
     * @throws BrokerException if the broker refuses or cannot be reached
     */
    synchronized <T> T talk(String done, Talk<T> talk) {
        boolean kept = open.isPresent();
        try {
            return talk(talk);
        } catch (Management.Refused e) {
            throw failed(done, e);
        } catch (ActiveMQException | BrokerException e) {
            hangUp();
            if (kept) {
                return talk(done, talk);
            }
            throw failed(done, e);
        } catch (Exception e) {
            hangUp();
            throw failed(done, e);
        }
    }

    private <T> T talk(Talk<T> talk) throws Exception {
        if (open.filter(Management::isOpen).isEmpty()) {
            hangUp();
            open = Optional.of(new Management(hub));
            begun.incrementAndGet();
        }
        return talk.with(open.get());
    }

    private BrokerException failed(String done, Exception e) {
        return new BrokerException(
                "The broker at " + hub.place() + " could not be " + done + "; is it up, and may its user manage it? "
                        + e.getMessage(),
                e);
    }

    private void hangUp() {
        open.ifPresent(Management::close);
        open = Optional.empty();
    }

    @Override
    public synchronized void close() {
        hangUp();
    }
}
