package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import java.util.List;

/**
 * A paper that staff have recorded; its hash stands in the history of what it shows.
 *
 * @param subject the agreement that it shows, or the proposal that it rejects
 * @param content the file; an array is not compared by what it holds, and need not be
 */
@SuppressWarnings("ArrayRecordComponent")
record ScanKept(PartnerId partner, String subject, Scan scan, byte[] content, Staff staff) implements Effect {
    @Override
    public List<Event> events() {
        ObjectNode detail = Json.object()
                .put("sha256", scan.sha256())
                .put("name", scan.name())
                .put("bytes", scan.bytes())
                .put("by", staff.name());
        return List.of(new Event(partner, subject, "scan-kept", detail));
    }
}
