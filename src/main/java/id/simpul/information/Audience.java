package id.simpul.information;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who can be reached: the partners of the kinds, and those by the names, that some announcements are meant for. */
final class Audience implements Desk.Facts {
    private final Map<PartnerKind, List<PartnerId>> kinds;
    private final Map<String, Named> named;

    /** A partner as it is called now, whatever it was called when it was named. */
    record Named(PartnerId id, String name) {}

    /**
     * @param kinds all partners of a kind that take part now
     * @param named those that take part now, by the names that were asked for
     */
    Audience(Map<PartnerKind, List<PartnerId>> kinds, Map<String, Named> named) {
        this.kinds = Map.copyOf(kinds);
        this.named = Map.copyOf(named);
    }

    boolean isKnown(String member) {
        return PartnerKind.ofWire(member).isPresent() || named.containsKey(member);
    }

    /** What a partner is called. */
    Optional<String> nameOf(PartnerId partner) {
        return Optional.ofNullable(named.get(partner.value())).map(Named::name);
    }

    /** Whom an announcement reaches, each once; the sender only if it is named itself. */
    Set<PartnerId> of(List<String> members, PartnerId sender) {
        Set<PartnerId> reached = new TreeSet<>();
        members.forEach(member ->
                PartnerKind.ofWire(member).ifPresent(kind -> reached.addAll(kinds.getOrDefault(kind, List.of()))));
        reached.remove(sender);
        members.stream()
                .filter(member -> PartnerKind.ofWire(member).isEmpty())
                .forEach(member -> reached.add(named.get(member).id()));
        return reached;
    }

    @Override
    public void apply(Effect effect) {
        // No announcement changes whom another one reaches.
    }
}
