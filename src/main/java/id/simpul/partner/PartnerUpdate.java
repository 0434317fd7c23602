package id.simpul.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes of a partner; what is empty stays as it is.
 *
 * @param aliases names that it is called by as well, beside those it has
 */
public record PartnerUpdate(
        PartnerId partner,
        Optional<Contact> contact,
        Optional<String> address,
        Optional<List<String>> aliases,
        Optional<Set<Channel>> channels,
        Optional<Map<String, String>> addresses,
        Optional<Language> language) {

    /** Whom to write to and call; what is empty stays as it is. */
    public record Contact(Optional<String> name, Optional<String> email, Optional<String> phone) {}

    /** Changes nothing yet. */
    public static PartnerUpdate of(PartnerId partner) {
        return new PartnerUpdate(
                partner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public PartnerUpdate withContact(Contact changed) {
        return new PartnerUpdate(partner, Optional.of(changed), address, aliases, channels, addresses, language);
    }

    public PartnerUpdate withAddress(String changed) {
        return new PartnerUpdate(partner, contact, Optional.of(changed), aliases, channels, addresses, language);
    }

    public PartnerUpdate withAliases(List<String> changed) {
        return new PartnerUpdate(
                partner, contact, address, Optional.of(List.copyOf(changed)), channels, addresses, language);
    }

    public PartnerUpdate withChannels(Set<Channel> changed) {
        return new PartnerUpdate(
                partner, contact, address, aliases, Optional.of(Set.copyOf(changed)), addresses, language);
    }

    /** Others than those named stay. */
    public PartnerUpdate withAddresses(Map<String, String> changed) {
        return new PartnerUpdate(
                partner, contact, address, aliases, channels, Optional.of(Map.copyOf(changed)), language);
    }

    public PartnerUpdate withLanguage(Language changed) {
        return new PartnerUpdate(partner, contact, address, aliases, channels, addresses, Optional.of(changed));
    }
}
