package id.simpul.check;

import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerException;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.hub.Messaging;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the broker: whether it takes messages, what it could not bring anywhere, and whom it lets do what. */
final class BrokerCheck {
    private final Messaging messaging;

    BrokerCheck(Messaging messaging) {
        this.messaging = messaging;
    }

    List<Finding> state() {
        List<Finding> findings = new ArrayList<>();
        if (messaging.broker().isBlocked()) {
            findings.add(Trouble.BROKER_BLOCKED.found());
        }
        if (!messaging.behind().isEmpty()) {
            findings.add(Trouble.BROKER_BEHIND.found(names(messaging.behind())));
        }
        if (messaging.broker() instanceof EmbeddedBroker embedded) {
            if (embedded.isDiskAlert()) {
                findings.add(Trouble.BROKER_DISK_LOW.found(embedded.diskPercent()));
            }
            if (!embedded.journalType().equals("ASYNCIO")) {
                findings.add(Trouble.BROKER_JOURNAL.found(embedded.journalType()));
            }
        }
        return findings;
    }

    static String names(Collection<PartnerId> partners) {
        return partners.stream().map(PartnerId::value).sorted().collect(Collectors.joining(", "));
    }

    /** Those that are not yet in their table. */
    List<Finding> deadLetters() {
        List<Finding> findings = new ArrayList<>();
        for (String queue : List.of(Addresses.DEAD_REQUESTS, Addresses.DEAD_LETTERS)) {
            long waiting = messaging.broker().waiting(queue);
            if (waiting > 0) {
                findings.add(Trouble.DEAD_LETTERS.found(waiting, queue));
            }
        }
        return findings;
    }

    /** Tries what must be refused, as one strange partner against another. */
    List<Finding> forgeries() {
        try {
            return new CanaryFlight(messaging)
                    .fly().stream()
                            .filter(result -> !result.refused())
                            .map(BrokerCheck::notRefused)
                            .toList();
        } catch (NotTried e) {
            return List.of(Trouble.FORGERIES_NOT_TRIED.found(e.sentence()));
        } catch (BrokerException e) {
            return List.of(Trouble.FORGERIES_NOT_TRIED.found(e.getMessage()));
        }
    }

    private static Finding notRefused(Canaries.Result result) {
        Trouble trouble =
                result.answer().isEmpty() ? Trouble.FORGERY_NOT_REFUSED : Trouble.FORGERY_NOT_REFUSED_FOR_SILENCE;
        return trouble.found(result.protocol(), result.attempt().words());
    }
}
