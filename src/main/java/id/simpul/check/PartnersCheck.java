package id.simpul.check;

import id.simpul.broker.Addresses;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.EmbeddedQueues.QueueLook;
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
                queues(broker, partner, paused.contains(partner.id()), findings);
            }
        }
        return findings;
    }

    private void queues(EmbeddedBroker broker, Partner partner, boolean paused, List<Finding> findings) {
        look(broker, partner.id(), Addresses.requests(partner.id()), findings)
                .flatMap(queue -> requests(queue, partner.id(), paused))
                .ifPresent(findings::add);
        if (partner.hasSystem()) {
            for (String name : List.of(Addresses.replies(partner.id()), Addresses.notifications(partner.id()))) {
                look(broker, partner.id(), name, findings)
                        .flatMap(queue -> answers(queue, partner.id(), name))
                        .ifPresent(findings::add);
            }
        }
    }

    /** What is on the broker's disk is not lost, but takes room and time. */
    private static Optional<QueueLook> look(
            EmbeddedBroker broker, PartnerId partner, String name, List<Finding> findings) {
        Optional<QueueLook> look = broker.queues().look(name);
        if (look.isEmpty()) {
            findings.add(Trouble.QUEUE_MISSING.found(name, partner));
        }
        look.filter(QueueLook::paged)
                .ifPresent(queue -> findings.add(Trouble.QUEUE_PAGED.found(queue.messages(), name, partner)));
        return look;
    }

    private Optional<Finding> requests(QueueLook queue, PartnerId partner, boolean paused) {
        if (isNearly(queue.messages(), limits().waitingRequests())) {
            return Optional.of(Trouble.QUEUE_FULL.found(
                    queue.messages(), Addresses.requests(partner), limits().waitingRequests(), partner));
        }
        return queue.readers() == 0 && queue.messages() > 0 && !paused
                ? Optional.of(Trouble.QUEUE_UNREAD.found(queue.messages(), Addresses.requests(partner), partner))
                : Optional.empty();
    }

    private Optional<Finding> answers(QueueLook queue, PartnerId partner, String name) {
        return isNearly(queue.messages(), limits().unreadReplies())
                ? Optional.of(Trouble.QUEUE_FULL.found(queue.messages(), name, limits().unreadReplies(), partner))
                : Optional.empty();
    }

    private static boolean isNearly(long messages, long most) {
        return messages >= NEARLY * most;
    }

    private Policy.Limits limits() {
        return stores.policies().asOf(stores.clock().instant()).limits();
    }
}
