package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import java.util.Base64;
import java.util.List;

/** Staff took a scan out: who did is kept, what it holds is shown this once. */
@SuppressWarnings("ArrayRecordComponent")
record ScanShown(String subject, Scan scan, byte[] content, Staff staff) implements Effect {
    @Override
    public List<Event> events() {
        ObjectNode detail = Json.object()
                .put("sha256", scan.sha256())
                .put("by", staff.name())
                .put("reason", staff.reason());
        return List.of(new Event(PartnerId.STAFF, subject, "scan-read", detail));
    }

    @Override
    public ObjectNode shownOnce() {
        return Json.object().put("content", Base64.getEncoder().encodeToString(content));
    }
}
