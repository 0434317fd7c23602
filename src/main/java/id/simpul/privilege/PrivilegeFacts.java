package id.simpul.privilege;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is registered already, which universities letters name, and what is agreed with them. */
final class PrivilegeFacts implements Desk.Facts {
    private final Map<Known, List<Privilege>> current = new HashMap<>();
    private final Map<String, Set<PartnerId>> issuers;
    private final Map<PartnerId, List<Agreed>> agreements;

    /** By what a person is known again. */
    private record Known(PartnerId partner, String ref) {}

    /** An agreement with a university: what it is about, as agreements name it, and its term. */
    record Agreed(String id, String form, LocalDate from, LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * @param current the privileges that count now of those who are registered again
     * @param issuers the universities that may be meant, by the name as it stands in letters
     */
    PrivilegeFacts(
            Collection<Privilege> current,
            Map<String, Set<PartnerId>> issuers,
            Map<PartnerId, List<Agreed>> agreements) {
        current.forEach(this::know);
        this.issuers = Map.copyOf(issuers);
        this.agreements = Map.copyOf(agreements);
    }

    private void know(Privilege privilege) {
        privilege.person().ref().ifPresent(ref -> current.computeIfAbsent(
                        new Known(privilege.person().partner(), ref), none -> new ArrayList<>())
                .add(privilege));
    }

    private void forget(Privilege ended) {
        current.values().forEach(theirs -> theirs.removeIf(one -> one.id().equals(ended.id())));
    }

    /** What counts of a person: what runs, and what is still to come behind it. */
    List<Privilege> currentOf(PartnerId partner, String ref) {
        return List.copyOf(current.getOrDefault(new Known(partner, ref), List.of()));
    }

    /** Whom a name may mean: a name that several universities bear is decided by nobody but staff. */
    Set<PartnerId> issuers(String name) {
        return issuers.getOrDefault(name, Set.of());
    }

    /**
     * The agreement of one of these forms that is in force on a day, of several the one that ends last; it goes on to the end of
     * those that take up where it ends.
     */
    Optional<Agreed> agreement(PartnerId university, LocalDate day, Set<String> forms) {
        List<Agreed> open = agreements.getOrDefault(university, List.of()).stream()
                .filter(agreed -> forms.contains(agreed.form()))
                .toList();
        return open.stream()
                .filter(agreed -> agreed.holdsOn(day))
                .max(Comparator.comparing(Agreed::to).thenComparing(Agreed::id))
                .map(agreed -> new Agreed(agreed.id(), agreed.form(), agreed.from(), onward(agreed.to(), open)));
    }

    private static LocalDate onward(LocalDate to, List<Agreed> open) {
        return open.stream()
                .filter(next -> next.to().isAfter(to) && !next.from().isAfter(to.plusDays(1)))
                .map(Agreed::to)
                .max(Comparator.naturalOrder())
                .map(further -> onward(further, open))
                .orElse(to);
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof Granted granted) {
            granted.before().forEach(this::forget);
            know(granted.privilege());
        }
    }
}
