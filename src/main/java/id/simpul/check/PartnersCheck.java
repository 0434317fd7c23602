package id.simpul.check;

import id.simpul.broker.Addresses;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.EmbeddedBroker.QueueLook;
import id.simpul.hub.Messaging;
import id.simpul.hub.Stores;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether each partner can be reached, has its queues, and reads them. An external broker would have to be asked for each, which takes too long. */
final class PartnersCheck {
    /** From so much of its share on a partner is told of, before the broker refuses what it sends. */
    private static final double NEARLY = 0.8;

    private final Stores stores;
    private final Messaging messaging;

    PartnersCheck(Stores stores, Messaging messaging) {
        this.stores = stores;
        this.messaging = messaging;
    }

    /**
     * @param paused those whose requests staff leave unread
     */
    List<Finding> findings(Set<PartnerId> paused) {
        List<Finding> findings = new ArrayList<>();
        for (Partner partner : stores.partners().findAll(EnumSet.allOf(PartnerKind.class))) {
            if (!partner.hasSystem()
                    && partner.email().isEmpty()
                    && partner.channels().contains(Channel.EMAIL)) {
                findings.add(Trouble.PARTNER_UNREACHABLE.found(partner.id()));
            }
            if (messaging.broker() instanceof EmbeddedBroker broker) {
                requests(broker, partner.id(), paused.contains(partner.id())).ifPresent(findings::add);
                if (partner.hasSystem()) {
                    answers(broker, partner.id(), Addresses.replies(partner.id()))
                            .ifPresent(findings::add);
                    answers(broker, partner.id(), Addresses.notifications(partner.id()))
                            .ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private Optional<Finding> requests(EmbeddedBroker broker, PartnerId partner, boolean paused) {
        Optional<QueueLook> look = broker.look(Addresses.requests(partner));
        if (look.isEmpty()) {
            return Optional.of(Trouble.QUEUE_MISSING.found(Addresses.requests(partner), partner));
        }
        QueueLook queue = look.get();
        if (isNearly(queue.messages(), limits().waitingRequests())) {
            return Optional.of(Trouble.QUEUE_FULL.found(
                    queue.messages(), Addresses.requests(partner), limits().waitingRequests(), partner));
        }
        return queue.readers() == 0 && queue.messages() > 0 && !paused
                ? Optional.of(Trouble.QUEUE_UNREAD.found(queue.messages(), Addresses.requests(partner), partner))
                : Optional.empty();
    }

    private Optional<Finding> answers(EmbeddedBroker broker, PartnerId partner, String name) {
        Optional<QueueLook> look = broker.look(name);
        if (look.isEmpty()) {
            return Optional.of(Trouble.QUEUE_MISSING.found(name, partner));
        }
        long messages = look.get().messages();
        return isNearly(messages, limits().unreadReplies())
                ? Optional.of(Trouble.QUEUE_FULL.found(messages, name, limits().unreadReplies(), partner))
                : Optional.empty();
    }

    private static boolean isNearly(long messages, long most) {
        return messages >= NEARLY * most;
    }

    private Policy.Limits limits() {
        return stores.policies().asOf(stores.clock().instant()).limits();
    }
}
