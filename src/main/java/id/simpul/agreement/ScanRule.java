package id.simpul.agreement;

import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.util.Optional;

/** Which file is taken for the paper of a decision: one that can be looked at, and is not too large (R23). */
@Decides(Rule.R23)
final class ScanRule {
    private static final String CONTENT = "/data/scan/content";
    private static final int MEGABYTE = 1 << 20;

    private ScanRule() {}

    /** What was scanned, as far as it can be read. */
    record Read(Optional<byte[]> content, Optional<Scan.Type> type) {
        static Read of(AgreementRecord.Scanned scanned) {
            Optional<byte[]> content = Scan.decoded(scanned.content());
            return new Read(content, content.flatMap(Scan.Type::of));
        }

        Scan named(String name) {
            return Scan.of(name, type.orElseThrow(), content.orElseThrow());
        }
    }

    static Optional<Reason> against(Read read, Policy policy) {
        int most = policy.agreements().scanMegabytes();
        if (read.content()
                .filter(bytes -> bytes.length > (long) most * MEGABYTE)
                .isPresent()) {
            return Optional.of(Reason.of(Code.SCAN_TOO_LARGE, CONTENT, most));
        }
        return read.type().isEmpty() ? Optional.of(Reason.of(Code.SCAN_OF_NO_TYPE, CONTENT)) : Optional.empty();
    }
}
