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

    AccountFacts(Map<PartnerId, PartnerEntry> entries) {
        entries.forEach((id, entry) -> {
            if (entry.removedAt().isEmpty()) {
                partners.put(id, entry.partner());
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

    @Override
    public void apply(Effect effect) {
        if (effect instanceof Updated updated
                && updated.update()
                        .contact()
                        .flatMap(PartnerUpdate.Contact::email)
                        .isPresent()) {
            withAddress.add(updated.update().partner());
        }
    }
}
