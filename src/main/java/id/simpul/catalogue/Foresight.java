package id.simpul.catalogue;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the catalogue would decide of items if it were told of them now, by the desk that will decide; nothing is written. */
public final class Foresight {
    private final CatalogueDesk desk = new CatalogueDesk();

    /**
     * What would become of one item.
     *
     * @param described the id of its own description
     * @param work the title of the work it would be of
     * @param refused why it would not be taken
     * @param doubtful whether staff would be asked if it is another work
     */
    public record Foreseen(String described, String work, Optional<Reason> refused, boolean doubtful) {
        /** Whether it would be one work with titles that are written otherwise. */
        public boolean isJoined() {
            return !described.equals(work);
        }
    }

    /** In the order of the requests, each as if those before it had been taken. */
    public List<Foreseen> of(Handle db, List<Request> requests, Policy policy, LocalDate today) {
        CatalogueFacts facts = desk.facts(db, requests);
        List<Foreseen> foreseen = new ArrayList<>();
        for (Request request : requests) {
            Decision decision = desk.decide(request, facts, policy, today);
            for (Effect effect : decision.effects()) {
                facts.apply(effect);
            }
            foreseen.add(foreseen(facts.described(request), decision));
        }
        return foreseen;
    }

    private static Foreseen foreseen(Described described, Decision decision) {
        Optional<Catalogued> change = decision.effects().stream()
                .filter(Catalogued.class::isInstance)
                .map(Catalogued.class::cast)
                .findFirst();
        boolean refused = decision instanceof Decision.Refused;
        return new Foreseen(
                described.id(),
                change.map(Catalogued::title).orElse(described.id()),
                refused ? decision.reasons().stream().findFirst() : Optional.empty(),
                change.filter(one -> !one.doubts().isEmpty()).isPresent());
    }
}
