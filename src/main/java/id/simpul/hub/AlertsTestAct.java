package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.health.Alerts;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.util.List;

/** Tries whether the operator is reached. */
final class AlertsTestAct implements Act {
    private final Alerts alerts;

    AlertsTestAct(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public Said perform(Call call) {
        if (alerts.addresses().isEmpty()) {
            throw refused(new Phrase(
                    "Belum ada alamat yang diberi tahu; isi SIMPUL_ALERTS_TO, lalu jalankan ulang Simpul.",
                    "There is no address to tell; set SIMPUL_ALERTS_TO, then start the hub again."));
        }
        alerts.test().ifPresent(why -> {
            throw refused(why);
        });
        ObjectNode said = Json.object();
        alerts.addresses().forEach(said.withArray("sentTo")::add);
        return Said.of(List.of(said));
    }

    private static NotDone refused(Phrase why) {
        ArrayNode reasons = Json.object().arrayNode();
        reasons.addObject()
                .put("code", "alert-not-sent")
                .put("pointer", "")
                .putObject("message")
                .put("id", why.indonesian())
                .put("en", why.english());
        return new NotDone(reasons);
    }
}
