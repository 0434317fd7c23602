package id.simpul.account;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the partners who change something of themselves. */
final class AccountFacts implements Desk.Facts {
    private final Map<PartnerId, Partner> partners = new HashMap<>();
    private final Set<PartnerId> withAddress = new HashSet<>();
    private final Map<PartnerId, Set<String>> aliases = new HashMap<>();

    AccountFacts(Map<PartnerId, PartnerEntry> entries) {
        entries.forEach((id, entry) -> {
            if (entry.removedAt().isEmpty()) {
                partners.put(id, entry.partner());
                aliases.put(id, new HashSet<>(entry.aliases()));
                entry.partner().email().or(entry::unconfirmedEmail).ifPresent(email -> withAddress.add(id));
            }
        });
    }

    Optional<Partner> find(PartnerId id) {
        return Optional.ofNullable(partners.get(id));
    }

    boolean hasEmail(PartnerId id) {
        return withAddress.contains(id);
    }

    /** Other names that a partner has. */
    Set<String> aliases(PartnerId id) {
        return aliases.getOrDefault(id, Set.of());
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof Updated updated) {
            PartnerUpdate update = updated.update();
            if (update.contact().flatMap(PartnerUpdate.Contact::email).isPresent()) {
                withAddress.add(update.partner());
            }
            update.aliases().ifPresent(aliases.get(update.partner())::addAll);
        }
    }
}
