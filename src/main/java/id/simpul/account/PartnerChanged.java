package id.simpul.account;

import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.partner.Region;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What staff change of a partner; what is empty stays as it is. */
record PartnerChanged(PartnerId partner, Optional<String> name, Optional<String> email, Optional<String> region) {
    void write(Handle db, Partners partners) {
        if (name.isPresent() || region.isPresent()) {
            partners.rename(db, partner, name, region.map(Region::kemendagri));
        }
        if (email.isPresent()) {
            PartnerUpdate.Contact contact = new PartnerUpdate.Contact(Optional.empty(), email, Optional.empty());
            partners.enter(db, List.of(PartnerUpdate.of(partner).withContact(contact)));
        }
    }
}
