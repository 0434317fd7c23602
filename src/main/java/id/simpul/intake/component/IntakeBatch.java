package id.simpul.intake.component;

import id.simpul.intake.Incoming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/** The requests in hand, from taking them to acknowledging them. */
final class IntakeBatch {
    private final List<Incoming> requests = new ArrayList<>();
    private final Map<PartnerQueue, ClientMessage> last = new LinkedHashMap<>();

    void add(PartnerQueue queue, ClientMessage message, Incoming request) {
        requests.add(request);
        last.put(queue, message);
    }

    int size() {
        return requests.size();
    }

    List<Incoming> requests() {
        return List.copyOf(requests);
    }

    /** Acknowledging a partner's last message takes those before it along. */
    void acknowledge() throws ActiveMQException {
        for (ClientMessage message : last.values()) {
            message.acknowledge();
        }
    }
}
