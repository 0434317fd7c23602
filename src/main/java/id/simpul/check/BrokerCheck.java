package id.simpul.check;

import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerException;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.hub.Messaging;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the broker: whether it takes messages, what it could not bring anywhere, and whom it lets do what. */
final class BrokerCheck {
    private final Messaging messaging;

    BrokerCheck(Messaging messaging) {
        this.messaging = messaging;
    }

    List<Finding> state() {
        List<Finding> findings = new ArrayList<>();
        if (messaging.broker().isBlocked()) {
            findings.add(Finding.wrong(
                    "broker", "The broker takes no messages: its disk is full, or it cannot be reached."));
        }
        if (messaging.broker() instanceof EmbeddedBroker embedded) {
            if (embedded.isDiskAlert()) {
                findings.add(Finding.warning(
                        "broker", "The broker's disk is " + embedded.diskPercent() + " % full; free or add space."));
            }
            if (!embedded.journalType().equals("ASYNCIO")) {
                findings.add(Finding.note(
                        "broker",
                        "The broker's journal is " + embedded.journalType()
                                + ": safe, and a lone message takes a few milliseconds longer than with libaio."));
            }
        }
        return findings;
    }

    List<Finding> deadLetters() {
        List<Finding> findings = new ArrayList<>();
        for (String queue : List.of(Addresses.DEAD_REQUESTS, Addresses.DEAD_LETTERS)) {
            long waiting = messaging.broker().waiting(queue);
            if (waiting > 0) {
                findings.add(Finding.wrong(
                        "broker",
                        waiting + " messages wait in " + queue + ", on which the hub failed; the log says why, by "
                                + Addresses.DEAD_REASON_HEADER + "."));
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
        } catch (BrokerException e) {
            return List.of(
                    Finding.wrong("access", "Whether forgeries are refused could not be tried: " + e.getMessage()));
        }
    }

    private static Finding notRefused(Canaries.Result result) {
        return Finding.wrong(
                "access",
                "The " + result.protocol() + " listener did not refuse to "
                        + result.attempt().words()
                        + (result.answer().isEmpty() ? "" : " (" + result.answer() + ")")
                        + "; close the port and check the broker's configuration.");
    }
}
