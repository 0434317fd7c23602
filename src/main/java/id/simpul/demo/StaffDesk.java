package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import java.util.List;
import java.util.Map;

/** The library's staff, who do what their commands do. */
final class StaffDesk {
    private static final Staff SARI = new Staff("Sari Contoh", "programme of record");

    private final Map<String, Act> acts;

    StaffDesk(Map<String, Act> acts) {
        this.acts = acts;
    }

    /** Does something and gives the first line of what the hub says of it. */
    ObjectNode act(String name, ObjectNode arguments) {
        List<ObjectNode> lines = lines(name, arguments);
        return lines.isEmpty() ? Json.object() : lines.get(0);
    }

    /** Does something and gives all lines of what the hub says of it. */
    List<ObjectNode> lines(String name, ObjectNode arguments) {
        Act act = acts.get(name);
        if (act == null) {
            throw new DemoStopped("This hub cannot do " + name + ".");
        }
        try {
            return act.perform(arguments, SARI);
        } catch (Act.NotDone e) {
            throw new DemoStopped("The hub did not do " + name + " " + arguments + ": " + e.getMessage());
        }
    }

    /** Tries something that the hub must refuse for a reason of that code. */
    void tryInVain(String name, ObjectNode arguments, String code) {
        try {
            acts.get(name).perform(arguments, SARI);
        } catch (Act.NotDone e) {
            if (e.told().findValuesAsText("code").contains(code)) {
                return;
            }
            throw new DemoStopped("The hub did not do " + name + " " + arguments + " because of " + e.told());
        }
        throw new DemoStopped("The hub did " + name + " " + arguments + ", which " + code + " stands against.");
    }

    /** Agrees to a partner's request that waits for staff. */
    void agreeTo(String partner, String request) {
        act("decide", Json.object().put("request", partner + "/" + request).put("answer", "yes"));
    }
}
