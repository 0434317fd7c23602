package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Forerunner;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/** The requests in hand, from taking them to acknowledging them. */
final class IntakeBatch {
    private final List<Taken> taken = new ArrayList<>();
    /** The requests, and what is known of them already; empty if nothing is. */
    private List<Incoming> ready = List.of();

    private int bytes;

    private record Taken(PartnerQueue queue, ClientMessage message, Incoming request) {}

    void add(PartnerQueue queue, ClientMessage message, Incoming request) {
        taken.add(new Taken(queue, message, request));
        bytes += request.body().length;
    }

    int size() {
        return taken.size();
    }

    /** The length of their bodies. */
    int bytes() {
        return bytes;
    }

    List<Incoming> requests() {
        return ready.isEmpty() ? taken.stream().map(Taken::request).toList() : ready;
    }

    /** Has done what can be done before its turn. */
    void prepare(Forerunner forerunner) {
        ready = forerunner.ahead(requests());
    }

    /** Leaves out what these partners sent: it stays unacknowledged, since it comes after what was left. */
    void leaveOut(Set<PartnerId> partners) {
        if (taken.removeIf(one -> partners.contains(one.queue().partner()))) {
            ready = List.of();
        }
    }

    /**
     * Acknowledges what is answered: a partner's last message takes those before it along. What is left stays, with whatever the
     * partner sent after it.
     *
     * @param answers one to each, in order
     */
    void acknowledge(List<Answer> answers) throws ActiveMQException {
        Set<PartnerQueue> left = new HashSet<>();
        Map<PartnerQueue, ClientMessage> last = new LinkedHashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            Taken one = taken.get(i);
            if (answers.get(i).isLeft()) {
                left.add(one.queue());
            } else if (left.contains(one.queue())) {
                throw new IllegalStateException("The route answered what "
                        + one.queue().partner() + " sent after a message that it left: the order would be lost.");
            } else {
                last.put(one.queue(), one.message());
            }
        }
        for (ClientMessage message : last.values()) {
            message.acknowledge();
        }
    }

    /** Whose answers are such. */
    static Set<PartnerId> partnersOf(List<Answer> answers, Predicate<Answer> such) {
        return answers.stream()
                .filter(such)
                .map(answer -> answer.incoming().partner())
                .collect(Collectors.toSet());
    }
}
