package id.simpul.agreement;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Hands staff the scan of an agreement, if it is still the file that was recorded. */
final class ScanDesk implements Desk<ScanDesk.Found> {
    private static final String AGREEMENT = "/data/agreement";

    private final Scans scans;

    ScanDesk(Scans scans) {
        this.scans = scans;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_AGREEMENT_SCAN);
    }

    /** A scan, what it is of, and what its file holds. */
    record Kept(String subject, Scan scan, Optional<byte[]> content) {}

    /** By how staff name what they look for. */
    record Found(Map<String, Kept> kept) implements Facts {
        @Override
        public void apply(Effect effect) {
            // Nothing changes by being looked at.
        }
    }

    @Override
    public Found facts(Handle db, List<Request> requests) {
        Map<String, Kept> kept = new HashMap<>();
        for (Request request : requests) {
            String asked = asked(request);
            String subject = AgreementBook.find(db, asked).map(Agreement::id).orElse(asked);
            Scans.of(db, subject).ifPresent(scan -> kept.put(asked, new Kept(subject, scan, scans.read(scan))));
        }
        return new Found(kept);
    }

    private static String asked(Request request) {
        return request.data().path("agreement").asText();
    }

    @Override
    public Decision decide(Request request, Found found, Policy policy, LocalDate today) {
        Kept kept = found.kept().get(asked(request));
        if (kept == null) {
            return Refused.because(Reason.of(Code.NO_SCAN, AGREEMENT, asked(request)));
        }
        if (kept.content().isEmpty()) {
            return Refused.because(Reason.of(Code.SCAN_NOT_HERE, AGREEMENT));
        }
        byte[] content = kept.content().get();
        if (!Scan.sha256(content).equals(kept.scan().sha256())) {
            return Refused.because(Reason.of(Code.SCAN_CHANGED, AGREEMENT));
        }
        ScanShown shown = new ScanShown(
                kept.subject(), kept.scan(), content, request.staff().orElseThrow());
        return new Decision.Accepted(kept.subject(), Json.tree(kept.scan()), List.of(shown), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // The ledger writes who looked.
    }
}
