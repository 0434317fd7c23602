package id.simpul.intake;

import id.simpul.intake.envelope.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the messages of one batch that share an id: repeated ones, and those in conflict. */
final class SameIds {
    private final Map<RequestKey, Fingerprint> taken = new HashMap<>();

    private SameIds() {}

    static List<Case> marked(List<Case> cases) {
        SameIds ids = new SameIds();
        return cases.stream().map(ids::marked).toList();
    }

    /** A test gives way to what took the id before it, and takes none itself: the request in earnest may come after it. */
    private Case marked(Case one) {
        if (!one.isToBeJudged()) {
            return one;
        }
        RequestKey key = one.key().orElseThrow();
        Fingerprint own = one.opened().fingerprint();
        Fingerprint before = one.isTest() ? taken.get(key) : taken.putIfAbsent(key, own);
        if (before == null) {
            return one;
        }
        return before.equals(own) ? one.repeated() : one.conflicting();
    }
}
