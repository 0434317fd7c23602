package id.simpul.partner;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What changes of a partner; what is empty stays as it is. */
public record PartnerUpdate(
        PartnerId partner,
        Optional<Contact> contact,
        Optional<String> address,
        Optional<List<String>> aliases,
        Optional<Set<Channel>> channels,
        Optional<Language> language) {

    /** Whom to write to and call; what is empty stays as it is. */
    public record Contact(Optional<String> name, Optional<String> email, Optional<String> phone) {}

    /** Changes nothing yet. */
    public static PartnerUpdate of(PartnerId partner) {
        return new PartnerUpdate(
                partner, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public PartnerUpdate withContact(Contact changed) {
        return new PartnerUpdate(partner, Optional.of(changed), address, aliases, channels, language);
    }

    public PartnerUpdate withAddress(String changed) {
        return new PartnerUpdate(partner, contact, Optional.of(changed), aliases, channels, language);
    }

    public PartnerUpdate withAliases(List<String> changed) {
        return new PartnerUpdate(partner, contact, address, Optional.of(List.copyOf(changed)), channels, language);
    }

    public PartnerUpdate withChannels(Set<Channel> changed) {
        return new PartnerUpdate(partner, contact, address, aliases, Optional.of(Set.copyOf(changed)), language);
    }

    public PartnerUpdate withLanguage(Language changed) {
        return new PartnerUpdate(partner, contact, address, aliases, channels, Optional.of(changed));
    }
}
