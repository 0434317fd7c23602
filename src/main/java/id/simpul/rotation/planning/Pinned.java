package id.simpul.rotation.planning;

import id.simpul.ledger.Phrase;
import id.simpul.policy.Policy;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Places;
import id.simpul.rotation.planner.Title;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the books chosen by hand can go, judged when the quarter is planned: what was possible when it was chosen may not be
 * any more. What cannot go is left out and said, and the plan is made of the rest.
 */
final class Pinned {
    private final PlanBasis basis;
    private final Policy policy;
    private final Map<String, PlanBasis.Holder> taking = new HashMap<>();
    private final Map<String, Title> titles = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final Map<String, List<Level>> levels = new HashMap<>();
    private final List<ByHand.Pin> fixed = new ArrayList<>();
    private final List<Phrase> leftOut = new ArrayList<>();

    Pinned(PlanBasis basis, Policy policy) {
        this.basis = basis;
        this.policy = policy;
        basis.taking().forEach(holder -> taking.put(holder.seat().school(), holder));
        basis.titles().forEach(title -> {
            numbers.put(title.id(), numbers.size());
            titles.put(title.id(), title);
        });
        basis.byHand().pins().stream()
                .filter(pin -> taking.containsKey(pin.school()))
                .forEach(this::judge);
    }

    /** What goes for certain. */
    List<ByHand.Pin> fixed() {
        return fixed;
    }

    /** What had to be left out, and why. */
    List<Phrase> leftOut() {
        return leftOut;
    }

    private void judge(ByHand.Pin pin) {
        Optional<Phrase> why = against(pin);
        if (why.isPresent()) {
            leftOut.add(pin.leftOut(taking.get(pin.school()).name(), why.get()));
            return;
        }
        fixed.add(pin);
        given.merge(pin.title(), 1, Integer::sum);
        levels.computeIfAbsent(pin.school(), school -> new ArrayList<>())
                .add(titles.get(pin.title()).level());
    }

    private Optional<Phrase> against(ByHand.Pin pin) {
        List<String> copies = basis.copies().getOrDefault(pin.title(), List.of());
        if (copies.isEmpty() || (!pin.anyCopy() && !copies.contains(pin.barcode()))) {
            return Optional.of(new Phrase("tidak siap pada waktunya", "it is not ready in time"));
        }
        if (basis.had().has(pin.school(), numbers.get(pin.title()))) {
            return Optional.of(
                    new Phrase("sekolah sudah pernah menerima judulnya", "the school has had its title before"));
        }
        if (basis.byHand().isKeptFrom(pin.school(), pin.title())) {
            return Optional.of(new Phrase("petugas mengecualikannya", "staff keep it from the school"));
        }
        if (given.getOrDefault(pin.title(), 0) >= copies.size()) {
            return Optional.of(new Phrase("dipilihkan untuk sekolah lain", "it was chosen for another school"));
        }
        return hasRoom(pin) ? Optional.empty() : Optional.of(new Phrase("tempatnya penuh", "its places are full"));
    }

    private boolean hasRoom(ByHand.Pin pin) {
        Places places = taking.get(pin.school())
                .seat()
                .from(basis.quarter(), policy.rotation().batchSize())
                .places();
        List<Level> chosen = levels.getOrDefault(pin.school(), List.of());
        Level level = titles.get(pin.title()).level();
        long alike = chosen.stream().filter(level::equals).count();
        return chosen.size() < places.total()
                && switch (level) {
                    case LOWER -> alike < places.lower();
                    case UPPER -> alike < places.upper();
                    case BOTH -> true;
                };
    }
}
