package id.simpul.intake;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a batch into rounds. What a partner asks of one desk may rest on what it asked of another just before, so it begins a
 * round of its own, whose facts are read after the earlier effects are written; unless both desks stand alone.
 */
final class Rounds {
    private final Desks desks;
    private final List<List<Case>> rounds = new ArrayList<>();
    private final Map<PartnerId, Set<Desk<?>>> desksOf = new HashMap<>();

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
                || (one.isToBeJudged() && restsOnAnother(one.request().orElseThrow()))) {
            rounds.add(new ArrayList<>());
            desksOf.clear();
        }
        rounds.get(rounds.size() - 1).add(one);
        if (one.isToBeJudged()) {
            Request request = one.request().orElseThrow();
            desksOf.computeIfAbsent(request.partner(), partner -> new HashSet<>())
                    .add(desks.of(request.type()));
        }
    }

    private boolean restsOnAnother(Request request) {
        Desk<?> desk = desks.of(request.type());
        return desksOf.getOrDefault(request.partner(), Set.of()).stream()
                .anyMatch(before -> !before.equals(desk) && !(before.standsAlone() && desk.standsAlone()));
    }
}
