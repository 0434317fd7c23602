package id.simpul.intake;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a batch into rounds. What a partner asks of one desk may rest on what it asked of another just before, so it begins a
 * round of its own, whose facts are read after the earlier effects are written.
 */
final class Rounds {
    private final Desks desks;
    private final List<List<Case>> rounds = new ArrayList<>();
    private final Map<PartnerId, Desk<?>> deskOf = new HashMap<>();

    private Rounds(Desks desks) {
        this.desks = desks;
    }

    /** All cases in their order, those of one round together. */
    static List<List<Case>> of(List<Case> cases, Desks desks) {
        Rounds all = new Rounds(desks);
        cases.forEach(all::add);
        return all.rounds;
    }

    private void add(Case one) {
        if (rounds.isEmpty()
                || (one.isToBeJudged() && goesToAnotherDesk(one.request().orElseThrow()))) {
            rounds.add(new ArrayList<>());
            deskOf.clear();
        }
        rounds.get(rounds.size() - 1).add(one);
        if (one.isToBeJudged()) {
            Request request = one.request().orElseThrow();
            deskOf.put(request.partner(), desks.of(request.type()));
        }
    }

    private boolean goesToAnotherDesk(Request request) {
        Desk<?> desk = desks.of(request.type());
        return !desk.equals(deskOf.getOrDefault(request.partner(), desk));
    }
}
